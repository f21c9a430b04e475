"""From the mail to an organisation, over its answer and an editor's click, to what readers see."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.utils import timezone

from cms.desk import services
from cms.publishing import rooms
from cms.publishing.projector import Projector
from content_models.languages import INTERFACE_LANGUAGES
from portal.reading.wording import Wording
from portal.settings import Settings
from tests.cms.admin import address
from tests.cms.freshness.records import checked
from tests.cms.freshness.test_checks import OLD
from tests.cms.signing_in import signed_in
from tests.portals import open_portal

pytestmark = pytest.mark.django_db


def test_an_organisations_word_reaches_readers_through_an_editor(
    projector: Projector, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    portal = open_portal(
        Settings(settings.DEPLOYMENT, rooms.search_engine(), secret_key=settings.SECRET_KEY)
    ).test_client(use_cookies=False)
    record = checked("Accueil du Gave", OLD, email="bonjour@accueil.example")
    projector.drain(timeout_seconds=10)
    editor = signed_in("editor")
    today = Wording(INTERFACE_LANGUAGES["fr"], str).date(timezone.localdate())

    editor.post(address("freshness_ask", record.pk))
    link = re.search(r"https?://\S+", str(mail.outbox[0].body))
    assert link
    parts = urlsplit(link[0])
    asked = portal.get(f"{parts.path}?{parts.query}")
    token = re.search(r'name="from" value="([^"]+)"', asked.get_data(as_text=True))
    assert token
    answered = portal.post(parts.path, data={"from": token[1]})
    page = portal.get(listed(portal))
    assert (asked.status_code, answered.status_code) == (200, 303)
    assert "par la structure elle-même" not in page.get_data(as_text=True)

    (entry,) = services.answered(editor_of(editor))
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(entry.buttons[0].address.removeprefix("/cms"))
    projector.drain(timeout_seconds=10)

    page = portal.get(listed(portal))
    assert f"le {today} par la structure elle-même" in page.get_data(as_text=True)


def listed(portal: Any) -> str:
    """The address of the only organisation of the directory."""
    page = portal.get("/fr/directory").get_data(as_text=True)
    (found,) = set(re.findall(r'href="(/fr/directory/(?!map)[^"?#]+)"', page))
    return found


def editor_of(client: Any) -> Any:
    """Who has signed in."""
    from django.contrib.auth.models import User

    return User.objects.get(pk=client.session["_auth_user_id"])
