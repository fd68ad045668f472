"""Registrations and everything that hangs beside one."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.codes import page_code, short_code, ticket_secret
from events.names import full_name, short_name

from .event import Event
from .organisation import Organisation
from .session import Round, Session


class State(models.TextChoices):
    """Of a registration and of each of its choices. Only `offered` and `confirmed` hold a place."""

    SUBMITTED = "submitted", _("Aangemeld")
    REQUESTED = "requested", _("Aangevraagd")
    DECLINED = "declined", _("Niet toegelaten")
    WAITING = "waiting", _("Op de wachtlijst")
    OFFERED = "offered", _("Plek aangeboden")
    CONFIRMED = "confirmed", _("Bevestigd")
    CANCELLED = "cancelled", _("Afgemeld")
    REPLACED = "replaced", _("Vervangen")


HOLDING = (State.OFFERED, State.CONFIRMED)
ALIVE = (State.SUBMITTED, State.REQUESTED, State.WAITING, State.OFFERED, State.CONFIRMED)
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]


class Group(models.Model):
    """The registrations that one contact made."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="groups")
    code = models.CharField(max_length=32, unique=True, default=page_code)
    token = models.UUIDField(unique=True, null=True, blank=True)
    first_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField()
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=2, choices=LANGUAGES, default="nl")
    is_together = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.pk}"


