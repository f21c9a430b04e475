"""Lists what is new, for feed readers."""

import re
from datetime import UTC, datetime
from itertools import chain
from uuid import UUID, uuid5

from content_models.documents import Work
from content_models.kinds import KINDS_OF_THE_LIBRARY, Document
from content_models.published import Link
from content_models.published.reading import StoreSnapshot
from content_models.vocabularies import LICENCE_ADDRESSES, LICENCE_LABELS, Licence
from portal.listing.models import Card
from portal.listing.services import cards
from portal.machines.models import Category, Feed, FeedEntry
from portal.reading.kinds import Kinds
from portal.reading.wording import Wording
from search.query import Query, Sort
from search.searcher import Searcher

MAXIMUM_ENTRIES = 30
"""Of a feed: a month of reading; whoever wants everything asks the API for its changes."""
BEFORE_THE_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
"""When a feed without entries last changed. Atom wants a moment, and the clock is none: the same
content must give the same answer."""

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def library_feed(
    snapshot: StoreSnapshot, searcher: Searcher, wording: Wording, kinds: Kinds
) -> Feed:
    """Return the newest items of the library, each in its readers' best version."""
    results = searcher.search(
        Query(
            reader=wording.code,
            filters={"kind": KINDS_OF_THE_LIBRARY},
            sort=Sort.NEWEST,
            per_page=MAXIMUM_ENTRIES,
        )
    )
    found = cards(snapshot, results.hits, wording.code)
    themes = [tuple(kinds[card.document.kind].themes_of(card.document)) for card in found]
    named = [*_publishers(found), *chain.from_iterable(themes)]
    links = snapshot.links(named, wording.code)
    entries = tuple(
        _entry(card, links, keys, wording) for card, keys in zip(found, themes, strict=True)
    )
    updated_at = max((each.updated_at for each in entries), default=BEFORE_THE_FIRST)
    return Feed(entries, updated_at)


def xml_text(text: str) -> str:
    """Remove the control characters that no XML document may hold, escaped or not."""
    return _NOT_IN_XML.sub("", text)


def _entry(
    card: Card, links: dict[UUID, Link], themes: tuple[UUID, ...], wording: Wording
) -> FeedEntry:
    document = card.document
    publisher = links.get(key) if (key := _publisher(document)) else None
    licence = document.licence if isinstance(document, Work) else None
    return FeedEntry(
        # Of the version, not of its address: it survives a rename and a move to another host.
        identifier=uuid5(document.key, document.locale).urn,
        address=card.address,
        locale=document.locale,
        title=xml_text(document.title),
        summary=xml_text(document.summary),
        publisher=xml_text(publisher.title) if publisher else "",
        rights=_rights(licence, wording) if licence else "",
        licence_address=LICENCE_ADDRESSES.get(licence, "") if licence else "",
        categories=tuple(
            Category(links[key].segment, xml_text(links[key].title))
            for key in themes
            if key in links
        ),
        published_at=document.published_at,
        updated_at=document.updated_at,
    )


def _rights(licence: Licence, wording: Wording) -> str:
    label = LICENCE_LABELS[licence]
    return label if licence in LICENCE_ADDRESSES else wording.translate(label)


def _publishers(found: tuple[Card, ...]) -> list[UUID]:
    return [key for card in found if (key := _publisher(card.document))]


def _publisher(document: Document) -> UUID | None:
    return document.publisher if isinstance(document, Work) else None
