"""Which personal data the answers to questions are: each question says why, and until when."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from events.extend import Holding
from events.questions import forgetting

HOLDINGS = (
    Holding(
        key="answer",
        what=_("Je antwoorden op vragen van de organisator"),
        columns=("Answer.value",),
        why=_("waarvoor dat is, staat onder elke vraag"),
        who=_("de organisator"),
        until=_("de dag die onder de vraag staat: hoogstens een jaar na de bijeenkomst, of 1 dag nadat je je afmeldt"),
        term=timedelta(weeks=52),
        counted_from="event_end",
        forget=forgetting.forget_answers,
        found_by=("Answer.registration__email",),
        erase=forgetting.erase_answers_of,
        words={"value": _("Je antwoord")},
    ),
)
