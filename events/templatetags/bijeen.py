"""Tags and filters of every page."""

from datetime import datetime
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from events import conf, disclosure, display, moments
from events.extend import holdings, kind_of
from events.templatetags import forms, languages, menus, panels, seats, terms
from events.templatetags.icons import ICONS

register = template.Library()

TINTS = {"leaf": "b-conf", "sun": "b-atelier", "sky": "b-netwerk", "poppy": "b-training"}


register.simple_tag(panels.drawn, takes_context=True, name="panels")

# The frame ----------------------------------------------------------------------------------------


@register.simple_tag
def site_name() -> str:
    """The name under which the programme meets."""
    return conf.site_name()


@register.simple_tag
def contact_phone() -> str:
    """Whom to call when an event names nobody."""
    return conf.contact_phone()


@register.simple_tag
def contact_email() -> str:
    """Whom to write to when an event names nobody."""
    return conf.contact_email()


@register.simple_tag
def exit_url() -> str:
    """Where the quick exit leads."""
    return conf.exit_url()


@register.simple_tag(takes_context=True)
def theme(context: template.Context) -> SafeString:
    """The attribute `data-theme` when the visitor chose light or dark, else nothing."""
    chosen = display.theme_of(context.get("request"))
    return format_html(' data-theme="{}"', chosen) if chosen else mark_safe("")


@register.simple_tag(takes_context=True)
def b_nav(context: template.Context) -> list[menus.Link]:
    """The main menu: what the apps added and what is mounted here."""
    return menus.main(context.get("request"))


@register.simple_tag(takes_context=True)
def desk_nav(context: template.Context) -> list[menus.Link]:
    """The desk's menu for who is signed in."""
    return menus.desk(context["request"])


