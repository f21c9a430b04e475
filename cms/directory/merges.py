"""Remembers which organisations are part of another one now.

A merged organisation stays as it was, with its versions and its history; nobody sees it but who
looks for it, and nobody edits it until the merge is undone.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.directory.checks import in_batches

IS_DONE = Q(undone_at=None)
"""A merge that nobody has undone."""


class Merge(models.Model):
    """A merge made one organisation part of another.

    Attributes:
        kept, merged: keys of both.
        kept_name, merged_name: as they were called then.
        before: what undoing it needs.
        undone_at: None as long as it holds.
    """

    kept = models.UUIDField(db_index=True)
    merged = models.UUIDField(db_index=True)
    kept_name = models.CharField(max_length=200)
    merged_name = models.CharField(max_length=200)
    before = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("merge of organisations")
        verbose_name_plural = _("merges of organisations")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["merged"], condition=IS_DONE, name="merged_once")
        ]

    def __str__(self) -> str:
        return f"{self.merged_name} → {self.kept_name}"


def is_merged() -> Q:
    """Return the condition that a version belongs to a merged organisation.

    Wagtail's search knows such a condition; of ``Exists`` it makes an error.
    """
    return Q(translation_key__in=Merge.objects.filter(IS_DONE).values("merged"))


def is_part_of_another(key: UUID) -> bool:
    """True if an organisation was merged into another."""
    return Merge.objects.filter(IS_DONE, merged=key).exists()


def kept_instead(keys: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return what is kept in the end, by the key of what was merged."""
    found = {key: kept for part in in_batches(keys) for key, kept in _pairs(merged__in=part)}
    further = kept_instead(set(found.values())) if found else {}
    return {key: further.get(kept, kept) for key, kept in found.items()}


def read_merges(organisations: Iterable[Any]) -> None:
    """Have organisations know what is part of them, all at once."""
    given = list(organisations)
    found = _parts_of({each.translation_key for each in given})
    for each in given:
        each.known_merges = found.get(each.translation_key, ())


def merges_of(organisation: Any) -> tuple[UUID, ...]:
    """Return the keys of all that was merged into an organisation."""
    found: tuple[UUID, ...] | None = getattr(organisation, "known_merges", None)
    if found is None:
        key = organisation.translation_key
        found = _parts_of({key}).get(key, ())
    return found


def _parts_of(keys: set[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    """Return the keys of what is part of some organisations, sorted, with their own parts."""
    direct: dict[UUID, set[UUID]] = {}
    for part in in_batches(keys):
        for merged, kept in _pairs(kept__in=part):
            direct.setdefault(kept, set()).add(merged)
    inner = _parts_of(set().union(*direct.values())) if direct else {}
    return {
        kept: tuple(sorted({*parts, *(key for each in parts for key in inner.get(each, ()))}))
        for kept, parts in direct.items()
    }


def _pairs(**condition: list[UUID]) -> Iterator[tuple[UUID, UUID]]:
    rows = Merge.objects.filter(IS_DONE, **condition)
    return iter(rows.values_list("merged", "kept"))
