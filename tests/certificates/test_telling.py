"""What others hear of a certificate: the mails, and the list of all that somebody earned."""

import pytest

from certificates.issuing.actions import choose_title, reissue_certificate, revoke_certificate
from events.extend import proofs
from events.messages.drawing import mail_of
from events.models import Group, Message
from tests import make
from tests.certificates.staged import CLOSED_AT, certificate

pytestmark = pytest.mark.django_db


def mail(kind: str = "certificate"):
    return mail_of(Message.objects.get(kind=kind, status="due"))


def test_the_mail_says_that_it_is_ready_and_where():
    given = certificate(make.event("Samen leren"))
    sent = mail()
    assert sent.subject == "Je deelnamebewijs: Samen leren"
    assert f"/bewijs/{given.holder_token}/" in sent.body and "donderdag 11 maart 2027" in sent.body
    assert sent.attachments == []


def test_it_is_in_the_language_of_who_reads_it():
    certificate(make.event("Samen leren", title_en="Learning together"), language="en")
    assert mail().subject == "Your certificate: Learning together"


def test_of_a_sensitive_event_it_names_no_subject_also_when_the_full_title_was_chosen():
    given = certificate(make.event("Geheim onderwerp", is_sensitive=True))
    choose_title(certificate=given, is_full=True, at=CLOSED_AT)
    sent = mail()
    assert sent.subject == "Jouw bijeenkomst op 11 maart" and "Geheim" not in sent.body
    revoke_certificate(certificate=given, reason="Geheim.", at=CLOSED_AT, by=None)
    sent = mail("certificate_revoked")
    assert "Geheim" not in sent.subject + sent.body and f"/bewijs/{given.holder_token}/" in sent.body


def test_a_contact_reads_whose_it_is():
    event = make.event("Samen leren")
    group = Group.objects.create(event=event, first_name="Noor", family_name="Smit", email="noor@example.org")
    certificate(event, group=group, email="", family_name="Doğan")
    sent = mail()
    assert sent.to == ["noor@example.org"] and sent.subject == "Het deelnamebewijs van Gülşen Doğan: Samen leren"
    assert "Geef de link hieronder door aan Gülşen Doğan." in sent.body


def test_who_loses_it_reads_why():
    given = certificate()
    revoke_certificate(certificate=given, reason="De uren klopten niet.", at=CLOSED_AT, by=None)
    assert "De uren klopten niet." in mail("certificate_revoked").body


def test_one_that_is_given_anew_is_one_mail_about_the_new_one():
    given = certificate()
    new = reissue_certificate(certificate=given, reason="De naam klopte niet.", at=CLOSED_AT, by=None)
    assert new.holder_token in mail().body
    assert not Message.objects.filter(kind="certificate_revoked").exists()


def test_what_was_earned_stands_in_a_list_with_the_title_that_is_on_it(django_assert_num_queries):
    given, hidden = certificate(make.event("Samen leren")), certificate(make.event("Geheim", is_sensitive=True))
    revoked = certificate()
    revoke_certificate(certificate=revoked, reason="Fout.", at=CLOSED_AT, by=None)
    people = [one.registration for one in (given, hidden, revoked)]
    for asked in (people[:1], people):
        with django_assert_num_queries(1):
            found = proofs["certificate"].find(asked)
    assert [(one.title, one.minutes, one.state) for one in found] == [
        ("Samen leren", 180, "Geldig"),
        ("Bijeenkomst van 11 maart 2027", 180, "Geldig"),
        ("Samen leren", 0, "Ingetrokken"),
    ]
    assert found[0].address == f"/bewijs/{given.holder_token}/" and found[0].earned_on == make.DAY.date()
    assert proofs["certificate"].find([make.registration(make.event())]) == []
