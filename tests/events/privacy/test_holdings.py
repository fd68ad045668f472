"""Every column that can hold personal data is declared, or named here with the reason why it holds none."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from events.extend import holdings

OURS = (
    "bijeen_events",
    "bijeen_site",
    "bijeen_demo",
    "account",
    "mfa",
    "usersessions",
    "admin",
    "bijeen_certificates",
    "bijeen_learning",
    "bijeen_toolkits",
)

REFERENCE = "what the programme says of itself, not of a person"
CODE = "a value from a list in code"
INNER = "numbers and codes of the machine"
NOT_PERSONAL = {
    "Event": {REFERENCE: "slug title_nl title_en summary_nl summary_en warning_nl warning_en target_groups toolkit_key "
              "cancel_reason move_reason publish_reason reopen_reason accreditations proof_rule account_url source_key search_key",
              CODE: "kind shape mode visibility way_in status freed_places"},
    "Question": {REFERENCE: "key label_nl label_en help_nl help_en options purpose_nl purpose_en depends_on depends_value",
                 CODE: "kind moment roles"},
    "Answer": {INNER: "key"},
    "AccessNeed": {CODE: "state"},
    "OldSlug": {REFERENCE: "slug"},
    "Round": {REFERENCE: "name_nl name_en"},
    "Session": {REFERENCE: "label title_nl title_en summary_nl summary_en source_key search_key reopen_reason", CODE: "type language"},
    "Speaker": {INNER: "source_key"},
    "Programme": {REFERENCE: "name_nl name_en"},
    "Theme": {REFERENCE: "name_nl name_en"},
    "ProgrammeLine": {REFERENCE: "name_nl name_en"},
    "YearTarget": {CODE: "kind toolkit_key"},
    "AvoidDate": {REFERENCE: "name_nl name_en source_key"},
    "Mail": {"invented people, only in the demo": "to subject"},
    "Organisation": {REFERENCE: "name name_key municipality municipality_code province tags source_key", CODE: "type"},
    "OrganisationName": {"whose other name it is: of an organisation, not of a person": "organisation"},
    "Venue": {REFERENCE: "name city municipality_code province address travel_nl travel_en facilities source_key"},
    "Room": {REFERENCE: "name layout source_key"},
    "Role": {CODE: "name"},
    "SeatPool": {CODE: "mode"},
    "SeatHold": {CODE: "mode", "for which organisation seats are held: of an organisation, not of a person": "organisation"},
    "PlaceOffer": {CODE: "answer"},
    "Registration": {CODE: "state reason mode"},
    "SessionChoice": {CODE: "state reason"},
    "Group": {CODE: "language"},
    "Invitation": {CODE: "language"},
    "Material": {REFERENCE: "title_nl title_en link", CODE: "kind media_type language moment audience", INNER: "key digest"},
    "Message": {CODE: "kind language status"},
    "Fact": {CODE: "name actor", INNER: "data"},
    "Delivery": {CODE: "reaction", INNER: "error"},
    "Attempt": {"a keyed hash, for an hour": "key"},
    "DutyRun": {CODE: "key"},
    "ForgetRun": {INNER: "counts"},
    "Certificate": {REFERENCE: "title_nl title_en town accreditations issuer_nl issuer_en", CODE: "cause"},
    "Authenticator": {CODE: "type"},
    "UserSession": {INNER: "data"},
    "LogEntry": {INNER: "object_id"},
    "EmailConfirmation": {INNER: "key"},
    "Scan": {CODE: "action verdict shown", "a keyed hash of a line": "digest"},
    "ApiToken": {CODE: "scope", "a hash of a token": "digest"},
    "CalendarEntry": {CODE: "audience language", "what a calendar says of an event, without a person": "stand text"},
    "CalendarFeed": {CODE: "kind"},
    "Network": {REFERENCE: "slug title_nl title_en summary_nl summary_en region source_key", CODE: "visibility status"},
    "Toolkit": {REFERENCE: "key slug title_nl title_en summary_nl summary_en subject_nl subject_en meant_for_nl "
                "meant_for_en makers edition source_key"},
    "OldToolkitSlug": {REFERENCE: "slug"},
    "Part": {REFERENCE: "title_nl title_en text_nl text_en link", CODE: "what media_type read_in", INNER: "key digest"},
    "TrainingRequest": {INNER: "source_key"},
    "HelpLine": {REFERENCE: "name_nl name_en phone open_nl open_en meant_for_nl meant_for_en"},
    "Member": {"which organisations take part: of an organisation, not of a person": "organisation"},
}  # fmt: skip

TEXT = (models.CharField, models.TextField, models.JSONField, models.GenericIPAddressField, models.FileField)


def columns_that_can_hold_a_person() -> set[str]:
    found = set()
    user = get_user_model()
    for model in apps.get_models():
        if model._meta.app_label not in OURS:
            continue
        for field in model._meta.concrete_fields:
            points_at_a_person = field.is_relation and field.related_model in (
                user,
                apps.get_model("bijeen_events", "Organisation"),
            )
            if isinstance(field, TEXT) or points_at_a_person:
                found.add(f"{model.__name__}.{field.name}")
    return found


def declared() -> set[str]:
    held = {column for holding in holdings for column in holding.columns}
    for model, reasons in NOT_PERSONAL.items():
        held |= {f"{model}.{name}" for names in reasons.values() for name in names.split()}
    # Whose account it is: the row goes with the account.
    return held | {"Authenticator.user", "EmailAddress.user", "UserSession.user"}


def test_no_column_that_can_hold_a_person_is_undeclared():
    assert sorted(columns_that_can_hold_a_person() - declared()) == []


def test_every_declared_column_exists():
    for holding in holdings:
        for column in holding.columns:
            model, name = column.split(".")
            apps.get_model(holding.app, model)._meta.get_field(name)


def test_every_holding_says_what_why_who_and_until_when():
    for holding in holdings:
        assert all(str(text) for text in (holding.what, holding.why, holding.who, holding.until)), holding.key
        assert (holding.term is None) == (holding.forget is None), holding.key
