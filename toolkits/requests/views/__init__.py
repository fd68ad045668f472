"""The pages of requests: asking, the page of who asked, and the desk."""
