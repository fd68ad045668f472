"""What an event asks who comes: making, ordering and looking at it; and what was answered, in numbers."""

from typing import Any

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events import access
from events.codes import key_from
from events.desk.forms.preview import PreviewForm
from events.desk.forms.questions import QuestionForm
from events.desk.views.loading import of_event, show
from events.desk.views.trying import tried
from events.models import Event, Question
from events.questions import actions
from events.questions.actions.asking import MOST
from events.questions.queries import questions_of, tallies_of
from events.questions.words import condition_of, until
from events.refusals import Refusal


@of_event
def questions(request: HttpRequest, event: Event) -> HttpResponseBase:
    """All that is asked, in order; a button moves one up or down."""
    if request.method == "POST":
        return _move(request, event)
    asked = questions_of(event)
    by_key = {row.key: row for row in asked}
    rows = [{"question": row, "condition": condition_of(row, by_key), "until": until(row, event)} for row in asked]
    sees = access.organises(request.user, event)
    return show(request, event, "questions", rows=rows, sees_answers=sees, is_full=len(asked) >= MOST)


def _move(request: HttpRequest, event: Event) -> HttpResponseBase:
    is_up = "up" in request.POST
    row = key_from(request.POST.get("up", "") or request.POST.get("down", ""))
    question = get_object_or_404(event.questions, pk=row)
    try:
        actions.move_question(question=question, is_up=is_up, at=now(), by=request.user)
    except Refusal as no:
        flash.error(request, f"{no} {no.remedy}".strip())
    return redirect("bijeen_events:desk-questions", event.pk)


@of_event
def add(request: HttpRequest, event: Event) -> HttpResponseBase:
    """One question more."""

    def build(_row: Any, data: Any) -> QuestionForm:
        return QuestionForm(event, questions_of(event), None, data)

    def act(form: QuestionForm) -> Question:
        return actions.add_question(event=event, at=now(), by=request.user, **form.values)

    form, done = tried(request, event, build, act)
    if done:
        return _done(request, event, _("De vraag staat erbij."))
    return show(request, event, "question", form=form, question=None)


@of_event
def change(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """Other words, other people: a new version; who answered keeps the old one."""
    found = get_object_or_404(event.questions, pk=row)

    def build(question: Question, data: Any) -> QuestionForm:
        return QuestionForm(event, questions_of(event), question, data)

    def act(form: QuestionForm) -> Question:
        version = form.cleaned_data["version"]
        return actions.change_question(question=found, version=version, at=now(), by=request.user, **form.values)

    form, done = tried(request, found, build, act)
    if done:
        return _done(request, event, _("Bewaard."))
    return show(request, event, "question", form=form, question=found, answered=found.answers.count())


@of_event
def retire(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """Ask it no more; asked first, with what stays."""
    found = get_object_or_404(event.questions, pk=row)
    if found.retired_at:  # by a page that lay open, or a button that was pressed twice
        newer = event.questions.filter(key=found.key, retired_at=None).first()
        if newer:
            return redirect("bijeen_events:desk-question-retire", event.pk, newer.pk)
        return _done(request, event, _("We stellen deze vraag niet meer."))
    if request.method == "POST":
        try:
            actions.retire_question(question=found, at=now(), by=request.user)
        except Refusal as no:
            flash.error(request, f"{no} {no.remedy}")
            return redirect("bijeen_events:desk-questions", event.pk)
        return _done(request, event, _("We stellen deze vraag niet meer."))
    answered = event.registrations.filter(answers__key=found.key).count()
    return show(request, event, "question_retire", question=found, answered=answered, until=until(found, event))


def _done(request: HttpRequest, event: Event, sentence: str) -> HttpResponseBase:
    flash.success(request, sentence)
    return redirect("bijeen_events:desk-questions", event.pk)


@of_event
def preview(request: HttpRequest, event: Event) -> HttpResponseBase:
    """As people see it; it sends nothing. With a role in the address, as somebody with that role."""
    form = PreviewForm(event)
    return show(request, event, "questions_preview", preview=form)


@of_event
def answers(request: HttpRequest, event: Event) -> HttpResponseBase:
    """How often each answer was given, for who organises it; names stand on nobody's."""
    if not access.organises(request.user, event):
        raise Http404
    return show(request, event, "answers", tallies=tallies_of(event, now()))
