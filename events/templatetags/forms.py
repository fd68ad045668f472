"""Form fields and their errors, as the templates of `components/` draw them."""

from dataclasses import dataclass
from typing import Any

from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Textarea
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Line:
    """One thing that is not right: what to do, and where."""

    text: str
    target: str


def field(bound: BoundField, *, optional: Any = True, label: str = "", hint: str = "", css: str = "") -> dict[str, Any]:
    """What `field.html` needs: the input with its hint and errors tied to it."""
    hint = hint if isinstance(hint, SafeString) and hint else str(hint or bound.help_text).strip()
    name = bound.auto_id or bound.html_name
    tied = [f"{name}_helptext"] * bool(hint) + [f"{name}_error"] * bool(bound.errors)
    attrs: dict[str, Any] = {"aria-describedby": " ".join(tied)} if tied else {}
    if bound.errors:
        attrs["aria-invalid"] = "true"
    if "placeholder" in bound.field.widget.attrs:
        attrs["placeholder"] = False  # it goes when you type, and can hardly be read
    if isinstance(bound.field.widget, Textarea) and bound.field.widget.attrs.get("rows") == "10":
        attrs["rows"] = "4"  # Django's own number fills a phone
    group = isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple)
    return {
        "bound": bound,
        "input": bound.as_widget(attrs={} if group else attrs),
        "target": target_of(bound),
        "tied": " ".join(tied),
        "name": name,
        "label": label or bound.label,
        "hint": hint,
        "css": css,
        "optional": _optional(bound, optional, group),
        "is_group": group,
        "is_check": isinstance(bound.field.widget, CheckboxInput),
    }


def _optional(bound: BoundField, optional: Any, group: bool) -> str:
    if isinstance(optional, str | Promise) and str(optional):
        return str(optional)
    if not optional or bound.field.required or isinstance(bound.field.widget, CheckboxInput):
        return ""
    return _("mag leeg blijven")


def target_of(bound: BoundField) -> str:
    """The id to which a link in the summary leads: the input, or the first of a group."""
    return bound.id_for_label or f"{bound.auto_id or bound.html_name}_0"


def errors(*checked: Any) -> list[Line]:
    """Every error of the forms (a formset counts as its forms), in the order of the page, each once."""
    lines: list[Line] = []
    for form in checked:
        if form is None or form == "":
            continue
        for one in form.forms if hasattr(form, "management_form") else [form]:
            if not one.is_bound:
                continue
            lines += _of_the_form(one)
            lines += [Line(strip_tags(str(error)), target_of(bound)) for bound in one for error in bound.errors]
        if hasattr(form, "management_form") and form.is_bound:
            lines += [Line(strip_tags(str(error)), "") for error in form.non_form_errors()]
    return list(dict.fromkeys(lines))


def _of_the_form(form: Any) -> list[Line]:
    """What is wrong with no field of the form: it may say itself where to go, with the parameter `target`."""
    found = form.non_field_errors()
    where = [(error.params or {}).get("target", "") for error in found.as_data()]
    return [Line(strip_tags(str(text)), target) for text, target in zip(found, where, strict=True)]
