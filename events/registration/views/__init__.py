"""The pages of registering, of one's own registration, of a contact, and of a scanned ticket."""
