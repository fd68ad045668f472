"""Fields, error summaries and pages of lists."""

import re

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override

from tests.events.templatetags.loading import loaded


class Example(forms.Form):
    name = forms.CharField(label="Voornaam", error_messages={"required": "Vul je voornaam in"})
    family = forms.CharField(label="Achternaam", required=False)
    email = forms.EmailField(
        label="Mailadres",
        help_text="Hier sturen we je ticket naartoe.",
        error_messages={"invalid": "Vul je hele mailadres in, met een @"},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    food = forms.MultipleChoiceField(
        label="Wat eet je?",
        choices=[("vegan", "Veganistisch"), ("nuts", "Zonder noten")],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    way = forms.ChoiceField(
        label="Hoe?", choices=[("a", "Zaal"), ("b", "Online")], widget=forms.RadioSelect, help_text="Kies er een."
    )
    photo = forms.BooleanField(label="Geen foto's van mij", required=False)

    def clean(self):
        if self.data.get("name") == "Vol":
            raise forms.ValidationError("Er is geen plek meer")


def shown(source: str, language: str = "nl", **context: object) -> str:
    with override(language):
        return engines["django"].from_string(loaded(source)).render(context)


def wrong() -> Example:
    return Example({"name": "", "email": "gulsen.dogan", "way": "b"})


def test_a_field_has_its_label_hint_error_and_input_in_that_order_and_tied():
    html = shown("{% field form.email %}", form=wrong())
    places = [html.index(part) for part in ("<label", "b-hint", "b-field-error", "<input")]
    assert places == sorted(places)
    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'id="id_email_helptext"' in html and 'id="id_email_error"' in html
    assert 'aria-invalid="true"' in html and 'autocomplete="email"' in html and 'value="gulsen.dogan"' in html
    assert "b-has-error" in html


def test_a_field_that_is_right_describes_nothing_that_is_not_there():
    html = shown("{% field form.name %}", form=Example())
    assert "aria-describedby" not in html and "aria-invalid" not in html and "b-has-error" not in html


def test_what_is_optional_is_marked_and_what_is_required_is_not():
    assert "(mag leeg blijven)" in shown("{% field form.family %}", form=Example())
    assert "(may stay empty)" in shown("{% field form.family %}", "en", form=Example())
    assert "mag leeg blijven" not in shown("{% field form.name %}{% field form.photo %}", form=Example())
    assert "mag leeg" not in shown("{% field form.family optional=False %}", form=Example())
    assert "(met tussenvoegsel)" in shown('{% field form.family optional="met tussenvoegsel" %}', form=Example())


def test_a_group_is_a_fieldset_with_a_legend_that_is_described():
    html = shown("{% field form.way %}", form=Example({"way": "x"}))
    assert re.search(r'<fieldset[^>]*aria-describedby="id_way_helptext id_way_error"[^>]*><legend>Hoe\?', html)
    assert html.count('type="radio"') == 2
    assert html.count("</label>") == 2


def test_a_box_to_tick_stands_before_its_words():
    html = shown("{% field form.photo %}", form=Example())
    assert html.index("<input") < html.index("Geen foto")
    assert html.count("<label") == 1


def test_there_is_no_text_that_goes_when_you_type():
    form = Example()
    form.fields["name"].widget.attrs["placeholder"] = "Voornaam"
    assert "placeholder" not in shown("{% field form.name %}", form=form)


def test_a_hidden_field_is_only_its_input():
    form = Example()
    form.fields["name"].widget = forms.HiddenInput()
    assert shown("{% field form.name %}", form=form).strip() == '<input type="hidden" name="name" id="id_name">'


def test_what_is_typed_is_escaped():
    assert "<script>" not in shown("{% field form.name %}{% error_summary form %}", form=Example({"name": "<script>"}))


# The summary ------------------------------------------------------------------------------------


def test_the_summary_links_each_error_to_its_field_in_the_same_words():
    form = wrong()
    html = shown("{% error_summary form %}{% field form.name %}{% field form.email %}", form=form)
    assert '<a href="#id_name">Vul je voornaam in</a>' in html and 'id="id_name"' in html
    assert '<a href="#id_email">Vul je hele mailadres in, met een @</a>' in html
    assert "2 dingen kloppen nog niet" in html
    assert 'tabindex="-1" autofocus' in html and "role=" not in html


def test_one_error_is_one_thing():
    form = Example({"name": "Gül", "email": "gul@voorbeeld.example", "way": "x"})
    html = shown("{% error_summary form %}{% field form.way %}", form=form)
    assert "Eén ding klopt nog niet" in html
    target = re.search(r'href="#([^"]+)"', html).group(1)
    assert f'id="{target}"' in html.split("</ul>")[1]


def test_an_error_of_the_whole_form_stands_there_without_a_link():
    form = Example({"name": "Vol", "email": "vol@voorbeeld.example", "way": "a"})
    html = shown("{% error_summary form %}", form=form)
    assert "<li>Er is geen plek meer</li>" in html


def test_nothing_is_said_when_nothing_is_wrong():
    fine = Example({"name": "Gül", "email": "gul@voorbeeld.example", "way": "a"})
    assert shown("{% error_summary form %}{% error_title form %}", form=fine).strip() == ""
    assert shown("{% error_summary form %}{% error_title form %}", form=Example()).strip() == ""


def test_the_title_starts_with_fout():
    assert shown("{% error_title form %}Aanmelden", form=wrong()) == "Fout: Aanmelden"


def test_a_formset_counts_as_its_forms():
    Many = forms.formset_factory(Example, extra=0)
    data = {
        "form-TOTAL_FORMS": "2",
        "form-INITIAL_FORMS": "0",
        "form-0-name": "Gül",
        "form-0-email": "x",
        "form-0-way": "a",
    }
    many = Many(data | {"form-1-name": "", "form-1-email": "b@voorbeeld.example", "form-1-way": "a"})
    html = shown("{% error_summary many %}", many=many)
    assert 'href="#id_form-0-email"' in html and 'href="#id_form-1-name"' in html


# Pages of a list ----------------------------------------------------------------------------------


def paged(number: int, of: int, query: str = "") -> str:
    page = Paginator(range(of * 10), 10).page(number)
    request = RequestFactory().get(f"/?{query}")
    return shown("{% pager page %}", page=page, request=request)


def test_one_page_has_no_pager():
    assert paged(1, 1).strip() == ""


@pytest.mark.parametrize(("number", "previous", "next_one"), [(1, False, True), (5, True, True), (9, True, False)])
def test_the_pager_leads_on_and_back_and_marks_this_page(number, previous, next_one):
    html = paged(number, 9)
    assert ('rel="prev"' in html, 'rel="next"' in html) == (previous, next_one)
    assert re.search(rf'aria-current="page"><span class="b-vh">Bladzijde </span>{number}<', html)


def test_the_pager_keeps_the_rest_of_the_query():
    html = paged(2, 3, "zoek=a%26b&soort=x&soort=y&pagina=2")
    assert 'href="?zoek=a%26b&amp;soort=x&amp;soort=y&amp;pagina=3"' in html
