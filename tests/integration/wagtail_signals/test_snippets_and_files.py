"""What Wagtail tells of snippets, pictures and what queries change, and that nothing is missed.

The table of docs/decisions/0003-outbox.md, row by row: it guards the next upgrade of Wagtail.
"""

import re
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from wagtail.rich_text import RichText

from cms.library.models import CaseStudyPage, RelatedItem
from cms.publishing import rooms
from cms.publishing.models import OutboxEvent
from cms.publishing.projector import Projector
from cms.publishing.verification import differences
from content_models.published import PublishedStore
from tests.cms import factories
from tests.integration.wagtail_signals.following import (
    SimulatedCrashError,
    assert_same_everywhere,
    drain,
    titles,
)

pytestmark = pytest.mark.django_db


def _organisation_with(text: str) -> Any:
    return factories.published_organisation(description=text)


def _case_study_with(text: str) -> Any:
    return factories.published_case_study(body=[("text", RichText(text))])


def test_a_snippet_commits_with_its_row_or_not_at_all(
    publishing: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    organisation = factories.published_organisation()
    OutboxEvent.objects.all().delete()

    def crash(*_args: Any, **_kwargs: Any) -> None:
        raise SimulatedCrashError

    monkeypatch.setattr("cms.publishing.signals.OutboxEvent.objects.create", crash)
    with pytest.raises(SimulatedCrashError), transaction.atomic():
        organisation.unpublish()

    organisation.refresh_from_db()
    assert organisation.live


def test_a_snippet_publish_and_unpublish_are_followed(
    publishing: PublishedStore, projector: Projector
) -> None:
    organisation = factories.published_organisation("Accueil (exemple)")
    drain(projector)
    after_publish = titles(publishing)

    organisation.unpublish()
    drain(projector)

    assert after_publish == {"Accueil (exemple)"}
    assert titles(publishing) == set()
    assert_same_everywhere(publishing)


def test_a_partner_is_followed_and_its_name_leaves_what_it_published(
    publishing: PublishedStore, projector: Projector
) -> None:
    partner = factories.partner("Passerelles (exemple)")
    factories.published_case_study("Une", publisher=partner)
    drain(projector)
    after_publish = titles(publishing)

    partner.unpublish()
    drain(projector)
    after_unpublish = titles(publishing)
    partner.save_revision().publish()
    drain(projector)

    assert after_publish == {"Une", "Passerelles (exemple)"}
    assert after_unpublish == {"Une"}
    assert titles(publishing) == after_publish
    assert_same_everywhere(publishing)


@pytest.mark.parametrize(
    "make",
    [factories.published_case_study, factories.published_organisation, factories.partner],
)
def test_a_draft_and_a_lock_are_nothing_that_readers_see(
    publishing: PublishedStore, projector: Projector, make: Any
) -> None:
    item = make()
    drain(projector)

    item.save_revision()
    item.locked = True
    item.save(update_fields=["locked", "locked_at", "locked_by"])

    assert not OutboxEvent.objects.exists()
    assert_same_everywhere(publishing)


def test_a_replaced_picture_reaches_its_owners(
    publishing: PublishedStore, projector: Projector
) -> None:
    picture = factories.image()
    page = factories.published_case_study(picture=picture, picture_text="Un vélo")
    drain(projector)
    before = _picture_addresses(publishing, page)

    other = factories.image(colour="red")
    picture.file = other.file
    picture.renditions.all().delete()
    picture.save()

    drain(projector)
    assert _picture_addresses(publishing, page) != before
    assert_same_everywhere(publishing)


@pytest.mark.parametrize("make", [_organisation_with, _case_study_with])
def test_a_replaced_file_reaches_whatever_links_to_it_and_a_deleted_one_leaves_it(
    publishing: PublishedStore, projector: Projector, make: Any
) -> None:
    file = factories.file("avant.txt")
    item = make(f'<p><a linktype="document" id="{file.pk}">le guide</a></p>')
    drain(projector)
    before = _linked_files(publishing, item)

    file.file = factories.file("apres.txt").file
    file.save()
    drain(projector)
    after_replacing = _linked_files(publishing, item)
    file.delete()
    drain(projector)

    assert (len(before), len(after_replacing)) == (1, 1)
    assert "avant" in before[0]
    assert "apres" in after_replacing[0]
    assert _linked_files(publishing, item) == []
    assert_same_everywhere(publishing)


def test_a_deleted_picture_leaves_its_owners(
    publishing: PublishedStore, projector: Projector
) -> None:
    picture = factories.image()
    page = factories.published_case_study(picture=picture, picture_text="Un vélo")
    drain(projector)

    picture.delete()

    drain(projector)
    assert _picture_addresses(publishing, page) == []
    assert_same_everywhere(publishing)


def test_a_deleted_theme_leaves_its_owners(
    publishing: PublishedStore, projector: Projector
) -> None:
    theme = factories.theme("Logement")
    organisation = factories.published_organisation(themes=[theme])
    drain(projector)

    theme.delete()

    drain(projector)
    with publishing.reading() as snapshot:
        document = snapshot.document(organisation.translation_key, "fr")
    assert document is not None
    assert document.themes == ()
    assert_same_everywhere(publishing)


def test_a_deleted_related_page_leaves_its_owners(
    publishing: PublishedStore, projector: Projector
) -> None:
    other = factories.published_case_study("Autre")
    page = factories.published_case_study("Une")
    page.related_items = [RelatedItem(page=other)]
    page.save_revision().publish()
    drain(projector)

    other.delete()

    drain(projector)
    assert titles(publishing) == {"Une"}
    assert_same_everywhere(publishing)


def test_what_a_queryset_updates_is_found_by_verify_and_repaired(
    publishing: PublishedStore, projector: Projector
) -> None:
    page = factories.published_case_study("Avant")
    drain(projector)

    CaseStudyPage.objects.filter(pk=page.pk).update(summary="Changé en silence.")

    assert not OutboxEvent.objects.exists()
    found = differences(publishing, rooms.live_index())
    assert [str(each.what) for each in found] == ["older in the store than in the CMS"]
    call_command("verify", repair=True, verbosity=0)
    assert_same_everywhere(publishing)


def _linked_files(store: PublishedStore, item: Any) -> list[str]:
    with store.reading() as reader:
        document = reader.document(item.translation_key, "fr")
    assert document is not None
    return [
        address
        for block in document.body
        if block.type == "rich_text"
        for address in re.findall(r'href="(/media/[^"]*)"', block.html)
    ]


def _picture_addresses(store: PublishedStore, page: Any) -> list[str]:
    with store.reading() as snapshot:
        document = snapshot.document(page.translation_key, "fr")
    assert document is not None
    assert document.kind == "case_study"
    picture = document.picture
    return [rendition.url for rendition in picture.renditions] if picture else []
