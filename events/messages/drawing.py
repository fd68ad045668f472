"""A message as a mail: drawn when it is sent, in the language of who reads it, and not kept."""

from dataclasses import replace
from datetime import datetime
from email.mime.text import MIMEText
from email.utils import formataddr, parseaddr

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from events import conf
from events.calendar.ics import registration_calendar
from events.extend import Message as Kind
from events.extend import messages as kinds
from events.messages.about import About
from events.messages.behalf import for_contact
from events.messages.letters import Letter
from events.models import Message, Registration, Session
from events.tickets.qr import address_of, qr_png


def letter_of(message: Message) -> Letter:
    """The whole letter, in its own language."""
    about = About(message)
    with override(message.language):
        letter = for_contact(about, message.kind) or kinds[message.kind].compose(about)
        greeting = _("Beste %(name)s,") % {"name": about.first_name} if about.first_name else _("Hallo,")
        signature = (_("Met vriendelijke groet,"), about.sender)
        return replace(letter, greeting=greeting, signature=signature)


def html_of(letter: Letter, language: str) -> str:
    """The letter as HTML: the same words, its own small style, nothing from elsewhere."""
    with override(language):
        parts = [(type(part).__name__, part) for part in letter.parts]
        return render_to_string("bijeen/messages/letter.html", {"letter": letter, "parts": parts, "language": language})


def address_to(message: Message) -> str:
    """To whom it goes: as it stands now; nobody when it has been forgotten meanwhile."""
    registration = message.registration
    if message.email or registration is None:
        return message.email or (message.group.email if message.group else "")
    return registration.email or (registration.group.email if registration.group else "")


def mail_of(message: Message) -> EmailMultiAlternatives:
    """The mail, ready to be sent."""
    letter, about = letter_of(message), About(message)
    mail = EmailMultiAlternatives(
        subject=" ".join(letter.subject.split()),
        body=letter.text,
        from_email=formataddr(parseaddr(conf.sender())),
        to=[address_to(message)],
        reply_to=[about.reply_to] if about.reply_to else None,
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(html_of(letter, message.language), "text/html")
    _attach(mail, message, kinds[message.kind])
    return mail


def _attach(mail: EmailMultiAlternatives, message: Message, kind: Kind) -> None:
    registration = message.registration
    if registration is None:
        return
    holds = registration.holds_a_place
    only = _date_of(message, registration) if kind.is_of_one_date else None
    if kind.is_of_one_date and only is None:
        return  # a date that was taken out of the series since
    if kind.carries_ticket and holds and registration.mode == "on_site":
        mail.attach("ticket.png", qr_png(address_of(registration)), "image/png")
    if kind.carries_calendar and (holds or (kind.cancels and not kind.is_of_one_date)):
        with override(message.language):
            body, method = registration_calendar(
                registration, cancels=kind.cancels, made_at=message.planned_at, only=only
            )
        part = MIMEText(body.decode(), "calendar", "utf-8")
        part.set_param("method", method)
        part.add_header("Content-Disposition", "attachment", filename="bijeenkomst.ics")
        mail.attach(part)


def _date_of(message: Message, registration: Registration) -> Session | None:
    """The one date of a series that a message is about; of one that was taken out, what a calendar needs to drop it."""
    data, event = message.data, registration.event
    found = event.sessions.filter(pk=data.get("session") or 0).first()
    if found is None and "sequence" in data:
        starts_at, ends_at = (datetime.fromisoformat(data[name]) for name in ("stood_at", "stood_until"))
        gone = {"pk": data["session"], "sequence": data["sequence"], "starts_at": starts_at, "ends_at": ends_at}
        return Session(event=event, **gone)
    return found
