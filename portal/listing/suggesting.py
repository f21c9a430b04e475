"""Completes what a reader types, and leads to an item whose title is meant."""

from dataclasses import dataclass

from content_models.published.reading import StoreSnapshot
from portal.reading import addresses
from search.searcher import Searcher
from search.words import parse_search_text

MAXIMUM_SUGGESTIONS = 8
"""As many as browsers show below their address bar."""


@dataclass(frozen=True)
class Suggestion:
    """A suggestion is a text that a reader may be typing.

    ``address`` is that of the one item with this title; empty where the text is to be searched.
    """

    text: str
    address: str = ""


def suggestions(
    snapshot: StoreSnapshot, searcher: Searcher, typed: str, language: str
) -> list[Suggestion]:
    """Return what completes a text, most useful first; empty where nothing was typed."""
    shown = parse_search_text(typed).typed
    found = searcher.suggest(shown, language, MAXIMUM_SUGGESTIONS) if shown else []
    links = snapshot.links([each.item.key for each in found if each.item], language)
    addresses_of = {
        key: addresses.item(language, link.kind, link.segment) for key, link in links.items()
    }
    return [
        Suggestion(each.text, addresses_of.get(each.item.key, "") if each.item else "")
        for each in found
    ]
