"""Looks for likely duplicates, beside the worker: after a publication, or when somebody asks."""

import hashlib
import logging
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from itertools import groupby, islice
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from pydantic import ValidationError

from cms.directory.facts import is_translation
from cms.directory.merges import is_merged
from cms.directory.models import Organisation
from cms.directory.projection import document_of
from cms.duplicates.models import DuplicatePair, last_search
from cms.ground.beside import sweeping
from cms.publishing.likening import give_way
from cms.publishing.rooms import published_store
from content_models.documents import Translation
from content_models.exchange.originals import original_of
from content_models.kinds.organisation import Organisation as Document
from content_models.published.reading import StoreSnapshot
from search.duplicates.evidence import features_of
from search.duplicates.finding import LikelyDuplicate, likely_duplicates

logger = logging.getLogger(__name__)

MOST_COMPARED = 10_000
"""Organisations; measured at 10,000: see docs/directory.md."""
MOST_KEPT = 2_000
"""Pairs, the likeliest: nobody reads more, and what is decided makes room."""
READ_AT_ONCE = 500
LOOKS_EVERY = timedelta(hours=1)
"""At most, where something was published since. Who asks does not wait for it."""
SWEEP_SECONDS = 5.0
PAUSE_AFTER_ERROR_SECONDS = 60.0
STOP_SECONDS = 20.0


def look(now: datetime) -> int:
    """Compare all organisations, published or not, and return how many pairs are likely.

    Raises:
        StoreUnavailableError: what is published cannot be read now.
    """
    fingerprints: dict[UUID, str] = {}

    def noted(documents: Iterator[Document]) -> Iterator[Document]:
        for each in documents:
            fingerprints[each.key] = _fingerprint(each)
            yield each

    wanted_at = last_search().wanted_at
    with published_store().reading() as snapshot:
        sequence = snapshot.state().sequence
        documents = _documents(snapshot)
        found = likely_duplicates(noted(islice(documents, MOST_COMPARED)))
        was_cut = next(documents, None) is not None
    _remember(found[:MOST_KEPT], fingerprints)
    search = last_search()
    search.ended_at, search.sequence = now, sequence
    search.organisations, search.was_cut = len(fingerprints), was_cut
    if search.wanted_at == wanted_at:  # else somebody has asked meanwhile
        search.wanted_at = None
    search.save()
    return len(found)


def want_a_search() -> None:
    """Have duplicates looked for as soon as the worker can."""
    search = last_search()
    search.wanted_at = timezone.now()
    search.save(update_fields=["wanted_at"])


def is_due(now: datetime) -> bool:
    """True if somebody asked, or something was published since the last search.

    Raises:
        StoreUnavailableError: nobody can tell.
    """
    search = last_search()
    if search.wanted_at is not None or search.ended_at is None:
        return True
    if now - search.ended_at < LOOKS_EVERY:
        return False
    return published_store().state().sequence != search.sequence


def _documents(snapshot: StoreSnapshot) -> Iterator[Document]:
    """Yield the original of each organisation: as readers see it, else its draft."""
    seen: set[UUID] = set()
    for key, versions in groupby(_published(snapshot), key=lambda each: each.key):
        seen.add(key)
        original = original_of(versions)
        if original is not None:
            yield original
    drafts = Organisation.objects.filter(~is_translation(Organisation), ~is_merged())
    for draft in drafts.exclude(live=True).order_by("pk").iterator(READ_AT_ONCE):
        document = None if draft.translation_key in seen else _draft(draft)
        if document is not None:
            yield document


def _published(snapshot: StoreSnapshot) -> Iterator[Document]:
    after = None
    while page := snapshot.page(kind="organisation", after=after, limit=READ_AT_ONCE):
        yield from (each for each in page if isinstance(each, Document))
        after = page[-1].key, page[-1].locale


def _draft(original: Any) -> Document | None:
    """Return the document of a draft; None where it has not come so far."""
    version = original.get_latest_revision_as_object() if original.latest_revision_id else original
    moment = timezone.now()  # a document has one; nobody saves it
    version.first_published_at = version.first_published_at or moment
    version.last_published_at = version.last_published_at or moment
    try:
        return document_of(version, Translation())
    except (ValidationError, ValueError):
        return None


def _fingerprint(document: Document) -> str:
    """Return a digest of all that is compared of an organisation."""
    values = vars(features_of(document)).values()
    said = [sorted(map(repr, each)) if isinstance(each, frozenset) else each for each in values]
    return hashlib.sha256(repr(said).encode()).hexdigest()


@transaction.atomic
def _remember(found: list[LikelyDuplicate], fingerprints: dict[UUID, str]) -> None:
    """Keep what was found; what somebody has decided stays, found again or not."""
    known = {(each.one, each.other): each for each in DuplicatePair.objects.all()}
    pairs = [known.pop((each.one, each.other), None) for each in found]
    for pair, each in zip(pairs, found, strict=True):
        both = fingerprints[each.one] + fingerprints[each.other]
        row = pair or DuplicatePair(one=each.one, other=each.other)
        row.score, row.signs = each.score, [sign.value for sign in each.signs]
        row.fingerprint = hashlib.sha256(both.encode()).hexdigest()
        row.save()
    undecided = [pair.pk for pair in known.values() if not pair.settled]
    DuplicatePair.objects.filter(pk__in=undecided).delete()


def looking_for_duplicates() -> AbstractContextManager[None]:
    """Look in a thread of its own: it keeps nobody's publish waiting."""
    return sweeping(
        "likely duplicates",
        _look_if_due,
        seconds=SWEEP_SECONDS,
        pause_after_error=PAUSE_AFTER_ERROR_SECONDS,
        seconds_to_stop=STOP_SECONDS,
        logger=logger,
    )


def _look_if_due(_stopped: threading.Event) -> None:
    give_way()
    now = timezone.now()
    if is_due(now):
        logger.info("likely duplicates: %s", look(now))
