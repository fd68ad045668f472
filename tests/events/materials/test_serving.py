"""A material as it is handed on: whole, in parts, its head alone, as a link, and all together."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import RequestFactory
from django.utils.timezone import now as clock

from events.files import store
from events.materials.actions import add_alternative
from events.materials.serving import served
from events.models import Event, MaterialDay
from tests import make
from tests.events.materials.files import PDF, body_of, material, office, picture, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return material(make.event(), "Gülşens hulp", moment="before", audience="public")


def address(row) -> str:
    return f"/materiaal/{row.pk}/"


def opened() -> int:
    return sum(MaterialDay.objects.values_list("number", flat=True))


def test_a_file_comes_whole_under_its_title_and_is_saved_and_never_run(client, made):
    response = client.get(address(made))
    assert response.status_code == 200 and response.streaming and body_of(response) == PDF
    assert response["Content-Type"] == "application/pdf" and response["Content-Length"] == str(len(PDF))
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''G%C3%BCl%C5%9Fens%20hulp.pdf"
    assert response["X-Content-Type-Options"] == "nosniff" and response["Accept-Ranges"] == "bytes"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert opened() == 1


def test_its_head_says_the_same_and_counts_for_nothing(client, made):
    whole, head = client.get(address(made)), client.head(address(made), headers={"Range": "bytes=0-9"})
    names = ("Content-Type", "Content-Length", "Content-Disposition", "ETag", "Accept-Ranges")
    assert [head[name] for name in names] == [whole[name] for name in names]
    assert head.status_code == 200 and body_of(head) == b"" and opened() == 1


@pytest.mark.parametrize(
    ("asked", "first", "last"), [("bytes=0-9", 0, 9), ("bytes=10-", 10, None), ("bytes=-7", -7, None)]
)
def test_a_part_is_206_with_where_it_stands(client, made, asked, first, last):
    response = client.get(address(made), headers={"Range": asked})
    body = PDF[first:] if last is None else PDF[first : last + 1]
    assert response.status_code == 206 and body_of(response) == body
    assert response["Content-Length"] == str(len(body))
    start = len(PDF) + first if first < 0 else first
    assert response["Content-Range"] == f"bytes {start}-{start + len(body) - 1}/{len(PDF)}"


def test_behind_the_end_is_416_with_the_length(client, made):
    response = client.get(address(made), headers={"Range": "bytes=5000-"})
    assert response.status_code == 416 and response["Content-Range"] == f"bytes */{len(PDF)}"
    assert opened() == 0


def test_more_parts_at_once_are_the_whole(client, made):
    response = client.get(address(made), headers={"Range": "bytes=0-1,5-6"})
    assert response.status_code == 200 and body_of(response) == PDF


def test_a_part_of_another_version_is_the_whole(client, made):
    tag = client.get(address(made))["ETag"]
    assert not tag.startswith("W/")
    for told, status in ((tag, 206), (f"W/{tag}", 200), ('"ander"', 200), ("Tue, 12 Jan 2027 09:00:00 GMT", 200)):
        response = client.get(address(made), headers={"Range": "bytes=0-1", "If-Range": told})
        assert response.status_code == status, told


def test_what_a_browser_has_is_not_sent_again(client, made):
    tag = client.get(address(made))["ETag"]
    same = client.get(address(made), headers={"If-None-Match": tag, "Range": "bytes=0-1"})
    assert (same.status_code, same["ETag"]) == (304, tag)
    assert client.get(address(made), headers={"If-Match": '"ander"'}).status_code == 412
    assert opened() == 1


def test_only_the_first_part_counts(client, made):
    for asked in ("bytes=0-9", "bytes=10-19", "bytes=20-"):
        client.get(address(made), headers={"Range": asked})
    assert opened() == 1


def test_a_text_says_how_it_is_written(client):
    row = material(make.event(), body="Één".encode(), moment="before", audience="public")
    assert client.get(address(row))["Content-Type"] == "text/plain; charset=utf-8"


def test_a_link_leads_on_and_says_not_from_where(client):
    row = material(make.event(), link="https://film.example.org/1", moment="before", audience="public")
    response = client.get(address(row))
    assert (response.status_code, response["Location"]) == (302, "https://film.example.org/1")
    assert response["Referrer-Policy"] == "no-referrer" and opened() == 1


def test_a_file_that_is_lost_is_a_404_and_told_to_who_keeps_the_site(client, made, caplog):
    store().delete(made.key)
    assert client.get(address(made)).status_code == 404
    assert str(made.pk) in caplog.text and "Gülşen" not in caplog.text


def test_nothing_is_sent_to_it(client, made):
    assert client.post(address(made)).status_code == 405


def test_all_together_are_a_zip_that_is_stored_and_can_be_read(client):
    event = make.event()
    first = material(event, "Eerste", moment="before")
    material(event, "Eerste", body=office(), moment="before")
    material(event, "Foto", body=picture(), moment="before")
    material(event, "Later")
    material(event, "Film", link="https://film.example.org/", moment="before")
    add_alternative(material=first, upload=upload(b"Tekst", "a.txt"), language="nl", at=clock(), by=None)
    response = client.get(f"/aanmelding/{make.registration(event).code}/materiaal.zip")
    assert response["Content-Type"] == "application/zip" and response.streaming
    assert "Samen%20leren" in response["Content-Disposition"] or "Samen leren" in response["Content-Disposition"]
    with ZipFile(BytesIO(body_of(response))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["Eerste.pdf", "Eerste (andere versie).txt", "Eerste.docx", "Foto.png"]
        assert archive.read("Eerste.pdf") == PDF and {one.compress_type for one in archive.infolist()} == {0}
    assert opened() == 4


def test_a_file_that_is_lost_is_left_out_of_the_zip(client):
    event = make.event()
    lost = material(event, "Kwijt", moment="before")
    material(event, "Heel", moment="before")
    store().delete(lost.key)
    response = client.get(f"/aanmelding/{make.registration(event).code}/materiaal.zip")
    with ZipFile(BytesIO(body_of(response))) as archive:
        assert archive.namelist() == ["Heel.pdf"]


def test_an_answer_that_nobody_reads_closes_its_file(settings, tmp_path):
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "bijeen": folder}
    response = served(RequestFactory().get("/"), material(make.event()), "kaart.txt")
    file = response._resource_closers[0].__self__
    assert not file.closed
    response.close()
    assert file.closed


def test_a_zip_of_a_hidden_event_names_nothing(client):
    event = make.event("Schulden", is_sensitive=True, visibility="confidential")
    material(event, "Hulp bij schulden", moment="before")
    response = client.get(f"/aanmelding/{make.registration(event).code}/materiaal.zip")
    body = body_of(response)
    assert b"chulden" not in body and "chulden" not in str(response.headers)
    with ZipFile(BytesIO(body)) as archive:
        assert archive.namelist() == ["Jouw bijeenkomst op 11 maart, materiaal 1.pdf"]


def test_where_there_is_nothing_there_is_no_zip(client):
    event = make.event()
    material(event)
    assert client.get(f"/aanmelding/{make.registration(event).code}/materiaal.zip").status_code == 404
    assert Event.objects.get().closed_at is None