@register.simple_tag
def url_if_there(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page, or nothing where it is not mounted."""
    return menus.address(name, *args, **kwargs)


@register.simple_tag
def privacy_url() -> str:
    """Where people read how the site deals with what they tell: a host's page, or that of our own site."""
    return conf.privacy_url() or menus.address("bijeen_site:privacy")


@register.simple_tag(takes_context=True)
def other_language(context: template.Context) -> dict[str, str] | None:
    """The same page in the other language: url, code and name; None where the address has no language in it."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return None
    code = "nl" if (get_language() or "nl").startswith("en") else "en"
    url = translate_url(request.get_full_path(), code)
    if url == request.get_full_path():
        return None
    return {"url": url, "code": code, "name": dict(settings.LANGUAGES).get(code, code)}


# Icons, days and hours -----------------------------------------------------------------------------


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon, drawn in place; it stands beside a word and is silent."""
    return mark_safe(f'<svg class="b-i" viewBox="0 0 24 24" aria-hidden="true">{ICONS[name]}</svg>')  # noqa: S308


@register.filter
def long_date(value: datetime | None) -> str:
    """Such as "donderdag 11 maart 2027"."""
    return moments.long_date(value) if value else ""


@register.filter
def day_month(value: datetime | None) -> str:
    """Such as "11 maart"."""
    return moments.day_month(value) if value else ""


register.filter(moments.near_day)  # "11 maart", with its year where that is not this one


@register.filter
def month_year(value: datetime | None) -> str:
    """Such as "maart 2027"."""
    return moments.month_year(value) if value else ""


@register.filter
def clock(value: datetime | None) -> str:
    """Such as "9.30"; in English "9:30"."""
    return moments.clock(value) if value else ""


@register.filter
def at_clock(value: datetime | None) -> str:
    """Such as "9.30 uur"; in English "9:30"."""
    return moments.at_clock(value) if value else ""


@register.filter
def time_range(start: datetime | None, end: datetime | None = None) -> str:
    """Such as "9.30 tot 17.00 uur"; in English "9:30 to 17:00"."""
    return moments.time_range(start, end) if start else ""


@register.filter
def when(start: datetime | None, end: datetime | None = None) -> str:
    """Day and time in words; over more days both days are there."""
    return moments.when(start, end) if start else ""


@register.filter
def tint_class(tint: str) -> str:
    """The class of a kind's colour (`leaf`, `sun`, `sky` or `poppy`)."""
    return TINTS.get(tint, "b-atelier")


@register.simple_tag
def date_pill(starts_at: datetime, tint: str = "sun", past: bool = False) -> SafeString:
    """The day in a pill, coloured by the kind; grey when it is over."""
    here = moments.local(starts_at)
    return format_html(
        '<time class="b-date {}" datetime="{}"><span>{}</span> <b>{}</b> <span>{}</span></time>',
        "b-past" if past else tint_class(tint),
        f"{here:%Y-%m-%d}",
        moments.in_short(here, "D"),
        here.day,
        moments.in_short(here, "M"),
    )


# Seats -----------------------------------------------------------------------------------------------


@register.simple_tag
def seats_word(said: Any, css: str = "b-tag", id: str = "") -> SafeString:
    """How full it is, for `Seats`, as a tag or (css "b-word") a word without a ground; nothing where nothing may be said."""
    if not (said and said.word):
        return mark_safe("")
    symbol, level = seats.SIGNS[said.state]
    named = format_html(' id="{}"', id) if id else ""
    return format_html('<span class="{} {}"{}>{}{}</span>', css, level, named, icon(symbol), said.word)


@register.inclusion_tag("bijeen/components/seat_meter.html")
def seat_meter(taken: int, limit: int, says: str) -> dict[str, Any]:
    """At most 20 dots, each an equal share, with the truth in words under it."""
    return {"meter": seats.meter(taken, limit), "says": says}


@register.simple_tag
def seats_at_the_desk(taken: int, limit: int, waiting: int = 0) -> str:
    """How many places are taken, in words for the desk."""
    return seats.at_the_desk(taken, limit, waiting)


# Forms -------------------------------------------------------------------------------------------------


@register.inclusion_tag("bijeen/components/field.html")
def field(bound: Any, optional: Any = True, label: str = "", hint: str = "", css: str = "") -> dict[str, Any]:
    """A form field: label, hint, error, input, tied together.

    `optional` False hides "mag leeg blijven"; a text replaces it.
    """
    return forms.field(bound, optional=optional, label=label, hint=hint, css=css)


@register.inclusion_tag("bijeen/components/error_summary.html")
def error_summary(*checked: Any) -> dict[str, Any]:
    """Above one or more forms: what is not right yet, each with a link to its field. Gets the focus."""
    lines = forms.errors(*checked)
    heading = ngettext("Eén ding klopt nog niet", "%(number)s dingen kloppen nog niet", len(lines)) % {
        "number": len(lines)
    }
    return {"lines": lines, "heading": heading}


@register.simple_tag
def error_title(*checked: Any) -> str:
    """The start of the page's title when a form is not right: "Fout: "."""
    return f"{_('Fout:')} " if forms.errors(*checked) else ""


# Lists ---------------------------------------------------------------------------------------------------


@register.inclusion_tag("bijeen/components/pager.html", takes_context=True)
def pager(context: template.Context, page: Page, name: str = "pagina") -> dict[str, Any]:
    """The pages of a list. Keeps the rest of the query; `name` is the parameter."""
    query = context["request"].GET.copy()

    def url(number: int) -> str:
        query[name] = str(number)
        return f"?{query.urlencode()}"

    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "links": [(number, url(number) if isinstance(number, int) else "") for number in shown],
        "previous": url(page.previous_page_number()) if page.has_previous() else "",
        "next": url(page.next_page_number()) if page.has_next() else "",
    }


# Events ----------------------------------------------------------------------------------------------------

HEROES = {"leaf": "", "sun": "", "sky": "b-sky", "poppy": "b-poppy"}


@register.filter
def kind_name(event: Any) -> str:
    """What the event is, in words."""
    return str(kind_of(event).name)


@register.filter
def kind_colour(event: Any) -> str:
    """The colour of its kind: leaf, sun, sky or poppy."""
    return kind_of(event).tint


@register.filter
def kind_tint(event: Any) -> str:
    """The class of that colour."""
    return tint_class(kind_of(event).tint)


@register.filter
def kind_hero(event: Any) -> str:
    """The class that colours the event's hero."""
    return HEROES[kind_of(event).tint]


register.filter(languages.lang_if_other)
register.filter(languages.marked)
register.simple_tag(languages.together)


@register.simple_tag
def why(key: str, event: Any = None) -> str:
    """The sentence under a field: who reads it, why, and until when; with the event it names the day."""
    return terms.why(holdings[key], event)


@register.filter
def listed_name(registration: Any, event: Any) -> str:
    """The name of somebody in a list of the desk, as disclosure lets it stand there."""
    return disclosure.listed_name(registration, event)


@register.filter
def listed_choices(registration: Any, event: Any) -> list:
    """The choices that may stand beside it."""
    return disclosure.listed_choices(registration.live_choices, event)
