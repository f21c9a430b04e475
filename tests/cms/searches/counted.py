"""Counts of searches, and what an editor sees of them."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.test import Client

from cms.searches.services import search_counts, today
from content_models.deployment import Deployment
from content_models.inbox import Section
from content_models.searches import Question, Search, SearchFilter, Tally

NOTHING, SOMETHING = Tally(3), Tally(3, results=7)


def counted(
    words: str,
    tally: Tally = NOTHING,
    *,
    language: str = "fr",
    section: Section = Section.LIBRARY,
    days_ago: int = 0,
) -> None:
    day = today() - timedelta(days=days_ago)
    search_counts().add({Search(words, language, section): tally}, day)


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"/searches/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def words_in(shown: str) -> list[str]:
    return re.findall(r'<bdi id="words-\d+">([^<]*)</bdi>', shown)


def open_searches() -> set[str]:
    chosen = (SearchFilter(each, today() - timedelta(days=80)) for each in Question)
    return {
        row.search.words for each in chosen for row in search_counts().page(each, start=0, limit=99)
    }


def damage(settings: Any, tmp_path: Path) -> None:
    settings.DEPLOYMENT = Deployment(tmp_path / "damaged")
    search_counts.cache_clear()
    search_counts().path.parent.mkdir()
    search_counts().path.write_bytes(b"not a database" * 500)
