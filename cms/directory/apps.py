"""Configures the directory application."""

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """Holds organisations and their places."""

    name = "cms.directory"
    label = "directory"
    verbose_name = _("Directory")

    def ready(self) -> None:
        """Register who may do what with organisations, and what becomes of their facts."""
        from django.db.models.signals import post_delete, pre_delete
        from wagtail.permissions import register_permission_policy

        from cms.directory.models import Organisation
        from cms.directory.policies import OrganisationPolicy

        # Before Wagtail asks for it: what it makes up in the meantime could not be replaced.
        register_permission_policy(Organisation, OrganisationPolicy(Organisation))
        pre_delete.connect(_hand_on, sender=Organisation, dispatch_uid="directory-facts")
        post_delete.connect(_forget, sender=Organisation, dispatch_uid="directory-checks")


def _hand_on(instance: Any, origin: Any = None, **_kwargs: Any) -> None:
    from cms.directory.facts import hand_on_facts

    hand_on_facts(instance, origin)


def _forget(instance: Any, **_kwargs: Any) -> None:
    from cms.directory.checks import forget_checks

    key = instance.translation_key
    if not type(instance).objects.filter(translation_key=key).exists():
        forget_checks(key)
