"""Marks an index as finished.

The marker is a file that says by which version the index was written, and for which languages.
"""

import json
from pathlib import Path

import whoosh

from content_models.languages import INTERFACE_LANGUAGES
from content_models.syncing import sync
from search.analysis.stems import stemmer_version
from search.engine import IndexUnavailableError

INDEX_VERSION = 12
"""Raise it when fields, folding, tokens or stems change: an older index is then rebuilt."""

_MARKER = "finished.json"


def _written_by() -> dict[str, object]:
    release = ".".join(map(str, whoosh.__version__))
    return {
        "index": INDEX_VERSION,
        "whoosh": release,
        "stemmers": stemmer_version(),
        "languages": list(INTERFACE_LANGUAGES),  # the index holds whose readers each version serves
    }


def mark_finished(folder: Path) -> None:
    """Let an index be opened from now on."""
    marker = folder / _MARKER
    if marker.exists():
        return
    unfinished = marker.with_suffix(".new")
    unfinished.write_text(json.dumps(_written_by()))
    sync(unfinished)
    unfinished.replace(marker)
    for changed in (folder, folder.parent):
        sync(changed)


def unmark(folder: Path) -> None:
    """Stop an index from being opened, before it is deleted."""
    (folder / _MARKER).unlink(missing_ok=True)


def check_marker(folder: Path) -> None:
    """Check that an index can be opened.

    Raises:
        IndexUnavailableError: it is missing, unfinished, of another version or for other languages.
    """
    try:
        written_by = json.loads((folder / _MARKER).read_text())
    except FileNotFoundError as error:
        raise IndexUnavailableError(f"there is no finished index {folder.name!r}") from error
    except (OSError, ValueError) as error:
        raise IndexUnavailableError(f"the index {folder.name!r} is damaged") from error
    wanted = _written_by()
    if written_by == wanted:
        return
    if isinstance(written_by, dict) and {**written_by, "languages": wanted["languages"]} == wanted:
        raise IndexUnavailableError(
            f"the index {folder.name!r} is for other languages than LANGUAGES names"
        )
    raise IndexUnavailableError(f"the index {folder.name!r} is of another version")
