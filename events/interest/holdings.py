"""Which personal data asking to hear of something holds."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from events.extend import Holding
from events.interest import forgetting

HOLDINGS = (
    Holding(
        key="interest",
        what=_("Je mailadres, als je wilt weten wanneer iets kan"),
        columns=(
            "Interest.email",
            "Interest.code",
            "Interest.language",
            "Interest.topic",
            "Interest.topic_key",
        ),
        why=_("zodat we je één keer kunnen mailen"),
        who=_("niemand: de organisator ziet alleen een aantal"),
        until=_("een maand na die mail, en hoogstens een jaar"),
        term=timedelta(days=365),
        counted_from="asked_at",
        forget=forgetting.forget_interest,
        found_by=("Interest.email",),
        erase=forgetting.erase_interest,
        words={"topic": _("Onderwerp"), "topic_key": _("Welk onderwerp")},
    ),
)
