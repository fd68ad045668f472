"""Seven links, one for each of the people that this is made for; `make run` prints them."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from certificates.models import Certificate
from demo.cast import BY_KEY
from demo.shift import ANCHOR
from events import conf
from events.models import Event, Group, Visibility


@dataclass(frozen=True)
class Link:
    """Who, what to do there, and the whole address."""

    who: str | Promise
    sentence: str | Promise
    url: str


def links() -> list[Link]:
    """The links that work here, in the order of the chain. Until the year is played in there are only those of staff."""
    found = (_professional(), _contact(), _member("trainer"), _member("organisator"), _afterwards())
    return [link for link in (*found, _member("privacy"), _member("programmaleider")) if link]


def address(name: str, *args: object) -> str:
    """The whole address of a page; empty where it is not mounted."""
    try:
        return conf.base_url() + reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _professional() -> Link | None:
    event = Event.objects.filter(source_key=ANCHOR).first()
    url = address("bijeen_events:registration-register", event.slug) if event else ""
    return Link(_("Deelnemer"), _("meldt zich aan voor de jaarbijeenkomst"), url) if url else None


def _contact() -> Link | None:
    group = Group.objects.filter(event__source_key=ANCHOR).order_by("pk").first()
    url = address("bijeen_fixed:group", group.code) if group else ""
    return Link(_("Contactpersoon"), _("meldt collega's aan en ziet hoe het met hen staat"), url) if url else None


def _afterwards() -> Link | None:
    """Somebody who was at the last public meeting that gave certificates."""
    events = Event.objects.filter(visibility=Visibility.PUBLIC, is_sensitive=False, status=Event.Status.CLOSED)
    valid = Certificate.objects.filter(event__in=events, revoked_at=None, registration__language="nl")
    certificate = valid.select_related("registration").order_by("-event__ends_at", "registration").first()
    registration = certificate.registration if certificate else None
    url = address("bijeen_fixed:registration", registration.code) if registration else ""
    return (
        Link(_("Deelnemer na afloop"), _("opent de eigen pagina van een bijeenkomst die geweest is"), url)
        if url
        else None
    )


def _member(key: str) -> Link:
    member = BY_KEY[key]
    return Link(member.who, member.does, address("bijeen_demo:sign-in", key))
