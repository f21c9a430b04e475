"""What tests copy rather than make: kept between runs until anything that it is made of changes."""

import hashlib
import os
import re
import sqlite3
import sys
from collections.abc import Callable
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree

from content_models.deployment import PROJECT_FOLDER
from content_models.published.locks import FileLock
from tests.integration import databases

KEPT_FOLDER = PROJECT_FOLDER / ".installations"
"""Ignored by git, deleted by ``make clean``."""
ADDRESS = "database-address"
"""A file that names the database which goes with a folder, where one does."""
MAKING_SECONDS = 600
MIGRATIONS = "cms/**/migrations/*.py"
IMPORT = re.compile(r"^(?:from|import) ((?:cms|content_models)[\w.]*)", re.MULTILINE)


def copy_kept(name: str, made_of: tuple[str, ...], make: Callable[[Path], str], to: Path) -> str:
    """Copy a folder and the database that goes with it; returns the database's address, if any.

    Args:
        name: what it is called.
        made_of: patterns of the project's files that it depends on.
        make: fills an empty folder, where there is none that fits; returns its database's address.
        to: the folder of the copy.
    """
    kept = KEPT_FOLDER / name / digest(made_of)
    # Others wait for whoever makes it, and nobody deletes what somebody copies.
    with FileLock(KEPT_FOLDER / f"{name}.lock").held(MAKING_SECONDS):
        if not _is_whole(kept):
            _make(kept, make)
        copytree(kept, to, dirs_exist_ok=True, ignore=ignore_patterns(ADDRESS))
        address = _address(kept)
        return databases.copy(address) if address else ""


def migrations() -> tuple[str, ...]:
    """Patterns of all that decides how tables look: migrations, and what they import."""
    texts = (path.read_text() for path in PROJECT_FOLDER.glob(MIGRATIONS))
    imported = {name.replace(".", "/") for text in texts for name in IMPORT.findall(text)}
    modules = (f"{path}{ending}" for path in imported for ending in (".py", "/*.py"))
    return (MIGRATIONS, "cms/settings.py", "content_models/languages.py", *modules)


@cache
def digest(made_of: tuple[str, ...]) -> str:
    """A name that changes with any of these files, the packages, Python and the languages."""
    packages = sorted(f"{each.name} {each.version}" for each in distributions())
    languages = os.environ.get("LANGUAGES", "")
    found = hashlib.sha256(
        repr((packages, sys.version, sqlite3.sqlite_version, languages)).encode()
    )
    paths = {path for pattern in made_of for path in PROJECT_FOLDER.glob(pattern)}
    for path in sorted(paths):
        if path.is_file() and "__pycache__" not in path.parts:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            found.update(f"{path.relative_to(PROJECT_FOLDER)} {content}\n".encode())
    return found.hexdigest()[:16]


def _is_whole(kept: Path) -> bool:
    address = _address(kept)
    return kept.exists() and (not address or databases.exists(address))


def _make(kept: Path, make: Callable[[Path], str]) -> None:
    for older in kept.parent.glob("*"):
        address = _address(older)
        if address:
            databases.drop(address)
        rmtree(older)
    unfinished = kept.with_suffix(".unfinished")
    unfinished.mkdir(parents=True)
    address = make(unfinished)
    if address:
        (unfinished / ADDRESS).write_text(address)
    unfinished.rename(kept)


def _address(kept: Path) -> str:
    file = kept / ADDRESS
    return file.read_text() if file.exists() else ""
