"""What the log may say of a request: its route, never its path. A path may hold a code or the address of a hidden event."""

import logging


class RouteOnly(logging.Filter):
    """Puts the route in the place of the path, in what Django writes of a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        path = getattr(request, "path", "")
        if path and isinstance(record.args, tuple):
            match = getattr(request, "resolver_match", None)
            said = f"/{match.route}" if match else "(no route)"
            record.args = tuple(said if arg == path else arg for arg in record.args)
        return True
