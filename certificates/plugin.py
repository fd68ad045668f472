"""Everything that this app adds to the sockets, on one page."""


def register() -> None:
    """Called once, when Django is ready."""
