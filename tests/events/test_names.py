"""Names: sorted by the main name, found without accents and infixes."""

import pytest

from events import names


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Gülşen", "gulsen"),
        ("Yıldırım", "yildirim"),
        ("'t Hart", "t hart"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("Vos-van der Meer", "vos van der meer"),
    ],
)
def test_a_name_is_compared_without_accents_and_signs(typed, key):
    assert names.plain(typed) == key


@pytest.mark.parametrize(
    ("family_name", "main"),
    [
        ("van der Meer", "Meer"),
        ("el Idrissi", "Idrissi"),
        ("Vos-van der Meer", "Vos-van der Meer"),
        ("'t Hart", "Hart"),
        ("van", "van"),
        ("", ""),
    ],
)
def test_the_main_name_stands_behind_the_infix(family_name, main):
    assert names.without_infix(family_name) == main


def test_a_search_finds_a_name_with_and_without_its_signs():
    key = names.search_key("Bram", "'t Hart")
    assert "t hart" in key and "thart" in key


def test_a_person_with_one_name_is_sorted_by_it():
    assert names.sort_key("Tesfay", "") == "tesfay"
    assert names.full_name("Tesfay", "") == "Tesfay"


@pytest.mark.parametrize(
    "sign", ["\x00", "\ud800", "\udfff", "\ufdd0", "\ufdef", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff"]
)
def test_what_is_no_letter_to_anybody_is_left_out(sign):
    assert names.typed(f"Gül{sign}şen") == "Gülşen"
    assert names.holdable(f"a{sign}b\nc") == "ab\nc"


@pytest.mark.parametrize(
    ("first", "family", "short"),
    [
        ("Gülşen", "van der Doğan", "Gülşen D."),
        ("Tesfay", "", "Tesfay"),
        ("Bram", "'t hart", "Bram H."),
        ("Ilse", "'s-Gravesande", "Ilse S."),
    ],
)
def test_a_short_name_is_the_first_with_the_initial_of_the_main_name(first, family, short):
    assert names.short_name(first, family) == short


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Praten over geld", "praten-over-geld"),
        ("Achterlating: tijdig signaleren", "achterlating-tijdig"),
        ("Achterlating tijdig", "achterlating-tijdig"),
        ("Meervoudigheidssensitiviteit", "meervoudigheidssensi"),
        ("گفتگو", "iets"),
    ],
)
def test_an_address_is_cut_between_words(title, slug):
    assert names.slug_of(title, 20, "iets") == slug
