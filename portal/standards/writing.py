"""Opens what answers are written from."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from flask import Flask, current_app

from content_models.published.reading import StoreSnapshot
from content_models.vocabularies import LICENCE_LABELS
from portal.reading.runtime import fingerprint, reading, runtime
from portal.standards.catalogue import Listing
from portal.standards.kept import kept, made_file_folder
from portal.standards.services import Writer


@dataclass(frozen=True)
class Writing:
    """Holds one state of the store, and what writes it."""

    snapshot: StoreSnapshot
    listing: Listing
    writer: Writer


@contextmanager
def writing(language: str | None) -> Iterator[Writing]:
    """Read the store, and write what is in it.

    Words are in one language; None stands for the originals'.
    """
    with reading() as snapshot:
        listing = kept().catalogue.listing(snapshot)
        writer = Writer(
            snapshot,
            listing,
            base_url=runtime().settings.base_url,
            on=_today(),
            language=language,
            licence=LICENCE_LABELS[runtime().settings.data_licence],
        )
        yield Writing(snapshot, listing, writer)


def made_file(name: str, language: str | None, make: Callable[[Writing], Iterable[str]]) -> Path:
    """Return a file of the store as it stands, made where there is none yet.

    Raises:
        NotMadeYetError: it takes longer than a request waits.
    """
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - the documented way to take it into a thread

    def text() -> Iterator[str]:
        with app.app_context(), writing(language) as opened:
            yield from make(opened)

    with reading() as snapshot:
        state = f"{snapshot.state().sequence} {_today()} {fingerprint(runtime().settings)}"
    return kept().files.file(made_file_folder(), name, state, text)


def _today() -> date:
    return datetime.now(UTC).date()
