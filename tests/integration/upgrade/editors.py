"""What people find in the admin, at the addresses that stand in their bookmarks and mails."""

import re
from typing import Any

from tests.integration.upgrade.visitor import Visitor

MENU = re.compile(r'"url": "(/cms/[^"]*)"')
BUTTON = re.compile(r'name="(action-[\w-]+)"')
WITHOUT_ANSWER = "/cms/logout/"


def form_of(item: dict[str, Any]) -> str:
    """The address of an item's form."""
    if _is_page(item):
        return f"/cms/pages/{item['pk']}/edit/"
    return f"{_snippets(item)}/edit/{item['pk']}/"


def history_of(item: dict[str, Any]) -> list[str]:
    """Its history, its oldest version in the form, and that compared with the newest."""
    key, versions = item["pk"], item["revisions"]
    if _is_page(item):
        listed, of_version = f"/cms/pages/{key}/history/", f"/cms/pages/{key}/revisions"
    else:
        listed = f"{_snippets(item)}/history/{key}/"
        of_version = f"{listed}revisions"
    oldest, newest = versions[0], versions[-1]
    return [
        listed,
        f"{of_version}/{oldest}/revert/",
        f"{of_version}/compare/{oldest}...{newest}/",
    ]


def approval_of(item: dict[str, Any]) -> re.Pattern[str]:
    """Where the button leads by which a reviewer approves it."""
    folder = "/cms/pages" if _is_page(item) else _snippets(item)
    return re.compile(rf'"({folder}/workflow/action/{item["pk"]}/approve/\d+/)"')


def menu(person: Visitor) -> list[str]:
    """Where the menu of the admin leads somebody."""
    return sorted(set(MENU.findall(person.get("/cms/").html)) - {WITHOUT_ANSWER})


def opened(person: Visitor, address: str, words: str = "") -> dict[str, Any]:
    """What somebody is answered, with the buttons that they are shown."""
    answer = person.get(address)
    return {
        "status": answer.status,
        "location": answer.location,
        "buttons": set(BUTTON.findall(answer.html)),
        "has its words": words in answer.html,
    }


def _is_page(item: dict[str, Any]) -> bool:
    return str(item["label"]).endswith("page")


def _snippets(item: dict[str, Any]) -> str:
    return f"/cms/snippets/{item['label'].replace('.', '/')}"
