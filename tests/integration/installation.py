"""An installation of its own for tests with real processes: a folder, or PostgreSQL schemas."""

import os
import secrets
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

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
        made.run("cms", "migrate", "--verbosity", "0")
        return made

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
        drop_schemas(Deployment.from_environment(self.environment))
