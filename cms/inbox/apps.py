"""The inbox application."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """Readers' wishes in the admin. Its models are no Django models: see content_models.inbox."""

    name = "cms.inbox"
    label = "inbox"
