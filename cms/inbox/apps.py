"""Configures the inbox application."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """Shows readers' wishes and reports in the admin.

    Its models are no Django models: see content_models.inbox.
    """

    name = "cms.inbox"
    label = "inbox"

    def ready(self) -> None:
        """Have the worker forget what is over, and send replies that are left."""
        from cms.inbox.reports import keep_in_order
        from cms.inbox.services import forget_old_wishes
        from cms.publishing.worker import every_hour

        every_hour(forget_old_wishes)
        every_hour(keep_in_order)
