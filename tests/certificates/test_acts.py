"""What is done to a certificate by hand: revoke, give anew, choose the title, erase; and forgetting it in time."""

from datetime import timedelta

import pytest

from certificates.designs.kept import file_of
from certificates.issuing.actions import (
    choose_title,
    erase_certificate,
    issue_certificates,
    reissue_certificate,
    revoke_certificate,
)
from certificates.issuing.refusals import NotEarned, ReplacedAlready, RevokedAlready, RevokeReasonNeeded
from certificates.models import Certificate
from events.files import store
from events.models import Event, Fact, Message
from events.privacy.actions import forget_what_is_due
from tests import make
from tests.certificates.staged import CLOSED_AT, certificate

pytestmark = pytest.mark.django_db
LATER = CLOSED_AT + timedelta(days=3)


def act(action, given, reason="De naam klopte niet.", by=None, at=LATER):
    return action(certificate=given, reason=reason, at=at, by=by)


def test_revoking_keeps_the_reason_and_tells_the_holder(organiser):
    given = act(revoke_certificate, certificate(), "  De naam \n klopte niet. ", organiser)
    given.refresh_from_db()
    assert (given.revoked_at, given.cause, given.reason) == (LATER, "hand", "De naam klopte niet.")
    assert Fact.objects.get(name="certificate_revoked").by == organiser
    statuses = dict(Message.objects.filter(kind__startswith="certificate").values_list("kind", "status"))
    assert statuses == {"certificate": "stopped", "certificate_revoked": "due"}


def test_what_was_revoked_is_not_revoked_again():
    given = certificate()
    act(revoke_certificate, given)
    with pytest.raises(RevokedAlready):
        act(revoke_certificate, given)


@pytest.mark.parametrize("action", [revoke_certificate, reissue_certificate])
def test_a_reason_is_asked(action):
    given = certificate()
    with pytest.raises(RevokeReasonNeeded):
        act(action, given, " \n ")
    given.refresh_from_db()
    assert given.is_valid


def test_what_was_revoked_by_hand_stays_so_until_it_is_given_anew_by_hand():
    given = certificate()
    act(revoke_certificate, given)
    assert issue_certificates(event=given.event, at=LATER) == 0

    new = act(reissue_certificate, given)
    given.refresh_from_db()
    assert new.is_valid and new.replaces == given and given.reason == "De naam klopte niet."


def test_giving_anew_takes_name_and_title_as_they_are_now_and_revokes_the_old():
    given = certificate(make.event("Samen leren"), family_name="Dogan")
    given.registration.family_name = "Doğan"
    given.registration.save()
    Event.objects.update(title_nl="Samen verder leren")

    new = act(reissue_certificate, given)

    given.refresh_from_db()
    assert (new.name, new.title_nl, given.cause) == ("Gülşen Doğan", "Samen verder leren", "hand")
    assert given.name == "Gülşen Dogan" and Message.objects.filter(kind="certificate", status="due").count() == 1


def test_what_was_replaced_is_not_given_anew():
    given = certificate()
    act(reissue_certificate, given)
    with pytest.raises(ReplacedAlready):
        act(reissue_certificate, given)


@pytest.mark.parametrize("why", ["nobody", "open", "absent"])
def test_what_is_not_earned_now_is_not_given_anew(why):
    given = certificate()
    if why == "nobody":
        given.registration.delete()
        given = Certificate.objects.get()
    elif why == "open":
        Event.objects.update(status="published")
    else:
        given.registration.presences.update(state="absent")
    with pytest.raises(NotEarned):
        act(reissue_certificate, given)
    assert Certificate.objects.get().is_valid, "and the old one still stands"


def sensitive() -> Certificate:
    return certificate(make.event("Geheim onderwerp", is_sensitive=True))


def test_a_holder_chooses_the_full_title_and_a_new_file_is_drawn():
    given = sensitive()
    neutral = file_of(given)
    name = Certificate.objects.get().file

    given = choose_title(certificate=given, is_full=True, at=LATER)

    assert given.tells_title and Fact.objects.filter(name="certificate_title_chosen").count() == 1
    full = file_of(given)
    assert full != neutral and "Geheim onderwerp".encode("utf-16-be").hex().upper().encode() in full
    assert not choose_title(certificate=given, is_full=False, at=LATER).tells_title
    assert (
        choose_title(certificate=given, is_full=False, at=LATER)
        and Fact.objects.filter(name="certificate_title_chosen").count() == 2
    )
    assert store().exists(name), "it goes when the transaction is done"


def test_the_choice_of_title_goes_along_to_a_new_one():
    given = choose_title(certificate=sensitive(), is_full=True, at=LATER)
    assert act(reissue_certificate, given).tells_title


def test_a_title_is_not_chosen_where_nothing_is_hidden_or_valid():
    assert not choose_title(certificate=certificate(), is_full=True, at=LATER).wants_full_title
    given = sensitive()
    act(revoke_certificate, given)
    with pytest.raises(RevokedAlready):
        choose_title(certificate=given, is_full=True, at=LATER)


@pytest.mark.django_db(transaction=True)
def test_erasing_leaves_neither_row_nor_file_and_twice_is_once():
    given = certificate()
    file_of(given)
    given.refresh_from_db()
    for _ in range(2):
        erase_certificate(certificate=given, at=LATER)
    assert not Certificate.objects.exists() and not store().exists(given.file)
    assert Fact.objects.filter(name="certificate_erased").count() == 1
    assert Message.objects.get(kind="certificate").status == "stopped", "it would lead nowhere"
    with pytest.raises(RevokedAlready):
        act(revoke_certificate, given)


@pytest.mark.django_db(transaction=True)
def test_after_five_years_it_is_forgotten_and_not_a_day_before():
    given = certificate()
    file_of(given)
    given.refresh_from_db()
    years = timedelta(days=5 * 365 + 1)
    assert forget_what_is_due(CLOSED_AT + years)["certificate"] == 0
    assert forget_what_is_due(CLOSED_AT + years + timedelta(minutes=1), dry_run=True)["certificate"] == 1
    given.refresh_from_db()
    assert given.name and given.registration.first_name == "", "it outlives the name of the registration"
    assert forget_what_is_due(CLOSED_AT + years + timedelta(minutes=1))["certificate"] == 1
    assert not Certificate.objects.exists() and not store().exists(given.file)
