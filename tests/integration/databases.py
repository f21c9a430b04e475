"""PostgreSQL databases for installations of tests: as many as there are, beside ``DATABASE_URL``'s.

A database that others are copied from costs its migrations once; a copy costs next to nothing.
"""

import os
import secrets
from typing import LiteralString

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url


def is_wanted() -> bool:
    """Whether this run is on PostgreSQL."""
    return bool(os.environ.get("DATABASE_URL"))


def create() -> str:
    """Make an empty database; returns its address. Needs ``CREATEDB``, as Django's tests do."""
    return _created("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'")


def copy(address: str) -> str:
    """Make a database like the one at an address, to which nobody may be connected."""
    return _created("CREATE DATABASE {} TEMPLATE {}", name_in(address))


def exists(address: str) -> bool:
    """Whether the server of this run has a database: it may be another than the last run's."""
    with psycopg.connect(_own()) as connection:
        found = connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [name_in(address)]
        )
        return found.fetchone() is not None


def drop(address: str) -> None:
    """Delete a database, whoever is connected to it."""
    _execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name_in(address))


def name_in(address: str) -> str:
    """The name of the database at an address."""
    name = make_url(address).database
    assert name
    return name


def _created(statement: LiteralString, *names: str) -> str:
    name = f"insert_{secrets.token_hex(4)}"
    _execute(statement, name, *names)
    return make_url(_own()).set(database=name).render_as_string(hide_password=False)


def _execute(statement: LiteralString, *names: str) -> None:
    with psycopg.connect(_own(), autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _own() -> str:
    return os.environ["DATABASE_URL"]
