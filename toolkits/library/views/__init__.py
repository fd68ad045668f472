"""The pages of toolkits: for anybody, and for the desk."""
