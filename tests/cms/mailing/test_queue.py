"""The queue: nothing is lost, nothing is sent twice, and who asked is told."""

import smtplib
from datetime import timedelta
from io import StringIO
from typing import Any, ClassVar

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.admin.mail import send_mail

from cms.mailing.delivery import GIVE_UP_AFTER, deliver_due
from cms.mailing.letters import LetterToReader
from cms.mailing.models import QueuedMail
from cms.mailing.server import CONSOLE, SMTP, MailServer
from cms.mailing.services import mail_state, mails_to, not_getting_through, try_again

pytestmark = pytest.mark.django_db

LOCMEM = "django.core.mail.backends.locmem.EmailBackend"
FAILING = f"{__name__}.FailingBackend"


class FailingBackend(BaseEmailBackend):
    """Fails as it is told to."""

    error: Exception = ConnectionRefusedError("nobody listens")

    def send_messages(self, email_messages: Any) -> int:  # noqa: ARG002 - Django's signature
        raise self.error


@pytest.fixture(autouse=True)
def queued(settings: Any) -> None:
    settings.EMAIL_BACKEND = "cms.mailing.backend.QueueBackend"
    settings.EMAIL_DELIVERY_BACKEND = LOCMEM
    FailingBackend.error = ConnectionRefusedError("nobody listens")


def ask(*addresses: str) -> None:
    send_mail("Sujet", "Corps", list(addresses or ("nour@insert.example",)))


def test_a_mail_of_before_the_clock_went_back_goes_now() -> None:
    ask()
    QueuedMail.objects.update(next_try_at=timezone.now() + timedelta(days=30))

    assert deliver_due() == 1


def test_a_mail_waits_in_the_queue_and_goes_when_the_server_has_taken_it() -> None:
    ask()
    waiting = mail_state().waiting

    taken = deliver_due()

    (message,) = mail.outbox
    assert (waiting, taken, mail_state().waiting) == (1, 1, 0)
    assert (message.subject, message.body, message.to) == (
        "Sujet",
        "Corps",
        ["nour@insert.example"],
    )
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert message.extra_headers["Message-ID"]


def test_what_is_rolled_back_tells_nobody() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        ask()
        raise RuntimeError

    assert deliver_due() == 0


