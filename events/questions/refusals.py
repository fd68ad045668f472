"""Why a question cannot be asked like this, or an answer not be kept."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class QuestionNeedsOptions(Refusal):
    """A list to choose from has fewer than two lines."""

    code = "question_needs_options"
    sentence = _("Geef minstens twee verschillende antwoorden, elk op een eigen regel.")
    field = "options_nl"


class DependsOnLater(Refusal):
    """A question can only follow from one that was asked before it."""

    code = "depends_on_later"
    sentence = _("Een vraag kan alleen afhangen van een vraag die eerder wordt gesteld.")
    instead = _("Zet de andere vraag eerst hoger.")
    field = "depends"


class OthersDepend(Refusal):
    """Another question is asked only of who answered this one."""

    code = "others_depend"
    sentence = _("De vraag %(label)s hangt hiervan af.")
    instead = _("Wijzig eerst die vraag.")
    field = "options_nl"


class EnoughQuestions(Refusal):
    """What people fill in on one page has an end."""

    code = "enough_questions"
    sentence = _("Meer dan %(most)d vragen vult niemand graag in.")
    instead = _("Haal eerst een vraag weg.")


class TermTooLong(Refusal):
    """Answers are kept no longer than who gave them."""

    code = "term_too_long"
    sentence = _("Bij deze bijeenkomst bewaren we antwoorden hoogstens %(most)d weken.")
    field = "weeks"


class QuestionGone(Refusal):
    """Somebody took it away meanwhile."""

    code = "question_gone"
    sentence = _("Deze vraag wordt niet meer gesteld.")
    instead = _("Iemand anders haalde haar intussen weg.")


class NotAnswered(Refusal):
    """A question that must be answered was left open."""

    code = "not_answered"
    sentence = _("Er is nog een vraag zonder antwoord.")
    instead = _("Beantwoord deze vraag: %(label)s")
