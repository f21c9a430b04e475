"""Configures the mailing application."""

from django.apps import AppConfig


class MailingConfig(AppConfig):
    """Holds the queue of mails."""

    name = "cms.mailing"
    label = "mailing"
