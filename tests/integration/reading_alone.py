"""Reads every published page, search and facet where there is no CMS at all.

Run by test_headless.py as ``python -m tests.integration.reading_alone`` in an installation whose
CMS database is gone. Django and Wagtail cannot even be imported.
"""

import json
import re
import sys
from html import unescape
from typing import Any

from content_models.kinds import KINDS_WITH_A_PAGE

FORBIDDEN = ("django", "wagtail", "cms")
LANGUAGES = ("fr", "en", "de", "el", "ar")
CHECKBOX = re.compile(r'type="checkbox" name="(\w+)" value="([^"]+)"')
PICTURE = re.compile(r'src="(/media/[^"]+)"')


def main() -> None:
    for name in FORBIDDEN:
        sys.modules[name] = None  # type: ignore[assignment]  # makes every import of it fail
    import wsgi

    client = wsgi.create_app().test_client()
    pages = sum(read_items(client, kind) for kind in KINDS_WITH_A_PAGE)
    facets = sum(read_facets(client, language) for language in LANGUAGES)
    searches = sum(read_searches(client, language) for language in LANGUAGES)
    assert "django" not in {name for name, module in sys.modules.items() if module is not None}
    print(f"{pages} pages, {facets} facets, {searches} searches")


def read(client: Any, address: str, **query: str) -> str:
    answer = client.get(address, query_string=query)
    assert answer.status_code == 200, (address, query, answer.status)
    text: str = answer.get_data(as_text=True)
    return text


def read_items(client: Any, kind: str) -> int:
    """Every item in every interface language, with its picture; returns how many."""
    seen: set[str] = set()
    after = ""
    while True:
        listed = json.loads(read(client, "/api/v1/documents", kind=kind, after=after))
        seen |= {item["url"] for item in listed["items"]}
        if not listed["next"]:
            break
        after = listed["next"]
    for address in sorted(seen):
        path = re.sub(r"^https?://[^/]+/\w+", "", address)
        for language in LANGUAGES:
            read_page(client, f"/{language}{path}")
    return len(seen) * len(LANGUAGES)


def read_page(client: Any, address: str) -> None:
    answer = client.get(address)
    if answer.status_code == 301:  # another language has a slug of its own
        answer = client.get(answer.headers["Location"])
    assert answer.status_code == 200, (address, answer.status)
    for picture in set(PICTURE.findall(answer.get_data(as_text=True))):
        found = client.get(unescape(picture))
        assert found.status_code == 200, picture
        found.close()


def read_facets(client: Any, language: str) -> int:
    """Every value of every facet of both lists; returns how many."""
    count = 0
    for folder in ("library", "directory"):
        address = f"/{language}/{folder}"
        for name, value in CHECKBOX.findall(read(client, address)):
            page = read(client, address, **{name: unescape(value)})
            assert "<article" in page, (address, name, value)
            count += 1
    return count


def read_searches(client: Any, language: str) -> int:
    """Searches in several languages, misspelt and not; each finds something."""
    misspelt = {"fr": "réparatoin", "en": "trianing", "de": "Fahrrda", "el": "ποδήλτο"}
    words = ("velo", "housing", "Fahrrad", "κουζίνα", "السكن", misspelt.get(language, "velo"))
    for typed in words:
        assert "<article" in read(client, f"/{language}/library", q=typed), (language, typed)
    return len(words)


if __name__ == "__main__":
    main()
