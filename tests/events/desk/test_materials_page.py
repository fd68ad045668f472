"""Materials at the desk: the list, adding, changing, moving, taking away; and a trainer's own session."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now as clock

from events.materials.actions import add_alternative, count_opened, remove_material
from events.models import Event, Material, Role
from tests import make
from tests.events.desk.addresses import url
from tests.events.materials.files import PDF, PROGRAM, body_of, material, office, sent, upload

pytestmark = pytest.mark.django_db
FIELDS = {"title_nl": "Gesprekshulp", "moment": "before", "audience": "registered", "language": "nl"}


@pytest.fixture
def event(organiser):
    return make.event(organiser=organiser)


def text(response) -> str:
    return response.content.decode()


def test_an_empty_list_says_what_can_be_done(desk, event):
    page = text(desk.get(url("materials", event.pk)))
    assert "Nog geen materiaal" in page and url("material-add", event.pk) in page and "(zip)" not in page


def test_the_list_says_what_it_is_who_sees_it_and_how_often_it_was_opened(desk, event):
    made = material(event, moment="before")
    material(event, "Film", link="https://film.example.org/", audience="present")
    add_alternative(material=made, upload=upload(b"Tekst", "a.txt"), language="nl", at=clock(), by=None)
    for _ in range(3):
        count_opened(materials=[made], at=clock())
    page = text(desk.get(url("materials", event.pk)))
    for said in ("Gesprekshulp", "Pdf, 1 kB, Nederlands", "3 keer geopend", "Nu voor wie een plek heeft.", "Vooraf",
                 "Ook als Txt, 1 kB, Nederlands, 0 keer geopend.", "Link, Nederlands", "Wie er was", "Nu nog niemand."):  # fmt: skip
        assert said in page, said


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_as_many_queries_for_one_as_for_three(desk, event, number, django_assert_num_queries):
    for _ in range(number):
        material(event, session=event.sessions.get())
    with django_assert_num_queries(11):
        desk.get(url("materials", event.pk))


def test_a_file_is_added_and_it_is_said_who_sees_it(desk, event, organiser):
    response = desk.post(
        url("material-add", event.pk), {**FIELDS, "upload": sent(office(), "../../hulp.docx")}, follow=True
    )
    assert "Gesprekshulp staat erbij. Nu voor wie een plek heeft." in text(response)
    made = Material.objects.get()
    assert made.made_by == organiser and made.media_type.endswith("wordprocessingml.document")


def test_a_link_is_added(desk, event):
    assert desk.post(url("material-add", event.pk), {**FIELDS, "link": "https://film.example.org/1"}).status_code == 302
    assert Material.objects.get().kind == "link"


WRONG = {
    "a program": ({"upload": sent(PROGRAM, "hulp.pdf")}, "upload", "Dit soort bestand nemen we niet aan."),
    "nothing": ({}, "upload", "Kies een bestand of geef een link, één van de twee."),
    "an empty file": ({"upload": sent(b"")}, "upload", "Dit bestand is leeg."),
    "macros": ({"upload": sent(office(**{"word/vbaProject.bin": b"x"}))}, "upload", "In dit bestand zit een macro"),
    "half a file": ({"upload": sent(PDF[:-20])}, "upload", "Dit bestand is niet heel."),
    "both": ({"upload": sent(PDF), "link": "https://x.example.org/"}, "upload", "één van de twee"),
    "a link without a lock": ({"link": "http://x.example.org/"}, "link", "Een link begint met https://"),
    "no title": ({"upload": sent(PDF), "title_nl": ""}, "title_nl", "Titel: vul dit in."),
    "a title of nothing to see": ({"upload": sent(PDF), "title_nl": "\u202e\u200b"}, "title_nl", "Titel: vul dit in."),
    "a long title": ({"upload": sent(PDF), "title_nl": "x" * 121}, "title_nl", "hoogstens 120 tekens"),
    "nobody's group": ({"upload": sent(PDF), "audience": "club"}, "audience", "kies een van de mogelijkheden"),
    "before, for who was there": ({"upload": sent(PDF), "audience": "present"}, "audience", "weten we pas na afloop"),
    "a language of nowhere": ({"upload": sent(PDF), "language": "xx"}, "language", "kies een van de mogelijkheden"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_is_not_right_is_said_beside_its_field_and_what_was_typed_stays(desk, event, what):
    fields, field, sentence = WRONG[what]
    for file in fields.values():
        if hasattr(file, "seek"):
            file.seek(0)
    response = desk.post(url("material-add", event.pk), {**FIELDS, "title_en": "Wat ik typte", **fields})
    page = text(response)
    assert response.status_code == 422 and not Material.objects.exists()
    assert f'id="id_{field}_error"' in page and sentence in page and 'value="Wat ik typte"' in page


def test_a_file_that_has_to_be_chosen_again_is_said_to(desk, event):
    page = text(desk.post(url("material-add", event.pk), {**FIELDS, "title_nl": "", "upload": sent(PDF)}))
    assert "Kies het bestand nog een keer." in page


def test_a_file_that_says_to_be_too_large_is_refused_before_it_is_read(desk, event, settings):
    settings.BIJEEN_MATERIAL_MB = 1
    response = desk.post(url("material-add", event.pk), {**FIELDS, "upload": sent(PDF + b"x" * 1_300_000)})
    assert response.status_code == 413 and "hoogstens 1 MB" in text(response)
    length = {"CONTENT_LENGTH": "2000000000"}
    response = desk.generic("POST", url("material-add", event.pk), b"", "multipart/form-data; boundary=x", **length)
    assert response.status_code == 413
    response = desk.post(url("material-add", event.pk), {**FIELDS, "upload": sent(PDF + b"x" * 1_100_000)})
    assert response.status_code == 422 and "Dit bestand is te groot." in text(response)


def test_a_form_of_another_site_is_refused_and_our_own_is_not(event, organiser):
    client = Client(enforce_csrf_checks=True)
    client.force_login(organiser)
    assert client.post(url("material-add", event.pk), {**FIELDS, "upload": sent(PDF)}).status_code == 403
    assert not Material.objects.exists()
    client.get(url("material-add", event.pk))
    token = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    assert client.post(url("material-add", event.pk), {**FIELDS, **token, "upload": sent(PDF)}).status_code == 302


def test_a_torn_form_is_refused_and_nothing_breaks(desk, event):
    for body in (b"", b"--x\r\n", b'--x\r\nContent-Disposition: form-data; name="upload"; filename="a"\r\n\r\nMZ'):
        response = desk.generic("POST", url("material-add", event.pk), body, "multipart/form-data; boundary=x")
        assert response.status_code in (400, 403, 422)


def test_it_is_changed_and_its_file_stays(desk, event):
    made = material(event)
    page = desk.get(url("material", event.pk, made.pk))
    form = page.context["form"]
    assert "Leeg: het bestand blijft wat het is." in text(page)
    data = {**FIELDS, "title_nl": "Nieuw", "version": 1, "opened": form["opened"].value()}
    assert desk.post(url("material", event.pk, made.pk), data).status_code == 302
    changed = Material.objects.get()
    assert (changed.title_nl, changed.key, changed.version, changed.moment) == ("Nieuw", made.key, 2, "before")


def test_saving_over_a_newer_version_shows_both(desk, event):
    made = material(event)
    form = desk.get(url("material", event.pk, made.pk)).context["form"]
    data = {**FIELDS, "moment": "after", "version": 1, "opened": form["opened"].value()}
    desk.post(url("material", event.pk, made.pk), {**data, "title_nl": "Van een ander"})
    response = desk.post(url("material", event.pk, made.pk), {**data, "title_nl": "Van mij"})
    page = text(response)
    assert response.status_code == 422 and "Van een ander" in page and "Van mij" in page and "Beide versies" in page


def test_what_another_took_away_meanwhile_is_said(desk, event):
    made = material(event)
    remove_material(material=made, at=clock(), by=None)
    assert desk.get(url("material", event.pk, made.pk)).status_code == 404


def test_another_version_is_added_and_taken_away(desk, event):
    made = material(event)
    page = url("material-text", event.pk, made.pk)
    assert "Kies een bestand." in text(desk.post(page, {"language": "nl"}))
    response = desk.post(page, {"language": "nl", "upload": sent(b"Gewoon", "hulp.txt")}, follow=True)
    other = made.alternatives.get()
    assert "Txt, 1 kB, Nederlands" in text(response) and url("material-remove", event.pk, other.pk) in text(response)
    assert desk.get(url("material-text", event.pk, other.pk)).status_code == 404
    desk.post(url("material-remove", event.pk, other.pk))
    assert list(Material.objects.all()) == [made]


def test_it_is_taken_away_on_a_page_that_asks(desk, event):
    made = material(event)
    assert "Wil je Gesprekshulp weghalen?" in text(desk.get(url("material-remove", event.pk, made.pk)))
    assert Material.objects.exists()
    assert "Gesprekshulp is weg." in text(desk.post(url("material-remove", event.pk, made.pk), follow=True))
    assert not Material.objects.exists()


def test_it_is_moved_up_and_down(desk, event):
    first, second = material(event, "Een"), material(event, "Twee")
    desk.post(url("materials", event.pk), {"up": str(second.pk)})
    assert [row.title_nl for row in event.materials.all()] == ["Twee", "Een"]
    desk.post(url("materials", event.pk), {"down": str(second.pk)})
    assert [row.title_nl for row in event.materials.all()] == ["Een", "Twee"]
    for wrong in ({"up": "1"}, {}, {"up": str(material(make.event()).pk)}):
        assert desk.post(url("materials", event.pk), wrong).status_code == 404
    assert first.order == 1


def test_all_files_come_in_one_zip(desk, event):
    assert desk.get(url("materials-zip", event.pk)).status_code == 404
    material(event)
    assert body_of(desk.get(url("materials-zip", event.pk))).startswith(b"PK")


PAGES = ("materials", "material-add", "materials-zip")


def test_nobody_else_comes_near_it(client, event, stranger, trainer, administrator):
    made = material(event)
    Role.objects.create(user=trainer, name="trainer", session=event.sessions.get())
    addresses = [url(page, event.pk) for page in PAGES]
    addresses += [url(page, event.pk, made.pk) for page in ("material", "material-text", "material-remove")]
    for address in addresses:
        assert client.get(address).status_code == 302
    for user in (stranger, trainer, administrator):
        client.force_login(user)
        assert {client.get(address).status_code for address in addresses} == {404}
        assert {client.post(address).status_code for address in addresses} == {404}
    assert Material.objects.exists()


# A trainer -------------------------------------------------------------------------------------------------


@pytest.fixture
def session(trainer):
    event = make.event("Samen leren", starts_at=clock() + timedelta(days=3))
    found = event.sessions.get()
    Role.objects.create(user=trainer, name="trainer", session=found)
    return found


def test_a_trainer_adds_to_the_own_session(client, trainer, session):
    client.force_login(trainer)
    assert url("session-materials", session.pk) in text(client.get(url("expected", session.pk)))
    assert "Nog geen materiaal" in text(client.get(url("session-materials", session.pk)))
    response = client.post(url("session-materials", session.pk), {**FIELDS, "upload": sent(PDF)}, follow=True)
    assert "Gesprekshulp staat erbij." in text(response) and "Haal weg" in text(response)
    made = Material.objects.get()
    assert (made.session, made.event, made.made_by) == (session, session.event, trainer)


def test_a_trainer_takes_away_only_what_is_of_the_own_hand(client, trainer, session, organiser):
    client.force_login(trainer)
    mine = material(session.event, "Van mij", session=session, by=trainer)
    other = material(session.event, "Van een ander", session=session, by=organiser)
    page = text(client.get(url("session-materials", session.pk)))
    assert "Van een ander" in page and url("session-material-remove", session.pk, other.pk) not in page
    assert client.post(url("session-material-remove", session.pk, other.pk)).status_code == 404
    assert "Wil je Van mij weghalen?" in text(client.get(url("session-material-remove", session.pk, mine.pk)))
    client.post(url("session-material-remove", session.pk, mine.pk))
    assert [row.title_nl for row in Material.objects.all()] == ["Van een ander"]


def test_what_a_trainer_sends_that_is_not_right_stays(client, trainer, session):
    client.force_login(trainer)
    response = client.post(url("session-materials", session.pk), {**FIELDS, "upload": sent(PROGRAM)})
    assert response.status_code == 422 and 'value="Gesprekshulp"' in text(response)


def test_a_helper_and_another_trainer_see_no_such_page(client, session, stranger):
    client.force_login(stranger)
    assert client.get(url("session-materials", session.pk)).status_code == 404
    Role.objects.create(user=stranger, name="helper", event=session.event)
    assert client.get(url("session-materials", session.pk)).status_code == 404
    page = client.get(url("expected", session.pk))
    assert page.status_code == 200 and "Materiaal van dit onderdeel" not in text(page)
    Event.objects.update(status="draft", starts_at=clock())
