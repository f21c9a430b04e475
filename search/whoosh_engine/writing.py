"""Writes commits, under a lock that a dying process frees."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import inf
from pathlib import Path

from whoosh.index import FileIndex
from whoosh.util.filelock import try_for

from search.analysed import Analysed
from search.analysis.folding import fold
from search.engine import IndexUnavailableError
from search.entries import Entry
from search.whoosh_engine import storage
from search.whoosh_engine.damage import READING_ERRORS, unavailable_on
from search.whoosh_engine.files import CONTENTS, WrittenFiles
from search.whoosh_engine.segments import OFFER, POSITION, REACH
from search.whoosh_engine.storage import StoredWriter, make_schema
from search.whoosh_engine.stored import Card, concept_term, rest_to_bytes, texts_to_bytes

_LOCK = "WRITELOCK"
_SECONDS_BETWEEN_TRIES = 0.005
"""Less than a writer of many commits leaves between two of them, or it would keep others out."""
_SECONDS_FOR_LOCK = 5.0
"""A commit takes a tenth of this; whoever waits longer tries again with the next sweep."""


def add_entry(writer: StoredWriter, entry: Entry) -> None:
    """Add an entry to a commit; a segment has the names of each concept once."""
    analysed = Analysed.of(entry)
    writer.post_words(analysed.parts)
    writer.post(storage.SPELLINGS, analysed.spellings)
    writer.post(storage.CONCEPTS, dict.fromkeys(map(concept_term, entry.concepts)))
    writer.post(storage.VALUES, _values(entry))
    writer.post(storage.KEYS, (entry.key.hex,))
    writer.add_document(
        **{
            storage.KEY: entry.key.bytes,
            storage.PUBLISHED: entry.published_at.timestamp(),
            storage.KNOWN_SINCE: entry.known_since.timestamp() if entry.known_since else inf,
            storage.LENGTH: analysed.length,
            storage.TITLE: " ".join(fold(entry.title).split()).encode(),
            storage.CARD: Card.of(entry).to_bytes(),
            storage.DIGEST: entry.digest.encode(),
            storage.TEXTS: texts_to_bytes(entry),
            storage.REST: rest_to_bytes(entry),
        }
    )


def _values(entry: Entry) -> Iterable[str]:
    """Return what an entry is filtered by and counted by, as terms."""
    values = {(field, value) for field, values in entry.facets.items() for value in values}
    values |= {("serves", reader) for reader in entry.readers}
    values |= {(POSITION, position) for position in entry.positions}
    values |= {(REACH, reach) for reach in entry.reaches}
    values |= {(OFFER, offer) for offer in entry.offers}
    if entry.minutes is not None:
        values.add(("minutes", str(entry.minutes)))
    if entry.groups is not None:
        smallest, largest = entry.groups
        values.add(("groups", f"{smallest}-{largest}"))
    return (f"{field}={value}" for field, value in values)


@contextmanager
def locked(index: FileIndex) -> Iterator[None]:
    """Hold the index's write lock.

    The operating system frees it when the process dies.

    Raises:
        IndexUnavailableError: another writer keeps it.
    """
    lock = index.lock(_LOCK)
    if not try_for(lock.acquire, timeout=_SECONDS_FOR_LOCK, delay=_SECONDS_BETWEEN_TRIES):
        raise IndexUnavailableError("another process is writing to the search index")
    try:
        yield
    finally:
        lock.release()


@contextmanager
def writing(index: FileIndex) -> Iterator[StoredWriter]:
    """Write a commit, or leave the index as it was on any error.

    Must be used while ``locked``.

    Raises:
        IndexUnavailableError: the index is damaged.
    """
    folder = Path(index.storage.folder)
    _sweep(folder)
    files = WrittenFiles(folder)
    try:
        with unavailable_on(READING_ERRORS, "the search index cannot be read"):
            writer = StoredWriter(FileIndex(files, schema=make_schema()))
        yield writer
        writer.commit(merge=False)
    except BaseException:
        # What has been written is left where it is: the next writer sweeps it away.
        files.close_all()
        raise


def _sweep(folder: Path) -> None:
    """Remove what a failed writer has left, except segments.

    The commit removes those.
    """
    for unfinished in folder.glob(f"_*{CONTENTS}.*"):
        unfinished.unlink(missing_ok=True)
    for seal in folder.glob("_*.seal"):
        if not seal.with_suffix(CONTENTS).exists():
            seal.unlink(missing_ok=True)
    for temporary in folder.glob("*.tmp"):
        shutil.rmtree(temporary, ignore_errors=True)
