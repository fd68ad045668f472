"""The forms of the desk, one noun a file."""
