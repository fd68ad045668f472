"""Inviting at the desk: a pasted or sent list is looked at first, and sent after that."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import now as clock
from openpyxl import Workbook

from events.desk.guest_list import ListTooBig, NoList, lines_of
from events.materials.refusals import EmptyFile, FileBroken
from events.models import Invitation, Message
from tests import make

pytestmark = pytest.mark.django_db


def soon(organiser, **fields):
    return make.event(starts_at=clock() + timedelta(weeks=3), way_in="invited", organiser=organiser, **fields)


def page_of(event) -> str:
    return reverse("bijeen_events:desk-invitations", args=[event.pk])


def workbook(*rows) -> bytes:
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def sent(body: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, body)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Carla de Vries carla@x.example", "er staat geen puntkomma tussen de naam en het mailadres."),
        ("; carla@x.example", "er staat geen naam bij."),
        (f"{'C' * 81} Vries; carla@x.example", "de naam is te lang."),
    ],
)
def test_a_line_that_cannot_be_read_says_what_is_wrong_and_how_it_should_be(client, organiser, line, why):
    client.force_login(organiser)
    page = client.post(page_of(soon(organiser)), {"lines": line, "language": "nl"}).content.decode()
    assert f"{why} Zet eerst de naam, dan een puntkomma, dan het mailadres." in page


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"status": "draft"}, "nog een concept: wie je uitnodigt, kan zich nog niet aanmelden. Publiceer eerst."),
        ({"status": "cancelled"}, "Aanmelden kan hier niet meer, dus uitnodigen ook niet."),
        ({"closes_at": make.BEFORE}, "Aanmelden kan hier niet meer, dus uitnodigen ook niet."),
    ],
)
def test_nobody_is_promised_a_mail_while_nobody_can_register(client, organiser, fields, why):
    event = soon(organiser, **fields)
    client.force_login(organiser)
    typed = {"lines": "Roos Vermeulen; roos@x.example", "language": "nl"}
    for page in (client.get(page_of(event)), client.post(page_of(event), typed)):
        text = page.content.decode()
        assert why in text and "Krijgt een mail" not in text and "Bekijk wie een mail krijgt" not in text


def test_who_gets_a_mail_is_shown_as_the_name_is_read(client, organiser):
    client.force_login(organiser)
    lines = "Vermeulen, Roos; roos@x.example\nBo; bo@x.example"
    page = client.post(page_of(soon(organiser)), {"lines": lines, "language": "nl"}).content.decode()
    assert "<span>Roos Vermeulen; roos@x.example</span>" in page and "<span>Bo; bo@x.example</span>" in page


def test_the_fate_of_each_line_is_shown_before_anything_is_sent(client, organiser):
    event = soon(organiser)
    client.force_login(organiser)
    address = page_of(event)
    assert "Nog niemand" in client.get(address).content.decode()

    typed = {"lines": "Roos Vermeulen; roos@x.example\nzomaar iets", "language": "nl"}
    page = client.post(address, typed).content.decode()
    assert "Er is nog niets verstuurd." in page and "er staat geen mailadres bij." in page
    assert "Verstuur 1 uitnodiging" in page and not Message.objects.exists()

    page = client.post(address, {**typed, "do": "send"}).content.decode()
    assert "1 mens krijgt een uitnodiging." in page and "zomaar iets</textarea>" in page
    assert "al uitgenodigd" in client.post(address, typed).content.decode()
    assert client.post(address, {"lines": "a\n" * 301, "language": "nl"}).status_code == 422
    assert client.post(address, {"lines": "", "language": "nl"}).status_code == 422
    assert address in client.get(reverse("bijeen_events:desk-event", args=[event.pk])).content.decode()
    assert Invitation.objects.count() == 1


def test_a_list_in_a_file_is_shown_and_sent_too(client, organiser):
    event = soon(organiser)
    client.force_login(organiser)
    body = workbook(
        ["E-mail", "Achternaam", "Voornaam"], ["roos@x.example", "Vermeulen", "Roos"], [None, "Bakker", "Bo"]
    )
    data = {"upload": sent(body, "lijst.xlsx"), "language": "en"}
    page = client.post(page_of(event), data).content.decode()
    assert "Roos Vermeulen; roos@x.example" in page and "er staat geen mailadres bij." in page
    wrong = client.post(page_of(event), {"upload": sent(b"%PDF-1.4 %%EOF", "a.pdf"), "language": "nl"})
    assert wrong.status_code == 422 and "geen lijst die we kunnen lezen" in wrong.content.decode()


def test_rows_are_read_by_their_headings_or_by_where_the_address_is(organiser):
    dutch = sent("Naam;Tussenvoegsel;Achternaam;Mailadres\nGülşen;van der;Doğan;g@x.example\n".encode(), "a.csv")
    assert lines_of(dutch) == ["Gülşen van der Doğan; g@x.example"]
    bare = sent(b"roos@x.example,Roos,Vermeulen\n\n,Bo\n", "a.csv")
    assert lines_of(bare) == ["Roos Vermeulen; roos@x.example", "Bo"]
    macintosh = sent(b"Naam;Mail\rRoos;roos@x.example\rBo;bo@x.example\r", "a.csv")
    assert lines_of(macintosh) == ["Roos; roos@x.example", "Bo; bo@x.example"]
    old = sent("Naam;Mail\nZoë;zoe@x.example\n".encode("cp1252"), "excel.csv")
    assert lines_of(old) == ["Zoë; zoe@x.example"]


@pytest.mark.parametrize(
    ("body", "name", "refusal"),
    [
        (b"", "a.csv", EmptyFile),
        (b"Naam;Mail\n\n", "a.csv", EmptyFile),
        (b"a" * 2_000_001, "a.csv", ListTooBig),
        (b"MZ\x90\x00", "a.xlsx", NoList),
        (b"\x89PNG\r\n\x1a\n", "a.csv", FileBroken),
        (workbook(["a"])[:400], "a.xlsx", FileBroken),
        (b'Naam;Mail\n"Roos;' + b"a\n" * 70_000, "a.csv", FileBroken),
    ],
)
def test_what_is_no_list_is_refused(body, name, refusal):
    with pytest.raises(refusal):
        lines_of(sent(body, name))


def test_it_shows_who_answered_reminds_once_and_withdraws(client, organiser):
    event = soon(organiser)
    client.force_login(organiser)
    for name in ("roos", "bo"):
        event.invitations.create(email=f"{name}@x.example", first_name=name.title())
    event.invitations.create(email="an@x.example", declined_at=clock(), answered_at=clock())
    page = client.get(page_of(event)).content.decode()
    assert "Kan niet" in page and "Nog geen antwoord" in page

    said = client.post(page_of(event), {"do": "remind"}, follow=True).content.decode()
    assert "2 mensen krijgen een herinnering." in said and "Herinner nu" not in said
    again = client.post(page_of(event), {"do": "remind"}, follow=True).content.decode()
    assert "Er is niemand die nog een herinnering kan krijgen." in again

    row = event.invitations.get(email="bo@x.example")
    said = client.post(page_of(event), {"do": "withdraw", "row": row.pk}, follow=True).content.decode()
    assert "De uitnodiging voor bo@x.example is ingetrokken." in said and "Ingetrokken" in said
    assert Message.objects.get(email="bo@x.example").status == "stopped"
    other = make.event().invitations.create(email="x@x.example")
    assert client.post(page_of(event), {"do": "withdraw", "row": other.pk}).status_code == 404


@pytest.mark.parametrize("who", ["trainer", "administrator", "stranger"])
def test_who_does_not_organise_it_sees_no_invitations(client, request, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(page_of(make.event())).status_code == 404


def test_the_list_costs_the_same_for_one_and_for_three(client, organiser, django_assert_num_queries):
    event = make.event(way_in="invited", organiser=organiser)
    client.force_login(organiser)
    for number, rows in ((1, 1), (2, 3)):
        for extra in range(number):
            invitation = Invitation.objects.create(event=event, email=f"{number}{extra}@x.example")
            make.registration(event, invitation=invitation)
        assert event.invitations.count() == rows
        with django_assert_num_queries(6):
            client.get(page_of(event))
