"""What Wagtail tells of pages, and that the projector misses none of it.

The table of docs/decisions/0003-outbox.md, row by row: it guards the next upgrade of Wagtail.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Revision

from cms.library.models import CaseStudyPage, LibraryPage
from cms.publishing.models import OutboxEvent, Reach
from cms.publishing.projector import Projector
from content_models.published import PublishedStore
from tests.cms import factories
from tests.integration.wagtail_signals.following import (
    SimulatedCrashError,
    assert_same_everywhere,
    drain,
    titles,
)

pytestmark = pytest.mark.django_db


def test_a_publish_writes_its_row_in_the_transaction_of_the_page(
    publishing: PublishedStore,
) -> None:
    page = factories.case_study()
    LibraryPage.objects.get(locale=page.locale).add_child(instance=page)
    revision = page.save_revision()
    OutboxEvent.objects.all().delete()

    with pytest.raises(SimulatedCrashError), transaction.atomic():
        revision.publish()
        assert OutboxEvent.objects.filter(key=page.translation_key).exists()
        raise SimulatedCrashError

    assert not CaseStudyPage.objects.get(pk=page.pk).live
    assert not OutboxEvent.objects.exists()


def test_a_crash_before_page_published_loses_nothing(
    publishing: PublishedStore, projector: Projector, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = factories.case_study("Publié malgré tout")
    LibraryPage.objects.get(locale=page.locale).add_child(instance=page)
    revision = page.save_revision()
    OutboxEvent.objects.all().delete()

    def crash(*_args: Any, **_kwargs: Any) -> None:
        raise SimulatedCrashError

    monkeypatch.setattr("wagtail.actions.publish_page_revision.page_published.send", crash)
    with pytest.raises(SimulatedCrashError):
        revision.publish()

    assert CaseStudyPage.objects.get(pk=page.pk).live
    drain(projector)
    assert titles(publishing) == {"Publié malgré tout"}


def test_a_bulk_unpublish_sent_as_page_is_followed(
    publishing: PublishedStore, projector: Projector
) -> None:
    page = factories.published_case_study()
    drain(projector)

    Page.objects.get(pk=page.pk).unpublish()

    drain(projector)
    assert titles(publishing) == set()
    assert_same_everywhere(publishing)


def test_an_expiry_is_followed(publishing: PublishedStore, projector: Projector) -> None:
    page = factories.published_case_study()
    drain(projector)
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))

    call_command("publish_scheduled")

    drain(projector)
    assert titles(publishing) == set()


def test_a_scheduled_publish_is_followed(publishing: PublishedStore, projector: Projector) -> None:
    page = factories.case_study("Plus tard")
    LibraryPage.objects.get(locale=page.locale).add_child(instance=page)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    drain(projector)
    assert titles(publishing) == set()
    Revision.objects.filter(approved_go_live_at__isnull=False).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    revision = Revision.objects.get(approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = None
    revision.save()

    call_command("publish_scheduled")

    drain(projector)
    assert titles(publishing) == {"Plus tard"}


def test_an_alias_is_followed_by_post_save_alone(
    publishing: PublishedStore, projector: Projector
) -> None:
    page = factories.published_case_study("Original")
    drain(projector)

    alias = page.create_alias(update_slug="alias")

    assert OutboxEvent.objects.filter(key=alias.translation_key).exists()
    drain(projector)
    with publishing.reading() as snapshot:
        assert snapshot.links([alias.translation_key], "fr")
    assert_same_everywhere(publishing)


def test_an_alias_that_stands_for_a_missing_translation_is_no_version(
    publishing: PublishedStore, projector: Projector
) -> None:
    page = factories.published_case_study("Original")

    page.copy_for_translation(factories.locale("de"), alias=True)

    drain(projector)
    with publishing.reading() as snapshot:
        versions = snapshot.versions([page.translation_key])[page.translation_key]
    assert [each.locale for each in versions] == ["fr"]


def test_a_move_below_a_restricted_page_takes_descendants_away(
    publishing: PublishedStore, projector: Projector
) -> None:
    root = Page.get_first_root_node()
    closed = root.add_child(
        instance=Page(title="Fermé", slug="ferme", locale=factories.locale("fr"))
    )
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    folder = LibraryPage.objects.get(locale=factories.locale("fr"))
    factories.published_case_study("Déplacée")
    drain(projector)
    assert titles(publishing) == {"Déplacée"}

    folder.move(closed, pos="last-child")

    assert OutboxEvent.objects.filter(reach=Reach.DESCENDANTS).exists()
    drain(projector)
    assert titles(publishing) == set()
    assert_same_everywhere(publishing)


def test_a_restriction_takes_descendants_away_and_its_end_brings_them_back(
    publishing: PublishedStore, projector: Projector
) -> None:
    factories.published_case_study("Protégée")
    drain(projector)
    folder = LibraryPage.objects.get(locale=factories.locale("fr"))

    restriction = PageViewRestriction.objects.create(page=folder, restriction_type="login")
    drain(projector)
    while_restricted = titles(publishing)
    restriction.delete()
    drain(projector)

    assert while_restricted == set()
    assert titles(publishing) == {"Protégée"}
    assert_same_everywhere(publishing)


def test_a_changed_slug_of_an_ancestor_changes_no_address(
    publishing: PublishedStore, projector: Projector
) -> None:
    factories.published_case_study("Stable")
    drain(projector)
    with publishing.reading() as snapshot:
        before = snapshot.digests()
    folder = LibraryPage.objects.get(locale=factories.locale("fr"))

    folder.slug = "autre"
    folder.save_revision().publish()

    drain(projector)
    with publishing.reading() as snapshot:
        assert snapshot.digests() == before
    assert_same_everywhere(publishing)


def test_a_deleted_tree_leaves_tombstones(publishing: PublishedStore, projector: Projector) -> None:
    page = factories.published_case_study("Effacée")
    drain(projector)

    LibraryPage.objects.get(locale=factories.locale("fr")).delete()

    drain(projector)
    assert titles(publishing) == set()
    with publishing.reading() as snapshot:
        changes = [each for each in snapshot.changes(0, 1_000) if each.document is None]
    assert [change.key for change in changes] == [page.translation_key]
