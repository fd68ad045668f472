"""The pages of networks: for anybody, for who takes part, and for the desk."""
