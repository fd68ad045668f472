"""The questions of the organiser on the page of one's own registration: answered later, changed, erased."""

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events.models import Registration
from events.questions.actions import erase_answers
from events.questions.queries import answers_of, asked_of
from events.questions.rules import unanswered
from events.refusals import Refusal
from events.registration import actions
from events.registration.forms.answers import AnswersForm
from events.registration.limits import status_of
from events.registration.views.over import unless_over
from events.registration.views.private import about_event, own_registration


def how_it_stands(registration: Registration) -> str:
    """Of the questions: "" where nothing is asked, "open" where something must be answered, else "done" or "may"."""
    questions = asked_of(registration, registration.event)
    if not questions:
        return ""
    values = answers_of(registration)
    if unanswered(questions, registration.role, values):
        return "open"
    return "done" if values else "may"


@own_registration
@unless_over("answers")
def answers(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """Answer, change, or erase. Where the event is sensitive nothing is shown back: only what is open is asked."""
    if request.method == "POST" and "erase" in request.POST:
        erase_answers(registration=registration, at=now())
        return redirect("bijeen_fixed:registration-answers", code=registration.code)
    form = AnswersForm(registration, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_answers(
                registration=registration, asked=form.questions.questions, given=form.questions.given, at=now()
            )
        except Refusal as no:
            form.refuse(no)
        else:
            flash.success(request, _("Bewaard."))
            return redirect("bijeen_fixed:registration", code=registration.code)
    context = {**about_event(registration.event), "registration": registration, "form": form}
    return render(request, "bijeen/events/registration/answers.html", context, status=status_of(form))
