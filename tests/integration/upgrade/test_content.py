"""What a backup holds, and what the code makes of it: all of it is there."""

from typing import Any

import pytest

from tests.integration.upgrade.comparing import lost
from tests.integration.upgrade.conftest import Upgrade
from tests.integration.upgrade.expected import unexpected


def changed(upgrade: Upgrade, part: str) -> list[str]:
    """What the new code understands otherwise than the release before."""
    before, after = upgrade.before.at_rest.understood, upgrade.after.at_rest.understood
    return unexpected(lost(before[part], after[part], f"/{part}"))


def test_every_row_of_every_table_is_as_it_was(upgrade: Upgrade) -> None:
    before, after = upgrade.before.at_rest.stored, upgrade.after.at_rest.stored

    assert unexpected(lost(before, after)) == []


def test_no_row_is_there_that_nobody_wrote(upgrade: Upgrade) -> None:
    before, after = upgrade.before.at_rest.stored, upgrade.after.at_rest.stored

    assert unexpected(lost(after, before)) == []


def test_every_type_of_content_still_has_a_model(upgrade: Upgrade) -> None:
    assert changed(upgrade, "types_of_content") == []


def test_every_item_says_what_it_said(upgrade: Upgrade) -> None:
    assert changed(upgrade, "items") == []


def test_every_version_of_every_item_says_what_it_said(upgrade: Upgrade) -> None:
    assert changed(upgrade, "revisions") == []


def test_every_history_reads_as_it_did(upgrade: Upgrade) -> None:
    assert changed(upgrade, "histories") == []


def test_what_waits_for_review_waits_for_the_same_people(upgrade: Upgrade) -> None:
    assert changed(upgrade, "reviews") == []


def test_every_translation_is_as_far_as_it_was(upgrade: Upgrade) -> None:
    assert changed(upgrade, "translations") == []


def test_everybody_may_do_what_they_could(upgrade: Upgrade) -> None:
    assert changed(upgrade, "rights") == []


def test_nobody_may_do_what_they_could_not(upgrade: Upgrade) -> None:
    before, after = upgrade.before.at_rest.understood, upgrade.after.at_rest.understood

    assert unexpected(lost(after["rights"], before["rights"], "/rights")) == []


@pytest.mark.parametrize(
    "table",
    [
        "cms.people_partnermembership",
        "cms.preview_shareddraft",
        "cms.publishing_outboxevent",
        "cms.translation_carriedover",
        "cms.wagtail_localize_stringtranslation",
        "cms.wagtailcore_comment",
        "cms.wagtailcore_pageviewrestriction",
        "cms.wagtailcore_taskstate",
        "inbox.wishes",
    ],
)
def test_there_was_something_to_lose(upgrade: Upgrade, table: str) -> None:
    rows: dict[str, Any] = upgrade.before.at_rest.stored[table]

    assert rows
