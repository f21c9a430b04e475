"""An installation of its own for tests with real processes: a folder, and perhaps a database."""

import atexit
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import mkdtemp

from content_models.deployment import PROJECT_FOLDER, Deployment
from content_models.published.locks import FileLock
from tests.integration import databases

COMMAND_SECONDS = 300
PASSWORD = "a-password-for-tests"
SHARED = "SHARED_INSTALLATIONS"


@dataclass
class Installation:
    """Where it lives, and how to run commands in it.

    Attributes:
        folder: of its files.
        database_url: of its database; empty where its databases are files in the folder.
        settings: environment variables of its own.
        source: of the code that runs in it.
    """

    folder: Path
    database_url: str = ""
    settings: dict[str, str] = field(default_factory=dict)
    source: Path = PROJECT_FOLDER

    @classmethod
    def make(cls, folder: Path) -> "Installation":
        """An installation with empty tables."""
        return _migrated().copied_to(folder)

    @classmethod
    def seeded(cls, folder: Path) -> "Installation":
        """An installation with the demonstration content, ready to be served.

        Every login has ``PASSWORD``.
        """
        return _seeded().copied_to(folder)

    def copied_to(self, folder: Path) -> "Installation":
        """Another one like this, in which nothing may be running."""
        copytree(self.folder, folder, dirs_exist_ok=True)
        return Installation(folder, databases.copy(self.database_url) if self.database_url else "")

    @property
    def deployment(self) -> Deployment:
        """Where it keeps what."""
        return Deployment.from_environment(self.environment)

    @property
    def environment(self) -> dict[str, str]:
        """The environment of its processes."""
        own = {
            "VAR_FOLDER": str(self.folder),
            "DATABASE_URL": self.database_url,
            "SCHEMA_PREFIX": "",
            "DJANGO_SETTINGS_MODULE": "cms.settings",
            "LOG_LEVEL": "WARNING",
        }
        return os.environ | own | self.settings

    def run(self, module: str, *words: str, **more: str) -> str:
        """Run ``python -m module words``; returns what it printed.

        Raises:
            AssertionError: it failed; the message holds what it printed.
        """
        done = subprocess.run(
            [sys.executable, "-m", module, *words],
            cwd=self.source,
            env=self.environment | more,
            capture_output=True,
            text=True,
            timeout=COMMAND_SECONDS,
            check=False,
        )
        assert done.returncode == 0, f"{words}: {done.stdout}\n{done.stderr}"
        return done.stdout

    def delete(self) -> None:
        """Drop its database; its folder is the caller's."""
        if self.database_url:
            databases.drop(self.database_url)


@cache
def _migrated() -> Installation:
    """One with empty tables, to be copied: Wagtail's migrations take ten seconds."""

    def make(made: Installation) -> None:
        made.run("cms", "migrate", "--verbosity", "0")

    return _made_once("migrated", make)


@cache
def _seeded() -> Installation:
    """One with the demonstration content and the admin's static files, to be copied."""

    def make(made: Installation) -> None:
        made.run("cms", "seed", DEMO_PASSWORD=PASSWORD)
        copytree(_with_static_files().folder / "static", made.folder / "static")

    return _made_once("seeded", make, _migrated())


@cache
def _with_static_files() -> Installation:
    """One with the admin's static files alone, compressed, which know no database."""

    def make(made: Installation) -> None:
        made.run("cms", "collectstatic", "--no-input", "--verbosity", "0")

    return _made_once("static", make, has_database=False)


def _made_once(
    name: str,
    make: Callable[[Installation], None],
    origin: Installation | None = None,
    *,
    has_database: bool = True,
) -> Installation:
    """An installation that whoever needs it first makes, and others copy.

    Runs that are told the same ``SHARED_INSTALLATIONS`` share it, one for each database that it
    depends on. Whoever made that folder deletes it, and the databases that go with it.
    """
    shared = os.environ.get(SHARED)
    parent = Path(shared) if shared else _kept_folder()
    is_on_postgresql = has_database and databases.is_wanted()
    place = f"{name}-on-postgresql" if is_on_postgresql else name
    done = parent / f"{place}.made"
    with FileLock(parent / f"{place}.lock").held(COMMAND_SECONDS):
        if done.exists():
            return Installation(parent / place, done.read_text())
        if origin is None:
            made = Installation(parent / place, databases.create() if is_on_postgresql else "")
        else:
            made = origin.copied_to(parent / place)
        if not shared:
            atexit.register(made.delete)
        make(made)
        done.write_text(made.database_url)
        return made


def _kept_folder() -> Path:
    """A folder that is there until this run ends."""
    folder = Path(mkdtemp(prefix="insert-tests-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    return folder
