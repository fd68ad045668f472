"""Materials come, change and go. A file goes after the commit that no longer names it."""

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from events.extend import audiences
from events.facts import announce
from events.materials.facts import material_added, material_changed, material_removed
from events.materials.refusals import (
    FileOrLink,
    KindStays,
    MaterialGone,
    PresentIsAfterwards,
    SessionElsewhere,
    UnknownAudience,
)
from events.materials.uploads import Upload, keep, refuse_unsafe_link, throw_away
from events.models import Event, Material, Session
from events.ordering import move
from events.refusals import ChangedMeanwhile

SHARED = ("session", "moment", "audience")  # what another version has of the material that it belongs to


def locked_event(event: Event) -> Event:
    """The event as it stands now, locked: one after the other its materials change."""
    return Event.objects.select_for_update(no_key=True, of=("self",)).get(pk=event.pk)


def still(material: Material) -> Material:
    """The material as it stands now, under the lock of its event. Refuses: MaterialGone."""
    found = Material.objects.filter(pk=material.pk).select_related("session", "event").first()
    if found is None:
        raise MaterialGone()
    return found


def redraw(event: Event, *audiences_: str) -> None:
    """The public page is another one when what anybody sees has changed."""
    if Material.Audience.PUBLIC in audiences_:
        Event.objects.filter(pk=event.pk).update(content_version=F("content_version") + 1)


@transaction.atomic
def add_material(
    *,
    event: Event,
    title_nl: str,
    at: datetime,
    by: Any,
    title_en: str = "",
    upload: Upload | None = None,
    link: str = "",
    session: Session | None = None,
    moment: str = Material.Moment.AFTER,
    audience: str = Material.Audience.REGISTERED,
    language: str = "nl",
) -> Material:
    """Put a file or a link with an event, or with one of its sessions, at the end of the list. Announces `material_added`.

    Refuses: FileOrLink, LinkNotSafe, SessionElsewhere, PresentIsAfterwards, UnknownAudience.
    """
    event = locked_event(event)
    if bool(upload) == bool(link):
        raise FileOrLink()
    refuse_unsafe_link(link)
    _refuse_wrong_place(event, session, moment, audience)
    last = event.materials.aggregate(last=Max("order"))["last"] or 0
    material = Material.objects.create(
        event=event,
        session=session,
        title_nl=title_nl,
        title_en=title_en,
        moment=moment,
        audience=audience,
        language=language,
        order=last + 1,
        made_at=at,
        made_by=by,
        changed_at=at,
        **(_of_file(upload) if upload else {"kind": Material.Kind.LINK, "link": link}),
    )
    redraw(event, audience)
    announce(material_added, event=event, session=session, at=at, by=by, material=str(material.pk))
    return material


@transaction.atomic
def add_alternative(*, material: Material, upload: Upload, language: str, at: datetime, by: Any) -> Material:
    """The same in another form, such as plain text; where the material stands and for the same people.

    Announces `material_added`. Refuses: MaterialGone.
    """
    event = locked_event(material.event)
    material = still(material)
    other = Material.objects.create(
        event=event,
        alternative_to=material,
        title_nl=material.title_nl,
        title_en=material.title_en,
        language=language,
        order=material.order,
        made_at=at,
        made_by=by,
        changed_at=at,
        **{name: getattr(material, name) for name in SHARED},
        **_of_file(upload),
    )
    redraw(event, material.audience)
    announce(material_added, event=event, session=material.session, at=at, by=by, material=str(other.pk))
    return other


@transaction.atomic
def change_material(
    *,
    material: Material,
    version: int,
    at: datetime,
    by: Any,
    upload: Upload | None = None,
    link: str = "",
    **fields: Any,
) -> Material:
    """Change what it is called, where it stands and for whom, or put another file or link in its place.

    Without `upload` or `link` that stays as it is. Announces `material_changed`.

    Refuses: ChangedMeanwhile, MaterialGone, KindStays, LinkNotSafe, SessionElsewhere, PresentIsAfterwards, UnknownAudience.
    """
    event = locked_event(material.event)
    material = still(material)
    if material.version != version:
        raise ChangedMeanwhile(now=material)
    if link if material.is_file else upload:
        raise KindStays()
    was, old = material.audience, material.key
    for name, value in fields.items():
        setattr(material, name, value)
    if link:
        refuse_unsafe_link(link)
        material.link = link
    _refuse_wrong_place(event, material.session, material.moment, material.audience)
    if upload:
        for name, value in _of_file(upload).items():
            setattr(material, name, value)
        transaction.on_commit(partial(_throw_away, old))
    material.version += 1
    material.changed_at = at
    material.save()
    said = {name: getattr(material, name) for name in (*SHARED, "title_nl", "title_en")}
    material.alternatives.update(**said, changed_at=at)
    redraw(event, was, material.audience)
    announce(material_changed, event=event, session=material.session, at=at, by=by, material=str(material.pk))
    return material


@transaction.atomic
def move_material(*, material: Material, up: bool, at: datetime, by: Any) -> None:
    """One place up or down in the list; the first goes no higher. Announces `material_changed`. Refuses: MaterialGone."""
    event = locked_event(material.event)
    material = still(material)
    rows = list(event.materials.filter(alternative_to=None))
    if not move(rows, material, up=up):
        return
    Material.objects.bulk_update(rows, ["order"])
    redraw(event, *(row.audience for row in rows))
    announce(material_changed, event=event, at=at, by=by, material=str(material.pk))


@transaction.atomic
def remove_material(*, material: Material, at: datetime, by: Any) -> None:
    """Take it away, with its other versions and what was asked about it; the files go after the commit.

    Announces `material_removed`. Refuses: MaterialGone.
    """
    event = locked_event(material.event)
    material = still(material)
    for key in (material.key, *material.alternatives.values_list("key", flat=True)):
        transaction.on_commit(partial(_throw_away, key))
    gone, session = str(material.pk), material.session
    material.delete()
    redraw(event, material.audience)
    announce(material_removed, event=event, session=session, at=at, by=by, material=gone)


def _throw_away(key: str) -> None:
    """The file, once no row names it: a copy of the event has the same."""
    if not Material.objects.filter(key=key).exists():
        throw_away(key)


def _of_file(upload: Upload) -> dict[str, Any]:
    return {"kind": Material.Kind.FILE, "key": keep(upload), **upload.columns}


def _refuse_wrong_place(event: Event, session: Session | None, moment: str, audience: str) -> None:
    if session is not None and not event.sessions.filter(pk=session.pk).exists():
        raise SessionElsewhere()
    if audience not in Material.Audience.values and audience not in audiences:
        raise UnknownAudience()
    if audience == Material.Audience.PRESENT and moment == Material.Moment.BEFORE:
        raise PresentIsAfterwards()
