"""An empty server for docs/operations.md: a folder that stands for /.

Its commands run as they are written, except that ``/opt``, ``/etc``, ``/var`` and ``/usr/local``
lie in the folder, and that a few programs, which would change the machine, do nothing or little.
"""

import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from content_models.deployment import PROJECT_FOLDER
from tests.integration import databases

OPERATIONS = PROJECT_FOLDER / "docs" / "operations.md"
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
OWN_FOLDERS = re.compile(r"(?<![\w.}])/(opt|etc|var|usr/local)/")
BLOCK_SECONDS = 300
STAND_INS = {
    "git": 'mkdir -p "$5"\ncp -R checkout/. "$5"',
    "editor": 'cat "$FILLED_IN" >> "$1"',
    "runuser": 'shift 3\nexec "$@"',
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
        database: the name of its database and of that one's owner; empty on SQLite.
    """

    root: Path
    database: str = ""

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
        server = cls(root, f"first_day_{secrets.token_hex(4)}" if databases.is_wanted() else "")
        try:
            yield server
        finally:
            server._drop()

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
        if self.database:
            for written, instead in (
                ("createuser insert", f"createuser {self.database}"),
                ("--owner insert", f"--owner {self.database}"),
                ("UTF8 insert", f"UTF8 {self.database}"),
                ("--dbname=insert", f"--dbname={self.database}"),
            ):
                script = script.replace(written, instead)
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
        path = f"{self.root}/bin:{_postgresql_programs()}{os.environ['PATH']}:/usr/sbin"
        own = {"PATH": path, "INSERT_SETTINGS": f"{self.root}/etc/insert.env"}
        if self.database:
            address = make_url(os.environ["DATABASE_URL"])
            own |= {"PGHOST": address.host or "", "PGPORT": str(address.port or 5432)}
            own |= {"PGUSER": address.username or "", "PGPASSWORD": address.password or ""}
        return kept | own

    @property
    def database_url(self) -> str:
        """The address of its database; empty on SQLite."""
        if not self.database:
            return ""
        address = make_url(os.environ["DATABASE_URL"]).set(database=self.database)
        return address.set(username=self.database).render_as_string(hide_password=False)

    @staticmethod
    def _is_ours(name: str) -> bool:
        table = OPERATIONS.read_text(encoding="utf-8").split("## Settings")[1].split("\n## ")[0]
        return f"`{name}`" in table or name in {"DJANGO_SETTINGS_MODULE", "MAKEFLAGS", "PYTHON"}

    def _drop(self) -> None:
        if not self.database:
            return
        databases.drop(os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{self.database}")
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
            role = sql.Identifier(self.database)
            connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(role))


def _copy_checkout(to: Path) -> None:
    """Copy what lies here, committed or not."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=PROJECT_FOLDER, capture_output=True, text=True, check=True)
    for name in listed.stdout.split("\0"):
        if (PROJECT_FOLDER / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT_FOLDER / name, to / name)


def _postgresql_programs() -> str:
    """Debian keeps some of them out of the way."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return f"{folders[-1]}:" if folders else ""
