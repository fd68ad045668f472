"""Doubles become one: whatever pointed at them, in any app, points at the one that stays; the names stay findable."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import Fact, Group, Organisation, OrganisationName
from events.organisations.actions import hide_organisation, list_organisation, merge_organisations
from events.organisations.pointing import pointing_at
from events.organisations.queries import known_as, listed_as, what_moves, with_doubles
from events.organisations.refusals import BothThere, NothingToMerge
from events.registration import actions
from events.registration.forgetting import forget_draft_organisations
from events.registration.forms.register import find_organisation
from learning.models import Member, Network
from tests import make

pytestmark = pytest.mark.django_db


def draft(name: str, **fields) -> Organisation:
    return make.organisation(name, is_draft=True, is_listed=False, **fields)


def merge(keep, *doubles, at, by=None) -> Organisation:
    return merge_organisations(keep=keep, doubles=doubles, at=at, by=by)


def test_everything_that_points_at_an_organisation_is_found():
    """Also what has no name on the other side, and what neighbours hold."""
    found = {(pointer.model, pointer.name) for pointer in pointing_at(Organisation)}
    declared = {
        (model, field.name)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model is Organisation
    }
    assert found == declared and (Group, "organisation") in found and (Member, "organisation") in found


def test_what_hangs_on_the_double_moves_and_figures_stay(now, manager):
    keep, double = make.organisation("Jeugdhulp Midden"), draft("Jeugdhulp-Midden Utrecht")
    event = make.event()
    mine, other = make.registration(event, organisation=double), make.registration(event, organisation=keep)
    group = Group.objects.create(event=event, email="c@example.org", organisation=double)
    network = Network.objects.create(slug="net", title_nl="Net", made_at=now)
    member = Member.objects.create(network=network, organisation=double, joined_on=date(2027, 1, 1))
    assert {str(row.what): row.number for row in what_moves([double])} == {
        "Aanmeldingen": 1,
        "Groepen van een contactpersoon": 1,
        "Deelname aan een leernetwerk": 1,
    }
    assert merge(keep, double, at=now, by=manager) == keep
    for row in (mine, other, group, member):
        row.refresh_from_db()
        assert row.organisation == keep
    assert Organisation.objects.count() == 1 and keep.registrations.count() == 2
    fact = Fact.objects.get(name="organisations_merged")
    assert (fact.by, fact.data["kept"], fact.data["merged"]) == (manager, keep.pk, [double.pk])
    assert fact.data["moved"]["bijeen_events.registration"] == 1 and "Jeugdhulp" not in str(fact.data)


def test_the_same_text_typed_again_finds_the_one_that_stayed(now):
    keep, double = make.organisation("Jeugdhulp Midden"), draft("JHM")
    merge(keep, double, at=now)
    assert find_organisation("jhm") == listed_as("JHM.") == known_as("Jhm") == keep
    person = make.person(standing="unlisted", unlisted_name="JHM")
    assert actions.register(event=make.event(), person=person, at=now).organisation == keep
    assert Organisation.objects.count() == 1


def test_a_chain_of_doubles_keeps_every_name(now):
    first, second, third = make.organisation("Een"), draft("Twee"), draft("Drie")
    merge(second, third, at=now)
    merge(first, second, at=now)
    assert known_as("drie") == known_as("twee") == first


def test_two_places_in_one_network_are_refused_and_nothing_moves(now):
    keep, double = make.organisation("Een"), make.organisation("Twee")
    network = Network.objects.create(slug="net", title_nl="Net", made_at=now)
    for row in (keep, double):
        Member.objects.create(network=network, organisation=row, joined_on=date(2027, 1, 1))
    registration = make.registration(make.event(), organisation=double)
    with pytest.raises(BothThere):
        merge(keep, double, at=now)
    registration.refresh_from_db()
    assert registration.organisation == double and Organisation.objects.count() == 2
    Member.objects.filter(organisation=double).update(left_on=date(2027, 2, 1))
    merge(keep, double, at=now)
    assert Member.objects.filter(organisation=keep).count() == 2


def test_one_with_itself_or_with_what_is_gone_is_refused(now):
    keep, gone = make.organisation("Een"), make.organisation("Twee")
    Organisation.objects.filter(pk=gone.pk).delete()
    for doubles in ([], [keep], [gone]):
        with pytest.raises(NothingToMerge):
            merge(keep, *doubles, at=now)


def test_a_shelter_is_never_found_in_public_also_not_by_the_name_of_a_double(now):
    shelter, double = make.organisation("Huis Blauw", is_listed=False), make.organisation("Opvang Blauw")
    merge(shelter, double, at=now)
    shelter.refresh_from_db()
    assert (
        not shelter.is_listed and find_organisation("Opvang Blauw") is None and find_organisation("Huis Blauw") is None
    )
    assert known_as("Opvang Blauw") == shelter


def test_who_types_the_name_of_a_double_is_not_told_what_a_shelter_is_called(client, now):
    shelter, double = make.organisation("Huis Blauw", is_listed=False), draft("Opvang Noord")
    merge(shelter, double, at=now)
    person = make.person(standing="unlisted", unlisted_name="Opvang Noord")
    mine = actions.register(event=make.event(starts_at=clock() + timedelta(weeks=3)), person=person, at=clock())
    assert mine.organisation.name == "Opvang Noord" and mine.organisation.is_draft
    for page in ("registration", "registration-work"):
        assert "Huis Blauw" not in client.get(reverse(f"bijeen_fixed:{page}", args=[mine.code])).content.decode()
    merge(shelter, mine.organisation, at=now)
    assert Organisation.objects.get() == known_as("Opvang Noord") == shelter


def test_a_draft_is_taken_into_the_list_or_kept_out_of_it(now, manager):
    school, shelter = draft("De Regenboog"), draft("Huis Blauw")
    list_organisation(organisation=school, at=now, by=manager)
    hide_organisation(organisation=shelter, at=now, by=manager)
    school.refresh_from_db()
    shelter.refresh_from_db()
    assert (school.is_listed, school.is_draft, shelter.is_listed, shelter.is_draft) == (True, False, False, False)
    assert [row.name for row in Fact.objects.order_by("pk")] == ["organisation_listed", "organisation_hidden"]
    assert find_organisation("de regenboog") == school and find_organisation("Huis Blauw") is None


def test_a_draft_that_is_forgotten_takes_its_other_names_along(now):
    merge(draft("Een"), draft("Twee"), at=now)
    assert OrganisationName.objects.count() == 1
    forget_draft_organisations(now)
    assert not OrganisationName.objects.exists()


@pytest.mark.parametrize(
    ("typed", "known", "is_alike"),
    [
        ("Gemeente Utrecht", "gemeente utrecht", True),
        ("Gemeente Utrecht afdeling jeugd", "Gemeente Utrecht", True),
        ("Jeugdhulp Middden", "Jeugdhulp Midden", True),
        ("De Brug", "Brug de", False),
        ("ROC Midden", "ROC Zuid-Holland", False),
    ],
)
def test_what_looks_alike(typed, known, is_alike):
    other = make.organisation(known)
    [found] = with_doubles([draft(typed)])
    assert found.alike == ([other] if is_alike else [])
