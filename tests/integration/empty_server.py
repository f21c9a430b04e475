"""An empty server for docs/operations.md: a folder that stands for /.

Its commands run as they are written, except that ``/opt``, ``/etc``, ``/var`` and ``/usr/local``
lie in the folder, and that a few programs, which would change the machine, do nothing or little.
PostgreSQL is as Debian sets it up, except for the place of its socket.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from content_models.deployment import PROJECT_FOLDER
from tests.integration import debian_postgresql
from tests.integration.debian_postgresql import Cluster

OPERATIONS = PROJECT_FOLDER / "docs" / "operations.md"
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
OWN_FOLDERS = re.compile(r"(?<![\w.}])/(opt|etc|var|usr/local)/")
BLOCK_SECONDS = 300
STAND_INS = {
    "git": 'mkdir -p "$5"\ncp -R checkout/. "$5"',
    "editor": 'cat "$FILLED_IN" >> "$1"',
    "runuser": 'export PGUSER="$2"\nshift 3\nexec "$@"',
} | dict.fromkeys(("apt-get", "adduser", "chgrp", "chown", "systemctl", "certbot"), "")


def blocks(heading: str) -> list[str]:
    """The commands of one section of the document."""
    section = OPERATIONS.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return BLOCK.findall(section)


@dataclass(frozen=True)
class EmptyServer:
    """Where the document is followed.

    Attributes:
        root: stands for /.
        cluster: its PostgreSQL; None where this machine has none.
    """

    root: Path
    cluster: Cluster | None = None

    @classmethod
    @contextmanager
    def in_folder(cls, root: Path) -> Iterator["EmptyServer"]:
        """A server with nothing on it but what Debian's packages bring."""
        for folder in ("etc/systemd/system", "etc/nginx/conf.d", "var/backups", "bin"):
            (root / folder).mkdir(parents=True)
        (root / "etc/nginx/nginx.conf").write_text("events { worker_connections 768; }\n")
        for name, lines in STAND_INS.items():
            program = root / "bin" / name
            program.write_text(f"#!/bin/sh\n{lines}\n")
            program.chmod(0o755)
        _copy_checkout(root / "checkout")
        programs = debian_postgresql.programs()
        with ExitStack() as running:
            start = debian_postgresql.running
            yield cls(root, running.enter_context(start(programs)) if programs else None)

    def path(self, address: str) -> Path:
        """Where a file of the server lies."""
        return self.root / address.lstrip("/")

    def translated(self, text: str) -> str:
        """What stands in the document or in a file of the server, as it must be here."""
        return OWN_FOLDERS.sub(rf"{self.root}/\1/", text)

    def follow(self, commands: list[str], filled_in: str, **more: str) -> str:
        """Run commands of the document in one shell; returns all that they printed.

        Args:
            commands: blocks of it.
            filled_in: lines that the operator adds to the settings.
            more: variables of the shell.
        """
        script = "\n".join(commands).replace("HOST=insert.example.org", "HOST=localhost")
        script = script.replace("createsuperuser", "createsuperuser --no-input")
        lines = self.root / "filled_in"
        lines.write_text(filled_in)
        done = subprocess.run(
            ["sh", "-euc", self.translated(script)],
            cwd=self.root,
            env=self.environment() | {"FILLED_IN": str(lines)} | more,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=BLOCK_SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def environment(self) -> dict[str, str]:
        """An environment without settings of the run that tries this."""
        kept = {name: value for name, value in os.environ.items() if not self._is_ours(name)}
        path = f"{self.root}/bin:{os.environ['PATH']}:/usr/sbin"
        own = {"INSERT_SETTINGS": f"{self.root}/etc/insert.env"}
        if self.cluster:
            path = f"{self.root}/bin:{self.cluster.programs}:{os.environ['PATH']}:/usr/sbin"
            own |= {"PGHOST": str(self.cluster.socket), "PGPORT": "5432"}
            own |= {"PGUSER": debian_postgresql.SITE}
        return kept | own | {"PATH": path}

    @property
    def database_url(self) -> str:
        """The address that the settings offer, but for the place of the socket; empty on SQLite."""
        if not self.cluster:
            return ""
        offered = re.search(
            "^#DATABASE_URL=(.*)$",
            (PROJECT_FOLDER / "deploy" / "insert.env").read_text(),
            re.MULTILINE,
        )
        assert offered
        return offered[1].replace("/run/postgresql", str(self.cluster.socket))

    @staticmethod
    def _is_ours(name: str) -> bool:
        table = OPERATIONS.read_text(encoding="utf-8").split("## Settings")[1].split("\n## ")[0]
        return f"`{name}`" in table or name in {"DJANGO_SETTINGS_MODULE", "MAKEFLAGS", "PYTHON"}


def _copy_checkout(to: Path) -> None:
    """Copy what lies here, committed or not."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=PROJECT_FOLDER, capture_output=True, text=True, check=True)
    for name in listed.stdout.split("\0"):
        if (PROJECT_FOLDER / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT_FOLDER / name, to / name)
