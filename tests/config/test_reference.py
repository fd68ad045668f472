"""The admin: reference data, for administrators, through the actions."""

import pytest
from django.urls import reverse

from events.models import AvoidDate, Event, Fact, Organisation, Venue
from tests import make

pytestmark = pytest.mark.django_db


def test_it_holds_reference_data_and_nothing_else(client, administrator):
    client.force_login(administrator)
    page = client.get("/admin/").content.decode()
    for words in ("Locaties", "Zalen", "Programmalijnen", "Organisaties", "Dagen om te mijden"):
        assert words in page
    for path in ("auth/group/", "account/emailaddress/", "bijeen_events/registration/", "bijeen_events/event/"):
        assert client.get(f"/admin/{path}").status_code == 404


def test_who_is_not_signed_in_goes_to_our_own_page_and_others_find_nothing(client, organiser):
    assert client.get("/admin/", follow=True).redirect_chain[-1][0].startswith(reverse("account_login"))
    client.force_login(organiser)
    assert client.get("/admin/", follow=True).status_code == 404
    assert client.get("/admin/bijeen_events/venue/", follow=True).status_code == 404


def test_saving_goes_through_the_action_and_draws_pages_anew(client, administrator):
    venue = make.venue()
    event = make.event(venue=venue)
    client.force_login(administrator)
    fields = {"name": "Het Andere Huis", "city": "Utrecht", "facilities": "{}"}

    answer = client.post(f"/admin/bijeen_events/venue/{venue.pk}/change/", fields)

    assert answer.status_code == 302
    assert Venue.objects.get().name == "Het Andere Huis"
    assert Event.objects.get().content_version == event.content_version + 1
    assert Fact.objects.get(name="reference_kept").by == administrator


def test_what_is_in_use_stays(client, administrator):
    venue = make.venue()
    make.event(venue=venue)
    client.force_login(administrator)
    client.post(f"/admin/bijeen_events/venue/{venue.pk}/delete/", {"post": "yes"})
    client.post(
        "/admin/bijeen_events/venue/", {"action": "delete_selected", "_selected_action": venue.pk, "post": "yes"}
    )
    assert Venue.objects.exists()


def test_an_organisation_that_a_participant_typed_is_looked_at(client, administrator):
    draft = make.organisation("buurtkamer oost", is_draft=True, is_listed=False)
    client.force_login(administrator)
    fields = {"name": "Buurtkamer Oost", "type": "volunteers", "tags": "[]", "is_listed": "on"}

    client.post(f"/admin/bijeen_events/organisation/{draft.pk}/change/", fields)

    draft.refresh_from_db()
    assert (draft.name, draft.is_draft, draft.is_listed) == ("Buurtkamer Oost", False, True)
    assert Organisation.objects.filter(name_key__contains="buurtkamer oost").exists()


@pytest.mark.parametrize("name", ["theme", "programmeline", "venue", "room", "organisation", "speaker", "avoiddate"])
def test_every_list_and_form_opens(client, administrator, name):
    AvoidDate.objects.create(first_on="2027-03-11", last_on="2027-03-14", name_nl="Vakantie")
    make.venue(), make.line(), make.organisation()
    client.force_login(administrator)
    assert client.get(f"/admin/bijeen_events/{name}/").status_code == 200
    assert client.get(f"/admin/bijeen_events/{name}/add/").status_code == 200
