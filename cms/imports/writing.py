"""Writes many organisations at once, as publishing each in its form would.

Wagtail saves, keeps a version, publishes and logs one object with some thirty queries. Here a batch
shares them: rows, versions, the log, the records of translations, the admin's search, the outbox.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends

from cms.directory.models import (
    CostOption,
    Organisation,
    OrganisationContact,
    OrganisationIdentifier,
    OrganisationLocation,
    OrganisationPhone,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from cms.publishing.signals import record_written
from cms.translation import services as translation

ROWS: tuple[tuple[str, type[Any]], ...] = (
    ("locations", OrganisationLocation),
    ("phones", OrganisationPhone),
    ("contacts", OrganisationContact),
    ("identifiers", OrganisationIdentifier),
    ("services", Service),
)
INNER_ROWS: tuple[tuple[str, type[Any]], ...] = (
    ("places", ServiceAtLocation),
    ("costs", CostOption),
    ("areas", ServiceArea),
)
COLUMNS = [
    field.name
    for field in Organisation._meta.concrete_fields
    if not field.primary_key and field.name not in {"latest_revision", "live_revision"}
]


def publish(organisations: Sequence[Any], user: Any) -> None:
    """Write and publish originals as they stand in memory; call it in a transaction.

    Args:
        organisations: new ones, or stored ones whose rows are to take the place of those before.
        user: who imports; None for the operator.
    """
    new = [each for each in organisations if each.pk is None]
    stored = [each for each in organisations if each.pk is not None]
    _mark_published(organisations)
    Organisation.objects.bulk_create(new)
    _delete_rows(stored)
    Organisation.objects.bulk_update(stored, COLUMNS)
    _create_rows(organisations)
    _keep_versions(organisations, {each.pk for each in new}, user)
    translation.record_new(new)
    for each in stored:
        translation.record(each)
        ReferenceIndex.create_or_update_for_object(each)
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(Organisation, organisations)
    record_written(organisations)


def _mark_published(organisations: Iterable[Any]) -> None:
    now = timezone.now()
    for each in organisations:
        each.read_facts_of(each)
        each.words = each.gathered_words()
        each.live, each.has_unpublished_changes = True, False
        each.first_published_at = each.first_published_at or now
        each.last_published_at = now


def _delete_rows(organisations: Sequence[Any]) -> None:
    pks = [each.pk for each in organisations]
    if not pks:
        return
    for _name, model in ROWS:
        model.objects.filter(organisation_id__in=pks).delete()
    Organisation.themes.through.objects.filter(organisation_id__in=pks).delete()


def _create_rows(organisations: Sequence[Any]) -> None:
    for name, model in ROWS:
        model.objects.bulk_create(_owned(organisations, name, "organisation"))
    services = [row for each in organisations for row in each.services.all()]
    for name, model in INNER_ROWS:
        model.objects.bulk_create(_owned(services, name, "service"))
    _create_links(organisations, Organisation.themes.through, "organisation_id")
    _create_links(services, Service.themes.through, "service_id")


def _owned(owners: Iterable[Any], relation: str, owner: str) -> list[Any]:
    rows = []
    for each in owners:
        for row in getattr(each, relation).all():
            setattr(row, owner, each)
            rows.append(row)
    return rows


def _create_links(owners: Iterable[Any], through: Any, owner: str) -> None:
    through.objects.bulk_create(
        through(**{owner: each.pk, "theme_id": theme.pk})
        for each in owners
        for theme in each.themes.all()
    )


def _keep_versions(organisations: Sequence[Any], new: set[int], user: Any) -> None:
    """Keep a version of each in its history, and say who published it."""
    kind = ContentType.objects.get_for_model(Organisation)
    now = timezone.now()
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=kind,
            base_content_type=kind,
            object_id=str(each.pk),
            created_at=now,
            user=user,
            object_str=str(each),
            content=each.serializable_data(),
        )
        for each in organisations
    )
    for each, revision in zip(organisations, revisions, strict=True):
        each.latest_revision = each.live_revision = revision
    _name_versions(organisations)
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=kind,
            label=str(each),
            action=action,
            timestamp=now,
            user=user,
            object_id=str(each.pk),
            revision=each.latest_revision,
            content_changed=True,
        )
        for each in organisations
        for action in (("wagtail.create",) if each.pk in new else ()) + ("wagtail.publish",)
    )


def _name_versions(organisations: Iterable[Any]) -> None:
    """Name the version that each was made of.

    Measured: ``bulk_update`` took longer for that than all rows took to be written.
    """
    table = connection.ops.quote_name(Organisation._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET latest_revision_id = %s, live_revision_id = %s WHERE id = %s",  # noqa: S608 - no value of others
            [(each.latest_revision_id, each.live_revision_id, each.pk) for each in organisations],
        )


def archive(keys: Iterable[Any], user: Any) -> int:
    """Take organisations from readers in all languages, and return how many versions that were."""
    versions = Organisation.objects.filter(translation_key__in=list(keys), live=True)
    for each in versions:
        each.unpublish(user=user)
    return len(versions)
