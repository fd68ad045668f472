"""What a material is called when it is saved: its title on any machine, and nothing of the subject where that is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import disclosure
from events.materials.naming import as_file_name, described, file_name, file_names, zip_name
from events.models import Session
from tests import make
from tests.events.materials.files import FILM, material

NAMES = {
    "Gesprekshulp": "Gesprekshulp.pdf",
    "../../etc/passwd": "etc passwd.pdf",
    "C:\\Windows\\x": "C Windows x.pdf",
    'a "b" <c> | d?*': "a b c d.pdf",
    "  ...  ": "Materiaal.pdf",
    "factuur\u202efdp.exe": "factuurfdp.exe.pdf",
    "regel\r\nContent-Type: text/html": "regel Content-Type text html.pdf",
    "x" * 200: "x" * 80 + ".pdf",
    "Gülşen’s łist": "Gülşen’s łist.pdf",
}


@pytest.mark.parametrize("title", NAMES)
def test_a_title_is_a_name_on_any_machine(title):
    assert as_file_name(title, "pdf") == NAMES[title]


@given(title=st.text(max_size=200))
def test_no_title_makes_a_path_or_a_line(title):
    name = as_file_name(title, "pdf")
    assert name.endswith(".pdf") and len(name) <= 84 and not set(name) & set('/\\:*?"<>|\r\n\x00')
    assert name.strip(" .") and not name.startswith(".")


@pytest.mark.django_db
def test_where_the_title_is_hidden_the_name_says_the_day_and_a_number():
    hidden = make.event("Schulden", is_sensitive=True, visibility="closed")
    material(hidden, "Hulp bij schulden")
    made = material(hidden, "Meer over schulden")
    assert file_name(made) == "Jouw bijeenkomst op 11 maart, materiaal 2.pdf"
    assert zip_name(hidden) == "Jouw bijeenkomst op 11 maart, materiaal.zip"
    with disclosure.everything_public():
        assert file_name(made) == "Meer over schulden.pdf" and zip_name(hidden) == "Schulden, materiaal.zip"


@pytest.mark.django_db
def test_so_it_is_with_a_sensitive_session_of_an_open_day():
    day = make.conference(rounds=1)
    secret, open_ = day.sessions.all()
    Session.objects.filter(pk=secret.pk).update(is_sensitive=True)
    secret.refresh_from_db()
    names = [file_name(material(day, "Shame sexting", session=session)) for session in (secret, open_)]
    assert names == ["Jouw bijeenkomst op 11 maart, materiaal 1.pdf", "Shame sexting.pdf"]


@pytest.mark.django_db
def test_in_one_folder_no_two_have_one_name():
    event = make.event()
    rows = [material(event, title) for title in ("Hulp", "hulp", "Hulp")]
    assert [name for name, _row in file_names(rows)] == ["Hulp.pdf", "hulp 2.pdf", "Hulp 3.pdf"]


@pytest.mark.django_db
def test_it_is_described_by_type_size_and_language():
    event = make.event()
    assert described(material(event)) == "Pdf, 1 kB, Nederlands"
    assert described(material(event, link="https://x.example.org/", language="tr")) == "Link, Türkçe"
    film = material(event, body=FILM, language="en")
    film.size = 1_400_000
    assert described(film) == "Mp4, 1,4 MB, Engels"
