"""How a contact adds colleagues in a test: looks first, then presses the button under what was shown."""

import re
from typing import Any


def look(client, page: str, data: dict[str, Any]) -> Any:
    """What we make of the lines."""
    return client.post(page, {"step": "look", **data})


def agree(client, page: str, data: dict[str, Any], **more: Any) -> Any:
    """The answer to the button under the list that was shown; that of the list itself when it has none."""
    shown = look(client, page, data)
    mark = re.search(r'name="looked" value="([^"]+)"', shown.content.decode())
    return client.post(page, {**data, **more, "step": "add", "looked": mark[1]}) if mark else shown
