"""Who sees a material when: one rule, without a database."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from events import disclosure
from events.extend import audiences
from events.models import Material

BEFORE, AFTER = Material.Moment.BEFORE, Material.Moment.AFTER
PUBLIC, REGISTERED, PRESENT = Material.Audience.PUBLIC, Material.Audience.REGISTERED, Material.Audience.PRESENT


@dataclass(frozen=True)
class Standing:
    """How somebody stands to one material.

    `has_place`: a confirmed place at its event, and at its session where that was chosen. `was_there`: was at its session,
    or at any session of its event. `groups`: the keys of `extend.audiences` to which this person belongs.
    """

    has_place: bool = False
    was_there: bool = False
    groups: frozenset[str] = frozenset()


ANYBODY = Standing()


def may_see(moment: str, audience: str, *, is_closed: bool, is_outside: bool, standing: Standing) -> bool:
    """Whether somebody who stands like that sees it now.

    `is_closed`: the presence of its session, or of its event, is final. `is_outside`: its event has a page for anybody.
    """
    if moment == AFTER and not is_closed:
        return False
    if audience == PUBLIC:
        return is_outside or standing.has_place
    if audience == REGISTERED:
        return standing.has_place
    if audience == PRESENT:
        return standing.was_there
    return standing.has_place and audience in standing.groups


def is_closed(material: Material, at: datetime) -> bool:
    """Whether the presence that it waits for is final: of its session, else of its event."""
    owner = material.session or material.event
    return owner.closed_at is not None and owner.closed_at <= at


def is_outside(material: Material) -> bool:
    """Whether its event has a page that anybody can open."""
    return material.event.is_published and disclosure.of(material.event).has_public_page


def is_shown(material: Material, standing: Standing, at: datetime) -> bool:
    """The rule, for a row."""
    return may_see(
        material.moment,
        material.audience,
        is_closed=is_closed(material, at),
        is_outside=is_outside(material),
        standing=standing,
    )


def audience_name(key: str) -> str:
    """For whom, in words."""
    group = audiences.get(key)
    return str(
        dict(Material.Audience.choices).get(key) or (group.name if group else _("Een groep die er niet meer is"))
    )


def seen_now(material: Material, at: datetime) -> str:
    """Who can see it at this moment, in a sentence for the desk."""
    if material.moment == AFTER and not is_closed(material, at):
        if material.session:
            return _("Nu nog niemand. Het komt vrij als de presentie van dit onderdeel is afgesloten.")
        return _("Nu nog niemand. Het komt vrij als de bijeenkomst is afgesloten.")
    if material.audience == PUBLIC and is_outside(material):
        return _("Nu voor iedereen, ook op de pagina van de bijeenkomst.")
    if material.audience == PRESENT:
        return _("Nu voor wie bij dit onderdeel was.") if material.session else _("Nu voor wie er was.")
    if material.audience in (PUBLIC, REGISTERED):
        has_choice = material.session is not None and material.session.round_id is not None
        return _("Nu voor wie een plek heeft bij dit onderdeel.") if has_choice else _("Nu voor wie een plek heeft.")
    return _("Nu voor wie een plek heeft en hierbij hoort: %(group)s.") % {"group": audience_name(material.audience)}
