"""The desk's pages, one noun a file. Each begins with a loader of `access`: no right, no event."""
