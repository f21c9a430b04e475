"""An installation of its own for tests with real processes: a folder, or PostgreSQL schemas."""

import atexit
import os
import secrets
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import mkdtemp

from content_models.deployment import PROJECT_FOLDER, Deployment
from tests.conftest import drop_schemas

COMMAND_SECONDS = 300


@dataclass
class Installation:
    """Where it lives, and how to run commands in it.

    Attributes:
        settings: environment variables of its own.
    """

    folder: Path
    schema_prefix: str
    settings: dict[str, str] = field(default_factory=dict)

    @classmethod
    def make(cls, folder: Path) -> "Installation":
        """An installation with empty tables."""
        made = cls(folder, f"t{secrets.token_hex(4)}_")
        if made.deployment.uses_postgresql:
            made.run("cms", "migrate", "--verbosity", "0")
        else:
            copytree(_migrated_folder(), folder, dirs_exist_ok=True)
        return made

    @property
    def deployment(self) -> Deployment:
        """Where it keeps what."""
        return Deployment.from_environment(self.environment)

    @property
    def environment(self) -> dict[str, str]:
        """The environment of its processes."""
        own = {
            "VAR_FOLDER": str(self.folder),
            "SCHEMA_PREFIX": self.schema_prefix,
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
        """Drop its schemas; its folder is the caller's."""
        drop_schemas(self.deployment)


@cache
def _migrated_folder() -> Path:
    """A folder with empty tables, to be copied: Wagtail's migrations take ten seconds."""
    folder = Path(mkdtemp(prefix="insert-migrated-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    Installation(folder, "").run("cms", "migrate", "--verbosity", "0")
    return folder