class Invitation(models.Model):
    """A personal link, before any registration."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="invitations")
    code = models.CharField(max_length=32, unique=True, default=page_code)
    first_name = models.CharField(max_length=80, blank=True)
    family_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField()
    language = models.CharField(max_length=2, choices=LANGUAGES, default="nl")
    invited_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "email"], name="bijeen_invited_once")]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def comes(self) -> bool:
        """Whether a registration came of it that still stands."""
        made = getattr(self, "registration", None)
        return bool(made and made.is_alive)


class Registration(models.Model):
    """One participant at an event."""

    class Role(models.TextChoices):
        PROFESSIONAL = "professional", _("Ik werk met gezinnen of jongeren")
        EXECUTIVE = "executive", _("Ik geef leiding")
        POLICY = "policy", _("Ik maak beleid")
        VOLUNTEER = "volunteer", _("Vrijwilliger of informele werker")
        EXPERT = "expert", _("Ervaringsdeskundige")
        RESEARCHER = "researcher", _("Onderzoeker")
        STUDENT = "student", _("Student")
        OTHER = "other", _("Anders")

    class Standing(models.TextChoices):
        """On whose behalf somebody comes."""

        LISTED = "listed", _("Organisatie uit de lijst")
        UNLISTED = "unlisted", _("Organisatie niet in de lijst")
        OWN = "own", _("Voor mezelf of als vrijwilliger")

    event = models.ForeignKey(Event, models.CASCADE, related_name="registrations")
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="registrations")
    invitation = models.OneToOneField(Invitation, models.SET_NULL, null=True, blank=True, related_name="registration")
    replaces = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="replaced_by")

    # Its secrets and codes
    code = models.CharField(max_length=32, unique=True, default=page_code)
    ticket_secret = models.CharField(max_length=16, unique=True, default=ticket_secret)
    short_code = models.CharField(max_length=6, default=short_code)

    # Who comes
    first_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=120, blank=True)
    shown_name = models.CharField(max_length=120, blank=True)
    name_key = models.CharField(max_length=420, editable=False)
    sort_key = models.CharField(max_length=210, editable=False)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="registrations")
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.LISTED)
    role = models.CharField(max_length=12, choices=Role, default=Role.OTHER)
    job_title = models.CharField(max_length=120, blank=True)
    motive = models.TextField(blank=True)
    remarks = models.TextField(blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="nl")
    mode = models.CharField(
        max_length=8, default="on_site", choices=[("on_site", _("Op locatie")), ("online", "Online")]
    )

    # What was agreed to
    no_photo = models.BooleanField(default=False)
    may_list = models.BooleanField(default=False)
    may_news = models.BooleanField(default=False)

    # How it stands
    state = models.CharField(max_length=10, choices=State, default=State.SUBMITTED)
    reason = models.CharField(max_length=30, blank=True)
    registered_at = models.DateTimeField()
    state_at = models.DateTimeField()
    waiting_since = models.DateTimeField(null=True, blank=True)
    review_since = models.DateTimeField(null=True, blank=True)
    coming_asked_at = models.DateTimeField(null=True, blank=True)
    coming_until = models.DateTimeField(null=True, blank=True)  # told when asked: silence may end the place then
    coming_answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    sequence = models.PositiveIntegerField(default=0)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["registered_at", "pk"]
        indexes = [
            models.Index(fields=["event", "state", "waiting_since"], name="bijeen_registration_list"),
            models.Index(fields=["event", "sort_key"], name="bijeen_registration_names"),
            models.Index(fields=["email"], name="bijeen_registration_email"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "email", "sort_key"],
                condition=Q(state__in=["submitted", "requested", "waiting", "offered", "confirmed"]) & ~Q(email=""),
                name="bijeen_one_person_one_place",
            ),
            models.UniqueConstraint(fields=["event", "short_code"], name="bijeen_short_code_once"),
            models.CheckConstraint(
                condition=~Q(state="waiting") | Q(waiting_since__isnull=False), name="bijeen_waiting_has_a_moment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def full_name(self) -> str:
        """The name as typed."""
        return full_name(self.first_name, self.family_name)

    @property
    def name_to_show(self) -> str:
        """The name that may be said where few may know who comes: the chosen one, else "Gülşen D."."""
        return self.shown_name or short_name(self.first_name, self.family_name)

    @property
    def holds_a_place(self) -> bool:
        """Whether this person has a place; what is only offered is none yet."""
        return self.state == State.CONFIRMED

    @property
    def is_alive(self) -> bool:
        return self.state in ALIVE

    @property
    def is_in_review(self) -> bool:
        """Let in on request, and changed since in something that the organiser judged."""
        return self.review_since is not None and self.state in (State.CONFIRMED, State.OFFERED, State.WAITING)


class SessionChoice(models.Model):
    """What somebody chose in a round. Of a registration without a place it is a wish and holds nothing."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="choices")
    session = models.ForeignKey(Session, models.CASCADE, related_name="choices")
    round = models.ForeignKey(Round, models.CASCADE, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.SUBMITTED)
    reason = models.CharField(max_length=30, blank=True)
    chosen_at = models.DateTimeField()
    state_at = models.DateTimeField()
    waiting_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["session__starts_at", "pk"]
        indexes = [models.Index(fields=["session", "state", "waiting_since"], name="bijeen_choice_list")]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "session"],
                condition=Q(state__in=["submitted", "requested", "waiting", "offered", "confirmed"]),
                name="bijeen_choice_once",
            ),
            models.UniqueConstraint(
                fields=["registration", "round"],
                condition=Q(state__in=["offered", "confirmed"], round__isnull=False),
                name="bijeen_one_place_a_round",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class DietaryNeed(models.Model):
    """What somebody eats: kept apart, write-only for the person, counted for the caterer, deleted first."""

    registration = models.OneToOneField(Registration, models.CASCADE, related_name="dietary_need")
    values = models.JSONField(default=list)
    note = models.CharField(max_length=300, blank=True)
    given_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.pk}"


class AccessNeed(models.Model):
    """What somebody needs to take part, and how far that is. `answered_at` is when that was said last."""

    class State(models.TextChoices):
        ASKED = "asked", _("Nog geen antwoord")
        ARRANGING = "arranging", _("We regelen het")
        CALLING = "calling", _("We bellen")
        ARRANGED = "arranged", _("Geregeld")

    registration = models.OneToOneField(Registration, models.CASCADE, related_name="access_need")
    values = models.JSONField(default=list)
    note = models.CharField(max_length=500, blank=True)
    companion = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=State, default=State.ASKED)
    given_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="asked", answered_at=None) | (~Q(state="asked") & Q(answered_at__isnull=False)),
                name="bijeen_need_answered_has_a_moment",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class Submission(models.Model):
    """One sent form: the same form sent twice is one registration. It also carries the answer page.

    `registration` is empty when the address was known already: the page and the mail then look the same to a stranger, and
    `typed` holds the form for as long as its address can be mended.
    """

    token = models.UUIDField(unique=True)
    event = models.ForeignKey(Event, models.CASCADE, related_name="+")
    registration = models.ForeignKey(Registration, models.SET_NULL, null=True, blank=True, related_name="+")
    email = models.EmailField()
    typed = models.JSONField(default=dict, blank=True)
    sent_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.pk}"
