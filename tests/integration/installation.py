"""An installation of its own for tests with real processes: a folder, and perhaps a database."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from content_models.deployment import PROJECT_FOLDER, Deployment
from tests.integration import databases
from tests.integration.kept import copy_kept, migrations

COMMAND_SECONDS = 300
PASSWORD = "a-password-for-tests"
SEEDS = (
    "cms/**/*",
    "content_models/**/*",
    "search/**/*.py",
    "search/**/*.yaml",
    "search/data/**/*",
    "tests/integration/installation.py",
)
STATIC_FILES = ("cms/**/static/**/*", "cms/settings.py")


@dataclass
class Installation:
    """Where it lives, and how to run commands in it.

    Attributes:
        folder: of its files.
        database_url: of its database; empty where its databases are files in the folder.
        settings: environment variables of its own.
        checkout: whose code runs in it, with the packages of its own .venv, or else with ours.
    """

    folder: Path
    database_url: str = ""
    settings: dict[str, str] = field(default_factory=dict)
    checkout: Path = PROJECT_FOLDER

    @classmethod
    def with_tables(cls, folder: Path) -> "Installation":
        """An installation with tables and nothing in them, for ``migrate`` to go on with."""
        return cls(folder, copy_kept(_place("tables"), migrations(), _make_tables, folder))

    @classmethod
    def make(cls, folder: Path) -> "Installation":
        """An installation as it is before anybody has written anything."""
        return cls(folder, copy_kept(_place("empty"), SEEDS, _make_empty, folder))

    @classmethod
    def to_be_served(cls, folder: Path) -> "Installation":
        """An installation before anybody has written anything, whose admin can be looked at."""
        copy_kept("static", STATIC_FILES, _collect_static_files, folder)
        return cls.make(folder)

    @classmethod
    def seeded(cls, folder: Path) -> "Installation":
        """An installation with the demonstration content, ready to be served.

        Every login has ``PASSWORD``.
        """
        copy_kept("static", STATIC_FILES, _collect_static_files, folder)
        return cls(folder, copy_kept(_place("seeded"), SEEDS, _seed, folder))

    @property
    def deployment(self) -> Deployment:
        """Where it keeps what."""
        return Deployment.from_environment(self.environment)

    @property
    def python(self) -> str:
        """Return the interpreter of its processes."""
        own = self.checkout / ".venv" / "bin" / "python"
        return str(own) if own.exists() else sys.executable

    @property
    def environment(self) -> dict[str, str]:
        """The environment of its processes."""
        own = {
            "VAR_FOLDER": str(self.folder),
            "DATABASE_URL": self.database_url,
            "SCHEMA_PREFIX": "",
            "DJANGO_SETTINGS_MODULE": "cms.settings",
            "LOG_LEVEL": "WARNING",
            "VECTORS": "0",  # a worker that made them would slow all other tests
        }
        environment = os.environ | own | self.settings
        # Each of a hundred processes would compile Django and Wagtail again.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        return environment

    def run(self, module: str, *words: str, **more: str) -> str:
        """Run ``python -m module words``; returns what it printed.

        Raises:
            AssertionError: it failed; the message holds what it printed.
        """
        done = subprocess.run(
            [self.python, "-m", module, *words],
            cwd=self.checkout,
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


def _place(name: str) -> str:
    return f"{name}-on-postgresql" if databases.is_wanted() else name


def _make_tables(folder: Path) -> str:
    made = Installation(folder, databases.create() if databases.is_wanted() else "")
    made.run("tests.integration.tables")
    return made.database_url


def _make_empty(folder: Path) -> str:
    made = Installation.with_tables(folder)
    made.run("cms", "migrate", "--verbosity", "0")
    return made.database_url


def _seed(folder: Path) -> str:
    made = Installation.make(folder)
    made.run("cms", "seed", DEMO_PASSWORD=PASSWORD)
    return made.database_url


def _collect_static_files(folder: Path) -> str:
    Installation(folder).run("cms", "collectstatic", "--no-input", "--verbosity", "0")
    return ""
