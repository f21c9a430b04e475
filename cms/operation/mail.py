"""Examines the way of the admin's mails, with a mail where somebody asks for one."""

from collections.abc import Iterator
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from cms.mailing.server import CONSOLE
from cms.mailing.services import mail_state
from cms.operation.findings import Finding, advice, fault, good

SUBJECT = "INSERT: a mail that tries the way"
BODY = "python -m cms doctor sent this. Whoever reads it can have a forgotten password replaced."


def examine_mail(address: str) -> Iterator[Finding]:
    """Look at the queue and the settings, and try the way of a mail.

    One is sent to an address, if that is given.

    It passes by the queue: the mail server's answer is what is asked for.
    """
    if settings.EMAIL_DELIVERY_BACKEND == CONSOLE:
        yield fault(
            "mail",
            "mails are only printed: nobody can be invited or replace a forgotten password",
            "set EMAIL_HOST and what follows it in docs/operations.md",
        )
        return
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    state = mail_state()
    if state.failing or state.given_up:
        yield fault(
            "mail",
            f"{state.failing} mails wait and {state.given_up} were given up: {state.last_error}",
            "mend what the mail server says; then python -m cms mail --retry",
        )
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        yield advice(
            "mail",
            f"mails come from {settings.DEFAULT_FROM_EMAIL}, which many servers refuse",
            "set DEFAULT_FROM_EMAIL to an address of this site",
        )
    if not address:
        yield advice("mail", f"mails go by {where}", "try the way: --mail ADDRESS")
        return
    try:
        connection = get_connection(settings.EMAIL_DELIVERY_BACKEND)
        EmailMessage(SUBJECT, BODY, to=[address], connection=connection).send()
    except (SMTPException, OSError) as error:
        yield fault(
            "mail", f"{where} does not take a mail: {error}", "correct EMAIL_HOST and others"
        )
    else:
        yield good("mail", f"{where} has taken a mail to {address}: look if it arrives")
