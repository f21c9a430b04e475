"""What was begun before the upgrade is ended after it."""

import re
import time
from typing import Any

import pytest

from tests.integration.upgrade import editors
from tests.integration.upgrade.conftest import Upgrade
from tests.integration.upgrade.readers import documents
from tests.integration.upgrade.stored import stored

SEGMENT = re.compile(r"/cms/localize/translate/\d+/strings/\d+/edit/")
SECONDS_TO_READERS = 20
"""The projection runs in the editor's request; where another holds the lock, in the next sweep."""


def item(upgrade: Upgrade, name: str) -> Any:
    """Something that somebody wrote before."""
    return upgrade.done["items"][name]


def approve(upgrade: Upgrade, name: str) -> None:
    """Approve the step at which an item waits, by the button on the first page of the admin."""
    waiting, reviewer = item(upgrade, name), upgrade.visitor("reviewer")
    buttons = editors.approval_of(waiting).findall(reviewer.get("/cms/").html)
    answer = reviewer.press(editors.form_of(waiting), buttons[0], comment="Bien.")
    assert answer.status == 302


def readers_have(upgrade: Upgrade, title: str) -> bool:
    """Whether something of this title is published, at once or within some seconds."""
    deadline = time.monotonic() + SECONDS_TO_READERS
    while not (found := title in published_titles(upgrade)) and time.monotonic() < deadline:
        time.sleep(0.2)
    return found


def published_titles(upgrade: Upgrade) -> set[str]:
    found = documents(upgrade.visitor()).values()
    return {each["document"]["title"] for each in found if each["document"]}


def test_what_waited_in_the_outbox_has_come_to_readers(upgrade: Upgrade) -> None:
    assert item(upgrade, "a_change_that_waits_in_the_outbox")["words"] in published_titles(upgrade)
    assert stored(upgrade.site.installation)["cms.publishing_outboxevent"] == {}


def test_a_review_that_was_half_way_is_ended_by_one_approval(upgrade: Upgrade) -> None:
    words = item(upgrade, "a_page_half_way_through_its_review")["words"]
    before = published_titles(upgrade)

    approve(upgrade, "a_page_half_way_through_its_review")

    assert words not in before
    assert readers_have(upgrade, words)


@pytest.mark.parametrize("name", ["a_page_in_review", "an_organisation_in_review"])
def test_what_was_submitted_takes_both_steps_of_its_review(upgrade: Upgrade, name: str) -> None:
    words = item(upgrade, name)["words"]

    approve(upgrade, name)
    between = published_titles(upgrade)
    approve(upgrade, name)

    assert words not in between
    assert readers_have(upgrade, words)


def test_a_draft_of_before_is_published(upgrade: Upgrade) -> None:
    draft = item(upgrade, "a_draft_of_a_page")
    button = f"/cms/bulk/wagtailcore/page/publish/?id={draft['pk']}&next=/cms/pages/"

    answer = upgrade.visitor("reviewer").press(button)

    assert answer.status == 302
    assert readers_have(upgrade, draft["words"])


def test_what_was_scheduled_is_published_when_its_hour_comes(upgrade: Upgrade) -> None:
    installation = upgrade.site.installation
    installation.run("inside.hurrying")

    installation.run("cms", "publish_scheduled")

    assert readers_have(upgrade, item(upgrade, "a_scheduled_page")["words"])


def test_a_translator_goes_on_where_they_stopped(upgrade: Upgrade) -> None:
    translator = upgrade.visitor("translator")
    form = editors.form_of(item(upgrade, "a_page_translated_in_part"))
    segments = SEGMENT.findall(translator.get(form).html)

    answer = translator.press(form, segments[1], "PUT", value="Fahrraeder fuer alle")

    shown = translator.get(form).html
    assert answer.status in {200, 201}
    assert "Werkstatt am Gave" in shown
    assert "Fahrraeder fuer alle" in shown


def test_a_link_that_was_shared_before_can_be_revoked(upgrade: Upgrade) -> None:
    draft = item(upgrade, "a_draft_of_a_page")
    links = f"/cms/preview/{draft['label']}/{draft['pk']}/share/"
    editor = upgrade.visitor("editor")
    link = re.findall(r'name="revoke" value="([^"]+)"', editor.get(links).html)[0]

    editor.press(links, revoke=link)

    assert upgrade.visitor().get(upgrade.done["shared"]).status == 410
