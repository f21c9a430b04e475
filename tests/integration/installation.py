"""An installation of its own for tests with real processes: a folder, and perhaps a database."""

import atexit
import os
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import mkdtemp

from content_models.deployment import PROJECT_FOLDER, Deployment
from tests.integration import databases

COMMAND_SECONDS = 300
PASSWORD = "a-password-for-tests"


@dataclass
class Installation:
    """Where it lives, and how to run commands in it.

    Attributes:
        folder: of its files.
        database_url: of its database; empty where its databases are files in the folder.
        settings: environment variables of its own.
    """

    folder: Path
    database_url: str = ""
    settings: dict[str, str] = field(default_factory=dict)

    @classmethod
    def make(cls, folder: Path) -> "Installation":
        """An installation with empty tables."""
        return _migrated().copied_to(folder)

    @classmethod
    def seeded(cls, folder: Path) -> "Installation":
        """An installation with the demonstration content; every login has ``PASSWORD``."""
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
            cwd=PROJECT_FOLDER,
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
    made = Installation(_kept_folder(), databases.create() if databases.is_wanted() else "")
    atexit.register(made.delete)
    made.run("cms", "migrate", "--verbosity", "0")
    return made


@cache
def _seeded() -> Installation:
    """One with the demonstration content, to be copied."""
    made = _migrated().copied_to(_kept_folder())
    atexit.register(made.delete)
    made.run("cms", "seed", DEMO_PASSWORD=PASSWORD)
    return made


def _kept_folder() -> Path:
    """A folder that is there until this run ends."""
    folder = Path(mkdtemp(prefix="insert-tests-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    return folder
