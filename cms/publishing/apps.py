"""Configures the publishing application."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import pre_migrate


class PublishingConfig(AppConfig):
    """Holds the outbox and the projector."""

    name = "cms.publishing"
    label = "publishing"

    def ready(self) -> None:
        """Listen to everything that can change what is published, and offer what hides it."""
        from wagtail.admin.views import collection_privacy, page_privacy

        from cms.publishing import signals, visibility

        signals.connect()
        # Wagtail has no other way to say which of its settings mean anything here.
        page_privacy.SetPrivacyView.form_class = visibility.PageVisibilityForm
        collection_privacy.CollectionViewRestrictionForm = visibility.CollectionVisibilityForm
        pre_migrate.connect(_create_schema, sender=self, dispatch_uid="cms-schema")


def _create_schema(using: str, **_kwargs: Any) -> None:
    """Make the CMS's schema before its first table; SQLite has none."""
    from django.conf import settings
    from django.db import connections

    from cms.databases import STORE_NAME

    if settings.DEPLOYMENT.uses_postgresql:
        schema = settings.DEPLOYMENT.schema(STORE_NAME)
        with connections[using].cursor() as cursor:
            cursor.execute(f'CREATE SCHEMA IF NOT EXISTS "{schema}"')
