"""A report goes from a reader's page to the queue, to a mail, and its address from everywhere."""

from typing import Any

import pytest
from django.core import mail
from django.test import override_settings

from cms.inbox.reports import reports
from cms.mailing.models import QueuedMail
from cms.publishing import rooms
from cms.publishing.projector import Projector
from content_models.inbox import ReportFilter
from portal.settings import Settings
from tests.cms import factories
from tests.cms.signing_in import signed_in
from tests.portal.reports import send
from tests.portals import open_portal

pytestmark = pytest.mark.django_db

ADDRESS = "amina@lecteurs.example"
QUEUE = "cms.mailing.backend.QueueBackend"


def test_from_the_readers_page_to_the_mail_and_no_address_is_left(
    projector: Projector, settings: Any
) -> None:
    organisation = factories.published_organisation()
    projector.drain(timeout_seconds=5)
    portal = open_portal(Settings(settings.DEPLOYMENT, rooms.search_engine()))
    address = f"/ar/report?item={organisation.translation_key}"

    sent = send(portal.test_client(use_cookies=False), address, wrong=["address"], email=ADDRESS)
    (thread,) = reports().threads(ReportFilter(), start=0, limit=9)
    form = f"/reports/readers/{thread.latest.identifier}/"
    editor = signed_in("editor")
    beside = editor.get(form).content.decode()
    decision = {"report": [thread.latest.identifier], "decision": "right-already"}
    with override_settings(EMAIL_BACKEND=QUEUE):
        editor.post(form, decision | {"was_open": "True", "word": "شكرا"})

    assert sent.status_code == 303
    assert str(organisation.locations.get().place) in beside
    assert ADDRESS not in beside
    (queued,) = QueuedMail.objects.all()
    assert queued.recipients["to"] == [ADDRESS]
    assert queued.is_for_reader
    assert "بلاغك" in queued.subject
    assert "شكرا" in queued.body
    assert "/ar/directory/" in queued.body
    assert mail.outbox == []
    kept = reports().report(thread.latest.identifier)
    assert kept
    assert not kept.is_awaited
