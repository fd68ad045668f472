"""The mails of networks: the link and the answers, in both languages, neutral where the series is sensitive."""

import pytest

from events.messages.drawing import html_of, letter_of
from events.models import Fact, Message
from learning.networks.actions import (
    accept_request,
    ask_to_join,
    decline_request,
    end_network_person,
    mail_links,
    renew_network_link,
    send_network_link,
)
from learning.networks.actions.joining import Asking
from learning.networks.refusals import HasLeft
from tests import make
from tests.learning import build

pytestmark = pytest.mark.django_db


def letters() -> list:
    return [letter_of(message) for message in Message.objects.select_related("event").order_by("pk")]


def test_the_link_is_mailed_by_hand_renewed_and_asked_for(organiser, now):
    person = build.person(build.member(build.network("Leernetwerk Oost")))
    before = person.code
    send_network_link(person=person, at=now, by=organiser)
    renew_network_link(person=person, at=now)
    mail_links(email=f" {person.email.upper()} ", at=now)
    mail_links(email=person.email, at=now)
    mail_links(email="niemand@example.org", at=now)

    person.refresh_from_db()
    assert person.code != before and Message.objects.count() == 3
    for letter in letters():  # drawn when it is sent: with the code of now
        assert person.code in letter.text and before not in letter.text
        assert letter.subject == "Je pagina van Leernetwerk Oost"
    assert Fact.objects.filter(name="network_link_sent").count() == 2


def test_who_has_left_meanwhile_gets_no_link(organiser, now):
    person = build.person(build.member(build.network()))
    send_network_link(person=person, at=now, by=organiser)
    end_network_person(person=person, at=now, by=organiser)
    [letter] = letters()
    assert person.code not in letter.text and "niet meer meedoet" in letter.text
    for act in (
        lambda: send_network_link(person=person, at=now, by=organiser),
        lambda: renew_network_link(person=person, at=now),
    ):
        with pytest.raises(HasLeft):
            act()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("is_sensitive", [False, True])
def test_every_letter_is_neutral_where_the_series_is_sensitive(organiser, now, language, is_sensitive):
    event = build.series("Gesprekken met ouders", is_sensitive=is_sensitive)
    network = build.network("Gesprekken met ouders", event=event, is_open=True)
    for name in ("Bo", "Cem"):
        asking = Asking(f"Stichting {name}", name, f"{name}@example.org", language=language)
        ask_to_join(network=network, asking=asking, token=make.token(), at=now)
    first, second = network.requests.all()
    person = accept_request(asked=first, at=now, by=organiser)
    decline_request(asked=second, at=now, by=organiser)
    send_network_link(person=person, at=now, by=organiser)

    assert Message.objects.count() == 5
    for message, letter in zip(Message.objects.order_by("pk"), letters(), strict=True):
        said = f"{letter.subject} {letter.text} {html_of(letter, message.language)}"
        assert ("Gesprekken" in said) is not is_sensitive
        assert network.slug not in said and len(letter.parts) <= 5
        assert ("Beste" in said or "Hallo" in said) is (language == "nl")


def test_a_mail_about_a_request_that_is_forgotten_says_nothing(now):
    network = build.network(is_open=True)
    ask_to_join(network=network, asking=Asking("Stichting", "Bo", "bo@example.org"), token=make.token(), at=now)
    network.requests.all().delete()
    [letter] = letters()
    assert letter.subject == "Jouw leernetwerk"
