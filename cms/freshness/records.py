"""Finds the records of the directory that nobody has checked for long."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from cms.directory.checks import WHOLE, OrganisationCheck
from cms.directory.facts import is_translation
from cms.directory.models import Organisation
from content_models.checks import months_before


def public_originals() -> "QuerySet[Organisation]":
    """Return the originals of which readers see some version."""
    versions = Organisation.objects.filter(live=True, translation_key=OuterRef("translation_key"))
    return Organisation.objects.filter(~is_translation(Organisation), Exists(versions))


def unchecked(today: date, months: int) -> "QuerySet[Organisation]":
    """Return public originals that were not checked for some months, or never, the oldest first.

    What has a source is left out: whoever keeps that keeps the record.
    """
    limit = months_before(today, months)
    newer = OrganisationCheck.objects.filter(
        organisation=OuterRef("translation_key"), part=WHOLE, on__gt=limit
    )
    entered = Q(last_verified__isnull=True) | Q(last_verified__lte=limit)
    ours = public_originals().filter(source_name="")
    found = ours.filter(entered, ~Exists(newer))
    return found.select_related("locale").order_by("last_verified", "name", "pk")


def known_since(original: Any, checked: date | None) -> date:
    """Return the day from which the age of a record counts, as documents count it."""
    first: date = checked or original.first_published_at.date()
    return first


def overdue(today: date, months: int) -> "QuerySet[Organisation]":
    """Return public originals whose age is that many months; one never checked counts too.

    Its age counts from the day of its publication.
    """
    limit = months_before(today, months)
    is_checked = OrganisationCheck.objects.filter(
        organisation=OuterRef("translation_key"), part=WHOLE
    )
    is_new = Q(last_verified__isnull=True, first_published_at__date__gt=limit) & ~Exists(is_checked)
    return unchecked(today, months).filter(~is_new, first_published_at__isnull=False)


def originals_by_key(keys: Iterable[UUID]) -> dict[UUID, Any]:
    """Return the originals of some keys."""
    rows = Organisation.objects.filter(~is_translation(Organisation), translation_key__in=set(keys))
    return {each.translation_key: each for each in rows.select_related("locale")}
