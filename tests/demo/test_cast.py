"""The seven links work, each for somebody else; nothing of it exists outside the demo."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from demo.cast import CAST
from demo.links import links
from events import access, conf


def path(url: str) -> str:
    assert url.startswith(conf.base_url())
    return url.removeprefix(conf.base_url())


def test_there_are_seven_and_each_answers(client, year):
    found = links()
    assert [str(link.who) for link in found] == [
        "Deelnemer",
        "Contactpersoon",
        "Trainer",
        "Organisator",
        "Deelnemer na afloop",
        "Privacyfunctionaris",
        "Programmaleider",
    ]
    for link in found:
        assert client.get(path(link.url), follow=True).status_code == 200, link.who


def test_the_participant_afterwards_was_at_a_meeting_of_before(client, year):
    answer = client.get(path(links()[4].url))
    holders = re.findall(r'href="(/bewijs/[^"]+/)"', answer.content.decode())
    assert "Je was erbij." in answer.content.decode() and holders
    assert "Presentatie" in answer.content.decode(), "materials of afterwards are there"
    assert client.get(holders[0]).status_code == 200 and client.get(f"{holders[0][:-1]}.pdf").status_code == 200
    assert answer.context["registration"].event.source_key == "act-14"  # act-15 is still open


@pytest.mark.parametrize("member", CAST, ids=lambda member: member.key)
def test_one_click_signs_in_as_each_with_the_roles_of_the_year(client, year, member):
    answer = client.get(reverse("bijeen_demo:sign-in", args=[member.key]))

    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(member.user.pk)
    assert access.roles_of(member.user).exists()


def test_the_page_names_the_cast_and_signs_in_with_a_button(client, year):
    page = client.get(reverse("bijeen_demo:cast")).content.decode()
    for member in CAST:
        assert f'action="{reverse("bijeen_demo:sign-in", args=[member.key])}"' in page
        assert member.user.get_full_name() in page.replace("&#x27;", "'")
    assert client.post(reverse("bijeen_demo:sign-in", args=["trainer"])).status_code == 302


def test_outside_the_demo_there_is_nothing(client, year, settings):
    settings.BIJEEN_DEMO = False
    for address in ("/demo/", "/demo/als/organisator/"):
        assert client.get(address).status_code == 404
    assert client.post("/demo/als/organisator/").status_code == 404
    assert "_auth_user_id" not in client.session


def test_nobody_is_signed_in_who_is_not_of_the_cast(client, year):
    assert client.get("/demo/als/iemand/").status_code == 404


def test_the_links_are_printed(year):
    out = StringIO()
    call_command("demo_links", stdout=out)
    for link in links():
        assert link.url in out.getvalue()
