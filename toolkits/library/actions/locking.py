"""The toolkit's row is locked by whatever changes it or what hangs on it: two who do that at once take turns."""

from events.models import Event
from events.planning.actions import touch
from toolkits.models import Toolkit


def lock_toolkit(pk: int) -> Toolkit:
    """The toolkit as it stands now."""
    return Toolkit.objects.select_for_update(no_key=True).get(pk=pk)


def redraw_events(toolkit: Toolkit) -> None:
    """The pages of its events name it: they are drawn anew."""
    touch(*Event.objects.filter(toolkit_key=toolkit.key))
