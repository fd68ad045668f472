"""The tables of the ground, one file a noun."""

from .address import AddressChange
from .calendar import CalendarEntry, CalendarFeed
from .door import ApiToken, DoorLink, Scan
from .event import Event, Mode, OldSlug, Shape, Visibility, WayIn
from .fact import Delivery, DutyRun, Fact, ForgetRun
from .material import Material, MaterialDay, VersionRequest
from .message import Attempt, Message
from .organisation import Organisation, OrganisationName
from .own_link import OwnLink
from .place import PlaceOffer, SeatPool
from .presence import WAS_THERE, Presence, PresenceClaim
from .programme import AvoidDate, Programme, ProgrammeLine, Theme, YearPlan, YearTarget
from .registration import (
    ALIVE,
    HOLDING,
    AccessNeed,
    DietaryNeed,
    Group,
    Invitation,
    Registration,
    SessionChoice,
    State,
    Submission,
)
from .role import Role
from .session import Round, Session, SessionSpeaker, Speaker
from .texts import Said, said_in
from .venue import Room, Venue

__all__ = [
    "ALIVE",
    "HOLDING",
    "WAS_THERE",
    "AccessNeed",
    "AddressChange",
    "ApiToken",
    "Attempt",
    "AvoidDate",
    "CalendarEntry",
    "CalendarFeed",
    "Delivery",
    "DutyRun",
    "DietaryNeed",
    "DoorLink",
    "Event",
    "Fact",
    "ForgetRun",
    "Group",
    "Invitation",
    "Material",
    "MaterialDay",
    "Message",
    "Mode",
    "OldSlug",
    "Organisation",
    "OrganisationName",
    "OwnLink",
    "PlaceOffer",
    "Presence",
    "PresenceClaim",
    "Programme",
    "ProgrammeLine",
    "Registration",
    "Role",
    "Room",
    "Round",
    "Said",
    "Scan",
    "SeatPool",
    "Session",
    "SessionChoice",
    "SessionSpeaker",
    "Shape",
    "Speaker",
    "State",
    "Submission",
    "Theme",
    "Venue",
    "VersionRequest",
    "Visibility",
    "WayIn",
    "YearPlan",
    "YearTarget",
    "said_in",
]
