"""Defines the fields of an index, and writes and reads its documents."""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from math import inf
from typing import Any
from uuid import UUID

import numpy as np

from content_models.distances import Points
from search.analysed import Analysed, FormPosting, Spelt
from search.analysis.folding import fold
from search.concepts import Concept
from search.engine import Candidate, Placements, Texts
from search.entries import Entry
from search.offers import is_timed
from search.opensearch_engine.terms import BETWEEN_FORMS, term_of
from search.query import FACET_FIELDS
from search.scoring import PART_OF_LENGTH
from search.vicinity import coordinates_in

FORMS, WEIGHTS, WORDS, SPELLINGS = "forms", "weights", "words", "spellings"
"""Forms in their places, to match by; their weights, to score by; folded words, to find those near
another; words as people write them (``analysed.Spelt``), to complete and repair by."""
CANDIDATE_FIELDS = (
    "key",
    "locale",
    "kind",
    "title",
    "facets.country",
    "published_at",
    "known_since",
    "position_texts",
)
SCORED_LENGTH = 300
"""In words. Length counts in proportion to this, not to the average of an index: then a document's
weights do not change with those around it."""
_PLACES_BETWEEN_PARTS = 100
"""No phrase runs from one part of a document into the next."""
POSITIONS = "positions"
"""Where one goes, to measure by; engines return them in a form of their own, so that they are kept
a second time as texts."""
OFFERS, TIMED_OFFERS = "offers", "timed_offers"
"""What is offered, by short terms to filter by; and whole, to know the hours."""
_OFFER_TERM = 20
"""Hexadecimal digits: no two offers of an index have the same."""
_TEXTS = ("names", "summary", "body")
_LONGEST_TOKEN = 10_000
_LONGEST_KEYWORD = 8_000
"""In characters; OpenSearch refuses documents with more than 32,766 bytes in one."""

_KEYWORD = {"type": "keyword"}
_SHOWN = {"type": "keyword", "index": False}

SETTINGS: dict[str, Any] = {
    # Readers see what was committed, not what a writer is in the middle of.
    "refresh_interval": "-1",
    "analysis": {
        "tokenizer": {"places": {"type": "whitespace", "max_token_length": _LONGEST_TOKEN}},
        "filter": {
            "forms": {
                "type": "pattern_capture",
                "preserve_original": False,
                "patterns": [f"([^{BETWEEN_FORMS}]+)"],
            }
        },
        "analyzer": {
            "places": {"type": "custom", "tokenizer": "places", "filter": ["forms"]},
            "words": {"type": "custom", "tokenizer": "places"},
        },
    },
}
MAPPING: dict[str, Any] = {
    "dynamic": "strict",
    "_routing": {"required": True},  # the versions of an item are in one shard
    # What is only searched is not kept a second time, as it was sent.
    "_source": {"excludes": [FORMS, WEIGHTS, WORDS, SPELLINGS, "title_words"]},
    "properties": {
        "key": _KEYWORD,
        "locale": _KEYWORD,
        "kind": _SHOWN,
        "digest": _SHOWN,
        "title": _SHOWN,
        "folded_title": _SHOWN,
        "title_words": {"type": "keyword", "doc_values": False},
        "serves": _KEYWORD,
        "published_at": {"type": "double"},
        "known_since": {"type": "double"},
        "minutes": {"type": "integer"},
        "smallest_group": {"type": "integer"},
        "largest_group": {"type": "integer"},
        POSITIONS: {"type": "geo_point"},
        "position_texts": _SHOWN,
        "reaches": _KEYWORD,
        OFFERS: _KEYWORD,
        TIMED_OFFERS: _SHOWN,
        "facets": {"dynamic": "strict", "properties": dict.fromkeys(FACET_FIELDS, _KEYWORD)},
        FORMS: {
            "type": "text",
            "analyzer": "places",
            "norms": False,
            "position_increment_gap": _PLACES_BETWEEN_PARTS,
        },
        WEIGHTS: {"type": "rank_features"},
        WORDS: {
            "type": "text",
            "analyzer": "words",
            "norms": False,
            "index_options": "docs",
        },
        SPELLINGS: _KEYWORD,
        "texts": {"type": "object", "enabled": False},
    },
}


