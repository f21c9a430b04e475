"""What the worker does by the clock."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from wagtail.models import Page

from cms.publishing.worker import Worker
from content_models.published import PublishedStore
from tests.cms import factories

pytestmark = pytest.mark.django_db

MINUTE_SECONDS = 60.0


def test_what_expires_is_gone_within_a_minute(
    publishing: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = factories.published_case_study()
    worker = Worker()
    now = [0.0]
    was_live: list[bool] = []

    def sweep() -> None:
        was_live.append(Page.objects.get(pk=page.pk).live)
        if len(was_live) == 2:
            worker.stop()
        Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        now[0] += MINUTE_SECONDS

    monkeypatch.setattr("cms.publishing.worker.sweep", sweep)
    monkeypatch.setattr("cms.publishing.worker.time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr("cms.publishing.worker.SWEEP_SECONDS", 0.01)
    monkeypatch.setattr("cms.publishing.worker.close_old_connections", lambda: None)

    worker.run()

    assert was_live == [True, False]
