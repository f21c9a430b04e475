"""Marks mails to readers, who have no account and whose address nobody sees."""

from django.core.mail import EmailMessage


class LetterToReader(EmailMessage):
    """A letter to a reader has an address that nobody sees.

    It is tried as all mails are, and deleted where others are given up.
    """
