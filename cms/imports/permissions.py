"""Decides who may import from which source."""

from typing import Any

from django.db.models import QuerySet

from cms.ground.ownership import countries_of
from cms.imports.models import IMPORT, Source

PUBLISH = "directory.publish_organisation"


def may_import(user: Any) -> bool:
    """True if somebody may import at all."""
    return bool(user.has_perm(IMPORT))


def countries_to_import(user: Any) -> list[str] | None:
    """Return the countries whose sources somebody may import; None for all.

    What is imported is published at once: who may not publish everywhere stays at home.
    """
    return None if user.has_perm(PUBLISH) else countries_of(user)


def sources_of(user: Any) -> "QuerySet[Source]":
    """Return the sources that somebody may import."""
    countries = countries_to_import(user)
    found = Source.objects.all()
    return found if countries is None else found.filter(country__in=countries)
