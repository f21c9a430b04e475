"""What a log says once."""

import pytest

from content_models import news
from content_models.news import News


def test_the_same_is_news_once_and_again_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    said = News()

    assert [said.is_new(text) for text in ("full", "full", "locked", "full")] == [
        True,
        False,
        True,
        True,
    ]
    monkeypatch.setattr(news, "AGAIN_SECONDS", 0)
    assert said.is_new("full")


def test_what_has_ended_is_news_when_it_comes_back() -> None:
    said = News()
    said.is_new("full")

    assert said.end() == "full"
    assert said.end() == ""
    assert said.is_new("full")
