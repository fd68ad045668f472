"""The demo's mailbox: a mail as a mail program would show it."""

from email.message import EmailMessage

import pytest

from demo.models import Mail

pytestmark = pytest.mark.django_db


def kept(**parts: str) -> Mail:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Je inlogcode", "bijeen@example.org", "noor@example.org"
    mail.set_content(parts["text"])
    if "html" in parts:
        mail.add_alternative(parts["html"], subtype="html")
    return Mail.objects.create(to="noor@example.org", subject="Je inlogcode", raw=mail.as_bytes())


def test_a_mail_without_html_shows_its_words_at_once(client):
    page = client.get(f"/demo/mailbox/{kept(text='Je code is ABC-123 <b>').pk}/").content.decode()
    assert "Je code is ABC-123 &lt;b&gt;" in page and "<iframe" not in page and "<details" not in page


def test_a_mail_with_html_shows_it_in_a_frame_and_the_words_below(client):
    mail = kept(text="Hallo", html="<html><head></head><body><p>Hallo</p></body></html>")
    page = client.get(f"/demo/mailbox/{mail.pk}/").content.decode()
    assert "<iframe" in page and "<pre>Hallo" in page
    assert "<p>Hallo</p>" in client.get(f"/demo/mailbox/{mail.pk}/html/").content.decode()
