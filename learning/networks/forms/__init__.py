"""What networks ask: of who wants to join, of who takes part, and of the desk."""
