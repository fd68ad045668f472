"""What a form tells of a person: plain values, handed to the actions."""

from dataclasses import dataclass

from events.models import Organisation, Session


@dataclass(frozen=True)
class Person:
    """Who comes. `family_name` with its infix, may be empty; `email` may be empty when staff or a contact registers."""

    first_name: str
    family_name: str = ""
    email: str = ""
    organisation: Organisation | None = None
    standing: str = "listed"
    unlisted_name: str = ""
    unlisted_type: str = "other"
    role: str = "other"
    shown_name: str = ""
    phone: str = ""
    job_title: str = ""
    motive: str = ""
    remarks: str = ""
    language: str = "nl"
    no_photo: bool = False
    may_list: bool = False
    may_news: bool = False


@dataclass(frozen=True)
class Wish:
    """A session that somebody chose, and where to go as long as it is full. A round without a wish is "Ik kies later"."""

    session: Session
    reserve: Session | None = None


@dataclass(frozen=True)
class Needs:
    """What somebody eats and what somebody needs to take part: keys of the lists in `needs.py`, and a short note."""

    dietary: tuple[str, ...] = ()
    dietary_note: str = ""
    access: tuple[str, ...] = ()
    access_note: str = ""
    companion: bool = False

    @property
    def has_dietary(self) -> bool:
        return bool(self.dietary or self.dietary_note)

    @property
    def has_access(self) -> bool:
        return bool(self.access or self.access_note or self.companion)
