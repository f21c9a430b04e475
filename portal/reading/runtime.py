"""Holds what a running portal consists of, for views to reach."""

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from flask import current_app

from content_models.damage_reports import DamageReports
from content_models.deployment import PROJECT_FOLDER
from content_models.inbox import Confirmations, Inbox, Reports
from content_models.kinds import KindName
from content_models.languages import INTERFACE_LANGUAGES
from content_models.news import News
from content_models.previews import PreviewProvider
from content_models.published import PublishedStore, StoreUnavailableError
from content_models.published.reading import StoreSnapshot
from content_models.record_links import RecordLinks
from portal.reading.kinds import Kinds, Search
from portal.settings import Settings
from portal.web.assets import Assets
from portal.web.form_tokens import FormTokens
from search.live import LiveIndex
from search.searcher import Searcher

EXTENSION = "insert-portal"
ROOMS = tuple(PROJECT_FOLDER / room for room in ("portal", "search", "content_models"))
"""Their code makes pages, and the files of open data."""
VERSIONED_SUFFIXES = frozenset(
    {".py", ".html", ".xml", ".css", ".js", ".svg", ".png", ".mo", ".yaml"}
)


@dataclass(frozen=True)
class Runtime:
    """Holds the parts of one running portal; made by ``create_app``.

    ``kinds`` is the register. ``previews`` opens drafts, where the CMS runs in the same process.
    ``news`` holds what the log has said of readers who could not be answered.
    """

    settings: Settings
    store: PublishedStore
    live_index: LiveIndex
    damage_reports: DamageReports
    assets: Assets
    inbox: Inbox
    confirmations: Confirmations
    reports: Reports
    form_tokens: FormTokens
    record_links: RecordLinks
    kinds: Kinds
    previews: PreviewProvider | None = None
    news: News = field(default_factory=News)


def runtime() -> Runtime:
    """Return the running portal of this request."""
    return cast("Runtime", current_app.extensions[EXTENSION])


def reading() -> AbstractContextManager[StoreSnapshot]:
    """Read the published store; raises ``StoreUnavailableError``."""
    return runtime().store.reading()


def there_is(*kinds: KindName) -> bool:
    """Return whether something of each kind is published; False, too, where nobody can tell."""
    try:
        with reading() as snapshot:
            return all(map(snapshot.has_kind, kinds))
    except StoreUnavailableError:
        return False


@contextmanager
def searching() -> Iterator[tuple[StoreSnapshot, Searcher]]:
    """Read the published store and the index that belongs to it.

    Raises ``StoreUnavailableError`` or ``IndexUnavailableError``.
    """
    parts = runtime()
    with parts.store.reading() as snapshot:
        yield snapshot, parts.live_index.searcher(snapshot.state())


def search_in(snapshot: StoreSnapshot) -> Search:
    """Return a search of the index that belongs to a snapshot.

    The index is opened when first asked.
    """
    live_index = runtime().live_index
    return lambda query: live_index.searcher(snapshot.state()).search(query)


def fingerprint(settings: Settings) -> str:
    """Return a fingerprint of the code, the templates and the settings.

    It differs wherever the same content could give another page.
    """
    told = (
        settings.site_name,
        settings.base_url,
        settings.publisher,
        settings.audit,
        settings.search_counts_days,
        settings.data_licence,
        *INTERFACE_LANGUAGES,
    )
    return hashlib.sha256(repr(told).encode() + _digest_of_the_code()).hexdigest()[:12]


@cache
def _digest_of_the_code() -> bytes:
    """Return a digest of every file that makes pages.

    The files are as they are when this process first asks.
    """
    digest = hashlib.sha256()
    for room in ROOMS:
        for path in sorted(room.rglob("*")):
            if path.suffix in VERSIONED_SUFFIXES:
                digest.update(path.read_bytes())
    return digest.digest()
