"""What people had in the admin: they find it where it was."""

from typing import Any

from tests.integration.upgrade import editors
from tests.integration.upgrade.comparing import lost
from tests.integration.upgrade.conftest import Upgrade
from tests.integration.upgrade.expected import unexpected


def without_buttons(desks: dict[str, Any]) -> dict[str, Any]:
    """What people are answered, and not what they are offered to do there."""
    return {
        address: {name: value for name, value in told.items() if name != "buttons"}
        for address, told in desks.items()
    }


def test_everybody_is_still_signed_in(upgrade: Upgrade) -> None:
    assert {
        name: upgrade.visitor(name).get("/cms/account/").status for name in upgrade.done["sessions"]
    } == dict.fromkeys(upgrade.done["sessions"], 200)


def test_every_item_opens_in_its_form_with_the_words_of_its_draft(upgrade: Upgrade) -> None:
    for name, item in upgrade.done["items"].items():
        told = upgrade.after.running.desks[f"{item['who']} {editors.form_of(item)}"]
        assert (told["status"], told["has its words"]) == (200, True), name


def test_every_history_opens_and_so_do_its_versions(upgrade: Upgrade) -> None:
    for name, item in upgrade.done["items"].items():
        for address in editors.history_of(item):
            assert upgrade.after.running.desks[f"admin {address}"]["status"] == 200, (name, address)


def test_every_address_of_the_admin_answers_as_it_did(upgrade: Upgrade) -> None:
    before = without_buttons(upgrade.before.running.desks)

    assert unexpected(lost(before, upgrade.after.running.desks, "/admin")) == []


def test_everybody_is_offered_the_same_buttons(upgrade: Upgrade) -> None:
    before, after = (
        {
            address: sorted(told["buttons"])
            for address, told in record.running.desks.items()
            if "buttons" in told
        }
        for record in (upgrade.before, upgrade.after)
    )

    assert any(before.values())
    assert unexpected(lost(before, after, "/buttons")) == []


def test_what_readers_wrote_is_in_the_inbox(upgrade: Upgrade) -> None:
    editor, words = upgrade.visitor("editor"), upgrade.done["wishes"]

    assert words["new"] in editor.get("/cms/wishes/").html
    assert words["handled"] in editor.get("/cms/wishes/?state=handled").html
