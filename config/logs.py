"""What the log may say of a request: its route, never its path. A path may hold a code or the address of a hidden event."""

import logging
from typing import Any


class RouteOnly(logging.Filter):
    """Puts the route in the place of whatever begins as a path, in what Django writes of a request.

    Django writes a path escaped or not, with its query or without: so it is not compared with the request's, but every text
    among the values that begins with a slash is replaced.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if hasattr(request, "path") and isinstance(record.args, tuple):
            match = getattr(request, "resolver_match", None)
            said = f"/{match.route}" if match else "(no route)"
            record.args = tuple(said if _is_path(value) else value for value in record.args)
        return True


def _is_path(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("/")
