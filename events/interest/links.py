"""Where the mails lead to."""

from django.urls import reverse

from events import conf
from events.messages.about import About


def own_page(about: About) -> str:
    """The page of who asked."""
    return conf.base_url() + reverse("bijeen_fixed:interest", args=[about.data.get("code", "")])


def event_page(about: About) -> str:
    """The event by its page; where its address would name it, by the page of who asked."""
    if about.event is None or about.is_neutral:
        return own_page(about)
    return conf.base_url() + reverse("bijeen_events:agenda-event", args=[about.event.slug])
