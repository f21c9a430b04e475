"""Saves what cannot be made anew.

That is the databases of editors and of readers' wishes, the media, and the key.
"""

import fcntl
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from cms.operation.whole import DATABASES, damage_in
from content_models.deployment import Deployment
from content_models.inbox.store import STORE_NAME
from content_models.inbox.tables import replies
from content_models.secret_key import KEY_FILE
from content_models.syncing import sync, sync_tree

FOLDERS = ("media", "originals")
UNFINISHED = ".unfinished"
NAME = "%Y-%m-%dT%H%M%SZ"


class SavingError(Exception):
    """Nothing was saved; the message says why."""


def save(target: Path, *, keep: int) -> Path:
    """Save this installation in a new folder below ``target``, and return that.

    A backup is whole or it is not there, also after a power cut: until all of it is on the disk its
    name ends in ``.unfinished``.
    Pictures and files never change once they are written, so those of the backup before are linked
    to and take no room. The latest ``keep`` backups stay.

    Raises:
        SavingError: a database cannot be read, there is no room, or another backup is being made.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        with _alone_in(target):
            _forget_unfinished(target)
            return _save(target, keep)
    except OSError as error:
        raise SavingError(_reason(error)) from error


@contextmanager
def _alone_in(target: Path) -> Iterator[None]:
    """Have nobody else save there; what is unfinished then was cut off."""
    handle = os.open(target, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise SavingError("another backup is being made") from error
    finally:
        os.close(handle)


def _save(target: Path, keep: int) -> Path:
    deployment: Deployment = settings.DEPLOYMENT
    before = backups(target)
    finished = target / datetime.now(UTC).strftime(NAME)
    folder = finished.with_name(finished.name + UNFINISHED)
    try:
        folder.mkdir(mode=0o700)
        # The databases first: what they name is in the folders by then.
        _save_databases(deployment, folder)
        for name in FOLDERS:
            source = deployment.var_folder / name
            if source.is_dir():
                _save_folder(source, folder / name, before[-1] / name if before else None)
        key = deployment.var_folder / KEY_FILE
        if key.exists():
            shutil.copy2(key, folder / KEY_FILE)
        sync_tree(folder)
        folder.rename(finished)
        sync(target)
    except (OSError, sqlite3.Error, subprocess.CalledProcessError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise SavingError(_reason(error)) from error
    _forget(target, finished, keep)
    return finished


def backups(target: Path) -> list[Path]:
    """Return the finished backups below a folder, the oldest first."""
    if not target.is_dir():
        return []
    return sorted(each for each in target.iterdir() if _is_ours(each.name) and each.is_dir())


def _is_ours(name: str) -> bool:
    """True for what ``save`` has named: what else lies there is somebody's, and never deleted."""
    try:
        datetime.strptime(name, NAME).replace(tzinfo=UTC)
    except ValueError:
        return False
    return True


def _save_databases(deployment: Deployment, folder: Path) -> None:
    if deployment.uses_postgresql:
        _dump(deployment, folder / "database.dump")
        return
    for name in DATABASES:
        source = deployment.var_folder / f"{name}.sqlite3"
        if source.exists():
            # SQLite's own way: it waits for writers, and takes what is still in the log.
            with (
                closing(sqlite3.connect(source)) as live,
                closing(sqlite3.connect(folder / source.name)) as copy,
            ):
                live.backup(copy)
                _leave_addresses_out(copy)
                # It copies damage, too, and would push out the backups from before.
                if damage := damage_in(copy):
                    raise sqlite3.DatabaseError(f"{source.name} is damaged: {damage}")


def _leave_addresses_out(copy: sqlite3.Connection) -> None:
    """Delete the addresses of readers who wait for an answer: they were promised to go."""
    found = copy.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [replies.name])
    if found.fetchone():
        copy.execute("PRAGMA secure_delete = ON")
        copy.execute(f"DELETE FROM {replies.name}")  # noqa: S608 - the name is ours
        copy.commit()


def _dump(deployment: Deployment, file: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise SavingError("pg_dump is missing: apt-get install postgresql-client")
    told = connection.settings_dict
    options = told["OPTIONS"]
    # By the environment: whoever lists processes sees what stands on a command line.
    address = {
        "PGHOST": told["HOST"] or options.get("host", ""),
        "PGPORT": str(told["PORT"]),
        "PGUSER": told["USER"],
        "PGPASSWORD": told["PASSWORD"],
        "PGDATABASE": told["NAME"],
        "PGSSLMODE": options.get("sslmode", ""),
        "PGSSLROOTCERT": options.get("sslrootcert", ""),
    }
    schemas = [f"--schema={deployment.schema(name)}" for name in DATABASES]
    # Readers who wait for an answer were promised that their addresses go.
    left_out = f"--exclude-table-data={deployment.schema(STORE_NAME)}.{replies.name}"
    subprocess.run(  # noqa: S603 - the names of schemas are ours
        [program, "--format=custom", f"--file={file}", *schemas, left_out],
        env=os.environ | {name: value for name, value in address.items() if value},
        capture_output=True,
        text=True,
        check=True,
    )


def _save_folder(source: Path, copy: Path, before: Path | None) -> None:
    def link_or_copy(file: str, target: str) -> str:
        known = before / Path(file).relative_to(source) if before else None
        if known is not None and _is_same(Path(file), known):
            os.link(known, target)
            return target
        return shutil.copy2(file, target)

    shutil.copytree(source, copy, copy_function=link_or_copy)


def _is_same(file: Path, known: Path) -> bool:
    if not known.is_file():
        return False
    one, other = file.stat(), known.stat()
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)


def _forget_unfinished(target: Path) -> None:
    """Delete what a power cut has left, which takes room."""
    for left in target.glob(f"*{UNFINISHED}"):
        if _is_ours(left.name.removesuffix(UNFINISHED)):
            shutil.rmtree(left)


def _forget(target: Path, finished: Path, keep: int) -> None:
    """Delete the oldest, but never the one that was just made, whatever the clock says."""
    others = [each for each in backups(target) if each != finished]
    for old in others[: max(len(others) - keep + 1, 0)]:
        shutil.rmtree(old)


def _reason(error: Exception) -> str:
    if isinstance(error, subprocess.CalledProcessError):
        return f"pg_dump: {error.stderr.strip()}"
    return str(error)
