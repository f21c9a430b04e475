"""Configures the inbox application."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """Shows readers' wishes in the admin.

    Its models are no Django models: see content_models.inbox.
    """

    name = "cms.inbox"
    label = "inbox"

    def ready(self) -> None:
        """Have the worker forget wishes whose time is over."""
        from cms.inbox.services import forget_old_wishes
        from cms.publishing.worker import every_hour

        every_hour(forget_old_wishes)
