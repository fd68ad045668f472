"""The parts of the form, as a list beside it: where one is, what may wait, and where something is not right yet."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.registration.forms.register import RegistrationForm

NEEDS = ("dietary", "dietary_note", "access", "access_note", "companion", "no_photo")
NEWS = ("may_list", "may_news")


@dataclass(frozen=True)
class FormPart:
    """One part: the id of its heading, its name, a word about it, and whether something in it is not right."""

    target: str
    name: str
    note: str
    is_bad: bool = False


def parts_of(form: RegistrationForm) -> list[FormPart]:
    """The parts that this event's form has, in order."""
    wrong = set(form.errors) - {"__all__"}
    rounds = sum(bool(field.error) for field in form.rounds)
    later, skip = _("Mag ook later"), _("Mag je overslaan")
    asked = form.questions.names
    parts = [_part("jij", _("Jouw plek"), _("Een minuut"), len(wrong - {*NEEDS, *NEWS, *asked}))]
    if form.rounds:
        parts.append(_part("workshops", _("Workshops"), later, rounds))
    if asked:
        parts.append(_part("vragen", _("Vragen"), _("Van de organisator"), len(wrong & set(asked))))
    if any(name in form.fields for name in NEEDS):
        parts.append(_part("wensen", needs_named(form), skip, len(wrong & set(NEEDS))))
    return [*parts, _part("akkoord", _("Op de hoogte blijven"), skip, len(wrong & set(NEWS)))]


def needs_named(form: RegistrationForm) -> str:
    """What the part of needs is about: only what this event asks."""
    eats, asks, photo = (name in form.fields for name in ("dietary", "access", "no_photo"))
    names = {
        (True, True, True): _("Eten, toegang en foto"),
        (True, True, False): _("Eten en toegang"),
        (True, False, True): _("Eten en foto"),
        (False, True, True): _("Toegang en foto"),
        (True, False, False): _("Eten"),
        (False, True, False): _("Toegang"),
        (False, False, True): _("Foto"),
    }
    return names.get((eats, asks, photo), "")


def _part(target: str, name: str, note: str, wrong: int) -> FormPart:
    said = ngettext("%(n)d fout", "%(n)d fouten", wrong) % {"n": wrong} if wrong else note
    return FormPart(target, name, said, bool(wrong))
