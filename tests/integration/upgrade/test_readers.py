"""What readers and harvesters had: they have it still, at the addresses that they know."""

from typing import Any

from tests.integration.upgrade.comparing import lost
from tests.integration.upgrade.conftest import Upgrade
from tests.integration.upgrade.expected import unexpected
from tests.integration.upgrade.readers import documents

GONE = 410


def only(upgrade: Upgrade, *parts: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Some parts of what every address answered before, and answers now."""
    before, after = (
        {
            address: {part: told[part] for part in parts if part in told}
            for address, told in record.running.pages.items()
        }
        for record in (upgrade.before, upgrade.after)
    )
    return before, after


def key_of(upgrade: Upgrade, name: str) -> str:
    """What documents call an item that somebody wrote."""
    item = upgrade.done["items"][name]
    known = upgrade.after.at_rest.understood["items"][f"{item['label']} {item['pk']}"]
    key: str = known["translation_key"]
    return key


def pages_of(upgrade: Upgrade, name: str) -> list[dict[str, Any]]:
    """What readers are answered at every address that an item ever had."""
    key = key_of(upgrade, name)
    known = [address for address, each in upgrade.done["published"].items() if each == key]
    assert known
    return [upgrade.after.running.pages[address] for address in known]


def test_verify_finds_no_difference(upgrade: Upgrade) -> None:
    assert "no difference" in upgrade.site.installation.run("cms", "verify")


def test_every_document_is_published_as_before_and_no_harvester_is_told_otherwise(
    upgrade: Upgrade,
) -> None:
    waited = key_of(upgrade, "a_change_that_waits_in_the_outbox")
    before = upgrade.before.running.documents
    kept = {name: each for name, each in before.items() if not name.startswith(waited)}

    assert unexpected(lost(kept, upgrade.after.running.documents, "/documents")) == []


def test_harvesters_are_still_told_what_was_taken_away(upgrade: Upgrade) -> None:
    removed = {
        name: each
        for name, each in upgrade.before.running.documents.items()
        if not each["document"]
    }

    assert len(removed) > 1
    assert lost(removed, upgrade.after.running.documents) == []


def test_every_address_answers_as_it_did(upgrade: Upgrade) -> None:
    before, after = only(upgrade, "status", "location", "kind")

    assert unexpected(lost(before, after, "/answers")) == []


def test_every_page_says_of_its_items_what_it_said(upgrade: Upgrade) -> None:
    before, after = only(upgrade, "words")

    assert unexpected(lost(before, after, "/words")) == []


def test_every_picture_and_file_is_the_same(upgrade: Upgrade) -> None:
    before, after = only(upgrade, "digest")

    assert any(before.values())
    assert unexpected(lost(before, after, "/files")) == []


def test_the_old_address_of_what_was_renamed_leads_to_it(upgrade: Upgrade) -> None:
    answers = pages_of(upgrade, "a_renamed_page")

    assert {each["status"] for each in answers} == {200, 301}
    assert any("/le-fil-retrouve-" in each["location"] for each in answers)


def test_what_was_unpublished_or_hidden_is_not_there_again(upgrade: Upgrade) -> None:
    for name in ("an_unpublished_page", "a_hidden_page"):
        assert {each["status"] for each in pages_of(upgrade, name)} == {GONE}


def test_a_shared_draft_opens_for_whoever_has_the_link(upgrade: Upgrade) -> None:
    answer = upgrade.visitor().get(upgrade.done["shared"])

    assert answer.status == 200
    assert upgrade.done["items"]["a_draft_of_a_page"]["words"] in answer.words


def test_a_link_that_was_revoked_stays_closed(upgrade: Upgrade) -> None:
    assert upgrade.visitor().get(upgrade.done["revoked"]).status == GONE


def test_an_editor_who_looks_at_a_draft_during_the_upgrade_still_sees_it(upgrade: Upgrade) -> None:
    answer = upgrade.visitor().get(upgrade.done["own_look"])

    assert answer.status == 200
    assert upgrade.done["items"]["a_draft_of_a_page"]["words"] in answer.words


def test_a_rebuild_publishes_the_same_again(upgrade: Upgrade) -> None:
    before = documents(upgrade.visitor())

    upgrade.site.installation.run("cms", "rebuild")

    assert lost(before, documents(upgrade.visitor())) == []
