from typing import Any

import pytest
from django.db import transaction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.library.models import LibraryPage
from cms.publishing.models import OutboxEvent
from cms.publishing.projector import DrainReport, Projector
from content_models.published import PublishedStore
from tests.cms import factories
from tests.cms.signing_in import signed_in

pytestmark = pytest.mark.django_db
TIMEOUT = 5.0


def case_study_form() -> dict[str, Any]:
    return nested_form_data(
        {
            "title": "Réparer des vélos",
            "slug": "reparer-des-velos",
            "summary": "Un atelier.",
            "enterprise_name": "L’Atelier (exemple)",
            "country": "FR",
            "place": "Pau",
            "licence": "cc-by-4.0",
            "body": streamfield([("text", rich_text("<p>Le texte.</p>"))]),
            "lessons": streamfield([]),
            "related_items": inline_formset([]),
            "action-publish": "action-publish",
        }
    )


def test_a_new_page_is_projected_once_and_whole(
    publishing: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewer = signed_in("reviewer")
    OutboxEvent.objects.all().delete()  # of the partners that came with the login
    reports: list[DrainReport] = []
    drain = Projector.drain
    monkeypatch.setattr(
        Projector, "drain", lambda self, **values: reports.append(drain(self, **values))
    )
    # A test is one transaction, so nothing would be committed before its end.
    monkeypatch.setattr(transaction, "on_commit", lambda work, **_options: work())
    folder = LibraryPage.objects.get(locale__language_code="fr")

    answer = reviewer.post(f"/pages/add/library/casestudypage/{folder.pk}/", case_study_form())

    assert answer.status_code == 302
    assert [(report.changed, report.failures) for report in reports] == [(1, {})]
    assert not OutboxEvent.objects.exists()
    with publishing.reading() as snapshot:
        assert [each.title for each in snapshot.page(kind="case_study", limit=9)] == [
            "Réparer des vélos"
        ]


def test_a_page_that_wagtail_is_about_to_publish_is_not_shown_yet(
    publishing: PublishedStore, projector: Projector
) -> None:
    page = factories.case_study(live=True)
    LibraryPage.objects.get(locale=page.locale).add_child(instance=page)

    report = projector.drain(timeout_seconds=TIMEOUT)

    assert report.failures == {}
    with publishing.reading() as snapshot:
        assert snapshot.page(kind="case_study", limit=9) == []
