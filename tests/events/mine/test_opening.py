"""Opening all that is mine: the mail, the link, the figures; and closing it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.messages.asked import answer_due
from events.messages.drawing import mail_of
from events.mine.actions import close_own_links, mail_own_link, open_with_figures
from events.mine.refusals import WrongFigures
from events.models import Message, OwnLink
from events.registration.forgetting import forget_registrations
from tests import make
from tests.events.mine.build import EMAIL, link

pytestmark = pytest.mark.django_db
FIND = "/mijn/"
LATER = timedelta(minutes=11)


@pytest.fixture
def somebody():
    return make.registration(make.event("Samen leren"), email=EMAIL, language="en")


def ask(email=EMAIL, at=None, language="nl"):
    mail_own_link(email=email, language=language, at=at or clock())


def letter():
    return mail_of(Message.objects.get(kind="own_link"))


def test_the_mail_holds_a_link_and_six_figures(somebody):
    ask()
    made = OwnLink.objects.get()
    sent = letter()
    assert sent.to == [EMAIL] and sent.subject == "Je bijeenkomsten"
    assert f"/mijn/{made.code}/" in sent.body and f"{made.figures[:3]} {made.figures[3:]}" in sent.body
    assert len(made.figures) == 6 and made.figures.isdecimal() and made.ends_at - made.made_at == timedelta(days=7)
    assert "Samen leren" not in sent.body


def asked(client, email=EMAIL, page=FIND):
    """What the page answers, once the worker has been there."""
    answer = client.post(page, {"email": email})
    answer_due(at=clock())
    return answer


def test_it_speaks_the_language_in_which_it_was_asked(client, somebody):
    asked(client, page="/en/mijn/")
    assert letter().subject == "Your meetings"
    page = client.get(f"/mijn/{OwnLink.objects.get().code}/").content.decode()
    assert 'lang="en"' in page and "My meetings" in page


def test_an_unknown_address_gets_no_mail(somebody):
    ask("ander@voorbeeld.example.org")
    ask("")
    assert not Message.objects.exists() and not OwnLink.objects.exists()


def test_somebody_whose_name_was_forgotten_is_unknown(somebody):
    forget_registrations(clock() + timedelta(days=1000))
    ask()
    assert not OwnLink.objects.exists()


def test_once_in_ten_minutes(somebody):
    at = clock()
    ask(at=at)
    ask(at=at + timedelta(minutes=9))
    assert OwnLink.objects.count() == 1
    ask(at=at + LATER)
    assert OwnLink.objects.count() == 2 == Message.objects.count()
    assert all(row.ends_at > at + LATER for row in OwnLink.objects.all()), "whoever asks closes nothing of anybody"


def test_the_page_answers_known_and_unknown_alike(client, somebody):
    pages = []
    for email in (EMAIL, "geen@voorbeeld.example.org"):
        page = asked(client, email)
        pages.append(page.content.decode().replace(email, "ADRES"))
        assert page.status_code == 200 and email not in page.headers.get("Location", "")
    assert pages[0] == pages[1] and "Kijk in je mail" in pages[0]
    assert Message.objects.get().email == EMAIL


def test_the_figures_open_it_once(client, somebody):
    asked(client)
    made = OwnLink.objects.get()
    typed = f" {made.figures[:3]} {made.figures[3:]}"
    answer = client.post(FIND, {"email": EMAIL, "figures": typed})
    assert answer.status_code == 302 and answer["Location"] == f"/mijn/{made.code}/"
    assert client.get(answer["Location"]).status_code == 200
    again = client.post(FIND, {"email": EMAIL, "figures": typed})
    assert again.status_code == 422 and "kloppen niet" in again.content.decode()
    assert EMAIL in again.content.decode(), "the address is still there"


@pytest.mark.parametrize("figures", ["", "12345", "abcdef", "<b>", "\u0661\u0662\u0663\u0664\u0665\u0666"])
def test_other_figures_open_nothing(client, somebody, figures):
    link(figures="123456")
    answer = client.post(FIND, {"email": EMAIL, "figures": figures})
    assert answer.status_code == 422 and "Location" not in answer


def test_figures_are_of_one_address_and_of_a_quarter_of_an_hour(somebody):
    at = clock()
    link(figures="123456", at=at)
    with pytest.raises(WrongFigures):
        open_with_figures(email="ander@voorbeeld.example.org", figures="123456", at=at)
    with pytest.raises(WrongFigures):
        open_with_figures(email=EMAIL, figures="123456", at=at + timedelta(minutes=16))
    assert open_with_figures(email=EMAIL.upper(), figures="123456", at=at + timedelta(minutes=14)).email == EMAIL
    with pytest.raises(WrongFigures):
        open_with_figures(email=EMAIL, figures="", at=at)


def test_guessing_figures_stops_after_five(client, somebody):
    link(figures="123456")
    said = [client.post(FIND, {"email": EMAIL, "figures": f"99999{number}"}).status_code for number in range(7)]
    assert said == [422] * 5 + [429] * 2
    assert client.post(FIND, {"email": EMAIL, "figures": "123456"}).status_code == 429


def test_a_mended_hidden_address_leads_back_to_the_start(client, somebody):
    answer = client.post(FIND, {"email": "niets", "figures": "123456"})
    assert answer.status_code == 302 and answer["Location"] == FIND


@pytest.mark.parametrize("page", ["", "gegevens/", "gegevens.json", "overzicht.pdf", "wissen/"])
def test_a_link_that_ended_is_as_one_that_never_was(client, somebody, page):
    made = link()
    assert client.get(f"/mijn/{made.code}/{page}").status_code == 200
    old = client.get(f"/mijn/onbekend/{page}")
    made.ends_at = clock() - timedelta(seconds=1)
    made.made_at = made.ends_at - timedelta(days=7)
    made.save()
    ended = client.get(f"/mijn/{made.code}/{page}")
    assert ended.status_code == old.status_code == 404 and ended.content == old.content
    assert reverse("bijeen_events:mine-find") in ended.content.decode()


@pytest.mark.parametrize("page", ["", "gegevens/", "gegevens.json", "overzicht.pdf", "wissen/"])
def test_nothing_of_it_is_kept_or_passed_on(client, somebody, page):
    answer = client.get(f"/mijn/{link().code}/{page}")
    assert answer["Cache-Control"] == "private, no-store" and answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]


def test_closing_ends_every_link_on_every_device(client, somebody):
    first, second, other = link(), link(), link("ander@voorbeeld.example.org")
    assert client.get(f"/mijn/{first.code}/sluiten/").status_code == 302, "a program that opens links closes nothing"
    assert client.get(f"/mijn/{second.code}/").status_code == 200
    assert "Dicht" in client.post(f"/mijn/{first.code}/sluiten/").content.decode()
    assert [client.get(f"/mijn/{one.code}/").status_code for one in (first, second, other)] == [404, 404, 200]
    assert close_own_links(email=EMAIL, at=clock()) == 0


def test_the_old_address_leads_on(client):
    answer = client.get("/aanmelding-zoeken/")
    assert answer.status_code == 301 and answer["Location"] == FIND
