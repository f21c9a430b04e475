"""An installation of five languages is started with a sixth."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from tests.integration.installation import Installation
from tests.integration.serving import ANSWER_SECONDS, ServedSite

SIX = {"LANGUAGES": "fr,en,de,el,ar,uk"}
CARD = re.compile(r'card-title"[^>]*><a href="/\w+/[\w-]+/[^"]*-(\w+)"')
COUNT = re.compile(r'class="results-count"[^>]*>(\d+)')


@pytest.fixture
def of_five(tmp_path: Path) -> Iterator[Installation]:
    """The demonstration, seeded in five languages."""
    made = Installation.seeded(tmp_path)
    yield made
    made.delete()


def test_the_worker_rebuilds_and_its_readers_find_each_item_once(of_five: Installation) -> None:
    of_six = replace(of_five, settings=SIX)
    of_six.run("cms", "migrate", "--verbosity", "0")

    with ServedSite.serving(of_six) as site:
        items = {code: listed_items(site, code) for code in ("uk", "fr")}
        found = {word: found_count(site, word) for word in ("українська", "Франція")}
        led_to = led(site, "uk-UA")

    log = (of_six.folder / "server.log").read_text()
    assert "rebuilding what readers see" in log
    assert "is for other languages than LANGUAGES names" in log
    assert len(items["uk"]) == len(set(items["uk"])) > 50
    assert sorted(items["uk"]) == sorted(items["fr"])
    assert found["українська"] > 0
    assert found["Франція"] > 0
    assert led_to == "/uk/"
    assert "no difference" in of_six.run("cms", "verify")


def test_a_language_that_there_is_not_is_named_by_every_command(tmp_path: Path) -> None:
    wrong = Installation(tmp_path, settings={"LANGUAGES": "fr,ukr-UA"})

    with pytest.raises(AssertionError, match="UnknownLanguageError: LANGUAGES: 'ukr-UA'"):
        wrong.run("cms", "verify")


def read(site: ServedSite, path: str) -> str:
    with urlopen(site.address(path), timeout=ANSWER_SECONDS) as answer:  # noqa: S310 - our own
        text: str = answer.read().decode()
        return text


def led(site: ServedSite, language: str) -> str:
    request = Request(site.address("/"), headers={"Accept-Language": language})  # noqa: S310 - our own
    with urlopen(request, timeout=ANSWER_SECONDS) as answer:  # noqa: S310 - our own
        reached: str = answer.url
        return reached.removeprefix(site.base_url)


def listed_items(site: ServedSite, code: str) -> list[str]:
    """The items of all pages of a library."""
    items: list[str] = []
    for number in range(1, 100):
        page = read(site, f"/{code}/library?page={number}")
        items += CARD.findall(page)
        if 'rel="next"' not in page:
            break
    return items


def found_count(site: ServedSite, word: str) -> int:
    """How many items a Ukrainian reader finds by a word."""
    shown = COUNT.search(read(site, f"/uk/library?q={quote(word)}"))
    return int(shown[1]) if shown else 0