def document_of(entry: Entry) -> dict[str, Any]:
    """Return an entry as the index keeps it."""
    analysed = Analysed.of(entry)
    spellings = map(Spelt.of_term, analysed.spellings)
    folded_title = fold(entry.title)
    smallest, largest = entry.groups or (None, None)
    return {
        "key": entry.key.hex,
        "locale": entry.locale,
        "kind": entry.kind,
        "digest": entry.digest,
        "title": entry.title[:_LONGEST_KEYWORD],
        "folded_title": folded_title[:_LONGEST_KEYWORD],
        "title_words": list(_title_words(folded_title[:_LONGEST_KEYWORD])),
        "serves": entry.readers,
        "published_at": entry.published_at.timestamp(),
        "known_since": entry.known_since and entry.known_since.timestamp(),
        "minutes": entry.minutes,
        "smallest_group": smallest,
        "largest_group": largest,
        POSITIONS: entry.positions,
        "position_texts": entry.positions,
        "reaches": entry.reaches,
        OFFERS: list(map(offer_term, entry.offers)),
        TIMED_OFFERS: list(filter(is_timed, entry.offers)),
        "facets": entry.facets,
        FORMS: list(_parts(analysed.postings)),
        WEIGHTS: _weights(analysed),
        WORDS: " ".join(sorted({term_of(each.folded) for each in spellings})),
        SPELLINGS: sorted(analysed.spellings),
        "texts": {name: _clean(getattr(entry, name)) for name in _TEXTS}
        | {"concepts": [(each.field, each.value, each.names) for each in entry.concepts]},
    }


def offer_term(offer: str) -> str:
    """Return an offer as a short term: thousands may be asked for at once."""
    return sha256(offer.encode()).hexdigest()[:_OFFER_TERM] if is_timed(offer) else offer


def name_of(key: UUID, locale: str) -> str:
    """Return the name of a version's document."""
    return f"{key.hex}-{locale}"


def only(fields: Sequence[str]) -> dict[str, Any]:
    """Return what a question has to say to be answered with some fields, and quickly.

    They are read from columns. To read a document's name, all that is stored of it is unpacked.
    """
    return {"stored_fields": "_none_", "docvalue_fields": fields}


def field_of(hit: Mapping[str, Any], name: str) -> Any:
    """Return the only value of a field of a hit."""
    return hit["fields"][name][0]


def candidate_of(hit: Mapping[str, Any], **scored: Any) -> Candidate:
    """Return a hit, with ``CANDIDATE_FIELDS``, as a candidate."""
    return Candidate(
        key=UUID(field_of(hit, "key")),
        locale=field_of(hit, "locale"),
        kind=field_of(hit, "kind"),
        title=field_of(hit, "title"),
        countries=tuple(hit["fields"].get("facets.country", ())),
        published_at=float(field_of(hit, "published_at")),
        positions=tuple(hit["fields"].get("position_texts", ())),
        known_since=float(*hit["fields"].get("known_since", (inf,))),
        **scored,
    )


def placements_of(hits: Sequence[Mapping[str, Any]]) -> Placements:
    """Return hits, with their keys and positions, as placements."""
    pairs = [
        (place, coordinates_in(text))
        for place, hit in enumerate(hits)
        for text in hit["fields"].get("position_texts", ())
    ]
    return Placements(
        tuple(UUID(field_of(hit, "key")) for hit in hits),
        np.array([place for place, _ in pairs], dtype=np.intp),
        Points.of([at for _, at in pairs]),
    )


def texts_of(document: Mapping[str, Any]) -> Texts:
    """Return the texts of a document, as it was kept."""
    texts = document["texts"]
    return Texts(
        **{name: texts[name] for name in _TEXTS},
        concepts=tuple(
            Concept(field, value, tuple((locale, name) for locale, name in names))
            for field, value, names in texts["concepts"]
        ),
    )


def fingerprint() -> str:
    """Return a text that differs where an index of another release has other fields."""
    return json.dumps([SETTINGS, MAPPING, SCORED_LENGTH], sort_keys=True)


def _parts(postings: Iterable[FormPosting]) -> Iterator[str]:
    """Yield the forms of each place, side by side where the places are."""
    forms: dict[int, list[str]] = {}
    for posting in postings:
        for place in posting.places:
            forms.setdefault(place, []).append(term_of(posting.form))
    part: list[str] = []
    before = -1
    for place in sorted(forms):
        if part and place != before + 1:
            yield " ".join(part)
            part = []
        part.append(BETWEEN_FORMS.join(forms[place]))
        before = place
    if part:
        yield " ".join(part)


def _weights(analysed: Analysed) -> dict[str, float]:
    """Return the weight of each form, less in a long document."""
    length = analysed.length / SCORED_LENGTH
    divisor = 1 - PART_OF_LENGTH + PART_OF_LENGTH * length
    return {term_of(each.form): each.weight / divisor for each in analysed.postings}


def _title_words(folded: str) -> Iterator[str]:
    """Yield a folded title from each of its words on."""
    start = 0
    while True:
        yield folded[start:]
        start = folded.find(" ", start) + 1
        if not start:
            return


def _clean(text: str) -> str:
    """Compose letters, since highlights look for accented ones, and make spaces single."""
    return " ".join(unicodedata.normalize("NFC", text).split())
