"""Configures the entrance application."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_login_failed


class EntranceConfig(AppConfig):
    """Guards the way in."""

    name = "cms.entrance"
    label = "entrance"

    def ready(self) -> None:
        """Have failed sign-ins logged, and the worker forget what counts no longer."""
        from wagtail.admin.views.account import ChangePasswordPanel

        from cms.entrance.forms import GuardedPasswordChangeForm
        from cms.entrance.limits import forget_ended_sessions, forget_old_attempts
        from cms.entrance.signals import log_failure
        from cms.publishing.worker import every_hour

        ChangePasswordPanel.form_class = GuardedPasswordChangeForm
        user_login_failed.connect(log_failure, dispatch_uid="entrance-failures")
        every_hour(forget_old_attempts)
        every_hour(forget_ended_sessions)
