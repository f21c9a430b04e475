"""Tells whether the databases that cannot be made anew are whole.

PostgreSQL notices damage whenever it reads, and ``pg_dump`` reads all. SQLite copies it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from django.conf import settings

from cms.operation.findings import Finding, fault, good
from content_models.deployment import Deployment

DATABASES = ("cms", "inbox")


def damage_in(database: sqlite3.Connection) -> str:
    """Return the first fault that SQLite finds in a database; empty where it is whole."""
    try:
        (verdict,) = database.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if verdict == "ok" else " ".join(str(verdict).split())


def examine_databases() -> Iterator[Finding]:
    """Read the databases of editors and of readers' wishes through."""
    deployment: Deployment = settings.DEPLOYMENT
    if deployment.uses_postgresql:
        return
    for name in DATABASES:
        file = deployment.var_folder / f"{name}.sqlite3"
        if not file.exists():
            continue
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
            damage = damage_in(database)
        if damage:
            remedy = "put the last backup in its place, see Backups in docs/operations.md"
            yield fault(file.name, f"it is damaged: {damage}", remedy)
        else:
            yield good(file.name, "it is whole")
