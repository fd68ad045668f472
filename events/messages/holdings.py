"""Which personal data the log of messages holds. The body of a mail is never kept."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from events.extend import Holding
from events.models import Message

MONTHS_6 = timedelta(days=183)


def forget_messages(at: datetime, dry_run: bool = False) -> int:
    """Six months after a message was planned."""
    rows = Message.objects.filter(planned_at__lt=at - MONTHS_6)
    found = rows.count()
    if found and not dry_run:
        rows.delete()
    return found


HOLDINGS = (
    Holding(
        key="message_log",
        what=_("Welke mail je wanneer kreeg, zonder de tekst"),
        columns=(
            "Message.email",
            "Message.kind",
            "Message.sent_at",
            "Message.key",
            "Message.data",
            "Message.message_id",
            "Message.error",
        ),
        why=_("zodat we kunnen zien of een mail aankwam"),
        who=_("de organisator"),
        until=_("6 maanden na het versturen"),
        term=MONTHS_6,
        counted_from="planned_at",
        forget=forget_messages,
        found_by=("Message.email", "Message.registration__email", "Message.group__email"),
    ),
)