def test_a_mail_is_tried_again_later_and_later(settings: Any) -> None:
    settings.EMAIL_DELIVERY_BACKEND = FAILING
    ask()

    pauses = []
    for _try in range(3):
        QueuedMail.objects.update(next_try_at=timezone.now())
        deliver_due()
        row = QueuedMail.objects.get()
        pauses.append(row.next_try_at - timezone.now())

    assert deliver_due() == 0
    assert pauses == sorted(pauses)
    assert (row.tries, row.gave_up_at) == (3, None)
    assert mail_state().failing == 1
    assert "nobody listens" in mail_state().last_error

    settings.EMAIL_DELIVERY_BACKEND = LOCMEM
    call_command("mail", "--retry", stdout=StringIO())
    assert deliver_due() == 1


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"nour@insert.example": (550, b"no such user")}),
        smtplib.SMTPDataError(554, b"refused"),
    ],
)
def test_what_the_server_refuses_for_good_is_given_up_and_kept(
    settings: Any, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_DELIVERY_BACKEND = FAILING
    FailingBackend.error = error
    ask()

    deliver_due()

    assert mail_state().given_up == 1
    assert "given up" in caplog.text
    assert "nour@" not in caplog.text


def test_one_that_is_refused_for_now_is_not_given_up(settings: Any) -> None:
    settings.EMAIL_DELIVERY_BACKEND = FAILING
    FailingBackend.error = smtplib.SMTPRecipientsRefused({"nour@insert.example": (451, b"later")})
    ask()

    deliver_due()

    assert mail_state().given_up == 0


def test_after_three_days_a_mail_is_given_up_until_somebody_has_it_tried(settings: Any) -> None:
    settings.EMAIL_DELIVERY_BACKEND = FAILING
    ask()
    QueuedMail.objects.update(queued_at=timezone.now() - GIVE_UP_AFTER - timedelta(minutes=1))

    deliver_due()
    given_up = mail_state().given_up
    settings.EMAIL_DELIVERY_BACKEND = LOCMEM
    before = deliver_due()
    try_again()

    assert (given_up, before, deliver_due()) == (1, 0, 1)


def test_a_mail_that_somebody_has_in_hand_is_nobody_elses(settings: Any) -> None:
    settings.EMAIL_DELIVERY_BACKEND = f"{__name__}.MeanwhileBackend"
    ask()

    deliver_due()

    assert MeanwhileBackend.taken_by_others == [0]


class MeanwhileBackend(BaseEmailBackend):
    """Looks, while it has a mail in hand, whether another worker would take it, too."""

    taken_by_others: ClassVar[list[int]] = []

    def send_messages(self, email_messages: Any) -> int:
        self.taken_by_others.append(deliver_due())
        return len(email_messages)


def test_one_bad_address_holds_nobody_back(settings: Any) -> None:
    settings.EMAIL_DELIVERY_BACKEND = f"{__name__}.ParticularBackend"
    ask("bad@insert.example")
    ask("nour@insert.example")

    assert deliver_due() == 1


class ParticularBackend(BaseEmailBackend):
    """Refuses one address."""

    def send_messages(self, email_messages: Any) -> int:
        if "bad@insert.example" in email_messages[0].to:
            raise smtplib.SMTPServerDisconnected
        return len(email_messages)


def test_only_who_asked_and_who_may_see_everybodys_are_told(settings: Any) -> None:
    amina, bilal = (User.objects.create_user(name) for name in ("amina", "bilal"))
    settings.EMAIL_DELIVERY_BACKEND = FAILING
    ask()
    QueuedMail.objects.update(asked_by=amina)

    deliver_due()

    assert not_getting_through(amina, everybodys=False).count() == 1
    assert not_getting_through(bilal, everybodys=False).count() == 0
    assert not_getting_through(bilal, everybodys=True).count() == 1


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, (CONSOLE, "localhost", 25, "none")),
        ({"EMAIL_BACKEND": SMTP}, (SMTP, "localhost", 25, "none")),
        ({"EMAIL_HOST": "mail.example"}, (SMTP, "mail.example", 587, "starttls")),
        ({"EMAIL_HOST": "mail.example", "EMAIL_TLS": "tls"}, (SMTP, "mail.example", 465, "tls")),
        (
            {"EMAIL_HOST": "mail.example", "EMAIL_TLS": "none", "EMAIL_PORT": "2525"},
            (SMTP, "mail.example", 2525, "none"),
        ),
    ],
)
def test_the_mail_server_is_a_setting(
    environment: dict[str, str], expected: tuple[str, str, int, str]
) -> None:
    server = MailServer.from_environment(environment)

    assert (server.backend, server.host, server.port, server.security) == expected


@pytest.mark.parametrize("environment", [{"EMAIL_TLS": "yes"}, {"EMAIL_PORT": "smtp"}])
def test_a_setting_that_cannot_be_stops_the_start(environment: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="EMAIL_"):
        MailServer.from_environment(environment)


def test_the_address_of_a_reader_is_shown_to_nobody_and_goes_with_the_mail(
    settings: Any,
) -> None:
    address = "amina@lecteurs.example"
    settings.EMAIL_DELIVERY_BACKEND = FAILING
    FailingBackend.error = smtplib.SMTPRecipientsRefused({address: (450, b"later")})
    LetterToReader("Sujet", "Corps", to=[address]).send()

    deliver_due()

    assert address not in mail_state().last_error
    assert not not_getting_through(None, everybodys=True).exists()
    assert not mails_to(address).exists()
    FailingBackend.error = smtplib.SMTPRecipientsRefused({address: (550, b"unknown")})
    QueuedMail.objects.update(next_try_at=timezone.now())
    deliver_due()
    assert not QueuedMail.objects.exists()
