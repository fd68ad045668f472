"""The tables of the ground, one file a noun."""

from .absence import Absence, StandIn
from .address import AddressChange
from .calendar import CalendarEntry, CalendarFeed
from .door import ApiToken, DoorLink, Scan
from .event import Event, Freed, Mode, OldSlug, Shape, Visibility, WayIn
from .fact import Delivery, DutyRun, Fact, ForgetRun
from .interest import Interest
from .material import Material, MaterialDay, VersionRequest
from .message import Attempt, Message
from .organisation import Organisation, OrganisationName
from .own_link import OwnLink
from .place import PlaceOffer, SeatHold, SeatPool
from .presence import WAS_THERE, Presence, PresenceClaim
from .programme import AvoidDate, Programme, ProgrammeLine, Theme, YearPlan, YearTarget
from .question import Answer, Question
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
    "Absence",
    "AccessNeed",
    "AddressChange",
    "Answer",
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
    "Freed",
    "Group",
    "Interest",
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
    "Question",
    "Registration",
    "Role",
    "Room",
    "Round",
    "Said",
    "Scan",
    "SeatHold",
    "SeatPool",
    "Session",
    "SessionChoice",
    "SessionSpeaker",
    "Shape",
    "Speaker",
    "StandIn",
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
