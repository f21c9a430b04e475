"""What readers and harvesters find at every address that ever stood somewhere."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from tests.integration.upgrade.visitor import Answer, Visitor, one_line

LANGUAGES = ("fr", "en", "de", "el", "ar")
STANDING = ("", "library", "directory", "course", "partners/", "about", "privacy", "offline")
SEARCHES = ("library?q=atelier", "library?kind=activity&sort=title", "directory?near=Pau")
MACHINES = (
    "/",
    "/api/v1/openapi.json",
    "/api/v1/search?q=velo",
    "/feeds/fr/library.atom",
    "/fr/opensearch.xml",
    "/fr/suggestions?q=at",
    "/healthz",
    "/readyz",
    "/robots.txt",
    "/sitemap.xml",
)
FILES = "/media/"
FILE = re.compile(rf"{FILES}[^\s\"'<>,)]+")
LEAST_CHARACTERS = 4
"""Of words that are looked for on a page. Codes stand on many a page by chance."""
HTML = "text/html"


def documents(reader: Visitor) -> dict[str, Any]:
    """What is published and what is gone, with its place in the sequence that harvesters follow."""
    found: dict[str, Any] = {}
    after = 0
    while after is not None:
        page = json.loads(reader.get(f"/api/v1/changes?after={after}").content)
        for each in page["items"]:
            if each["document"]:
                each["document"]["url"] = each["document"]["url"].removeprefix(reader.base_url)
            found[f"{each['key']} {each['locale']}"] = each
        after = page["next"]
    return found


def addresses(of_items: Iterable[str]) -> list[str]:
    """Every page of an item, in its own language and as an Arabic reader has it; and the others."""
    own = set(of_items)
    elsewhere = {each.replace("/fr/", "/ar/", 1) for each in own}
    standing = {f"/{code}/{page}" for code in LANGUAGES for page in (*STANDING, *SEARCHES)}
    return sorted(own | elsewhere | standing | set(MACHINES))


def visited(
    reader: Visitor, asked: Iterable[str], published: dict[str, Any]
) -> dict[str, dict[str, Any]]:
    """What each of some addresses answers, and each file that one of their pages shows or offers.

    Args:
        reader: asks.
        asked: addresses.
        published: the documents whose words are looked for; see ``documents``.
    """
    words = _words_by_page(published)
    found: dict[str, dict[str, Any]] = {}
    waiting = list(asked)
    for address in waiting:
        answer = reader.get(address)
        found[address] = {
            "status": answer.status,
            "location": answer.location,
            "kind": answer.kind,
            "words": _found_in(answer, words.get(_item_in(address)) or words[""]),
        }
        if address.startswith(FILES):
            found[address]["digest"] = hashlib.sha256(answer.content).hexdigest()
        if answer.kind == HTML:
            waiting += sorted(set(FILE.findall(answer.html)) - set(waiting))
    return found


def _found_in(answer: Answer, words: set[str]) -> set[str]:
    if answer.kind != HTML:
        return set()
    shown = answer.words
    return {each for each in words if each in shown}


def _words_by_page(published: dict[str, Any]) -> dict[str, set[str]]:
    """By the end of an item's address, all that it says in any language; by none, all titles."""
    words: dict[str, set[str]] = {"": set()}
    for each in published.values():
        document = each["document"]
        if document:
            words[""].add(one_line(document["title"]))
            words.setdefault(_item_in(document["url"]), set()).update(_texts(document))
    return words


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        text = one_line(re.sub(r"<[^>]+>", " ", value))
        if len(text) >= LEAST_CHARACTERS:
            yield text
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _item_in(address: str) -> str:
    """What names an item in its address, whatever it is called."""
    return address.rpartition("-")[2]
