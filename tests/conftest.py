"""What tests of several rooms share."""

import gc
import os
import secrets
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker
from sqlalchemy import text

from content_models.deployment import Deployment
from content_models.languages import INTERFACE_LANGUAGES
from content_models.published import PublishedStore
from content_models.search_cluster import SearchCluster
from scripts.opensearch import what_is_missing
from tests.integration import databases
from tests.integration.installation import Installation
from tests.opensearch_nodes import Nodes, own_part_of, running_nodes
from tests.portals import close_portals

IN_MEMORY = "file:cms?mode=memory&cache=shared"
STORES = ("published", "published_next", "community", "inbox", "searches", "cms")


@pytest.fixture
def deployment(tmp_path: Path) -> Iterator[Deployment]:
    """An installation of its own: SQLite files, or PostgreSQL schemas with DATABASE_URL set."""
    own = Deployment.from_environment({"VAR_FOLDER": str(tmp_path)} | database_environment())
    own = replace(own, schema_prefix=f"t{secrets.token_hex(4)}_")
    yield own
    drop_schemas(own)


@pytest.fixture
def store(deployment: Deployment) -> Iterator[PublishedStore]:
    """An empty published store."""
    made = PublishedStore(deployment)
    with made.locked():
        made.create()
    yield made
    made.close()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Django's database before anybody has written: tables that are kept, and what belongs in."""
    from django.core.management.sql import emit_post_migrate_signal
    from django.db import connection

    installation = Installation.with_tables(tmp_path_factory.mktemp("tables"))
    with django_db_blocker.unblock():
        if installation.database_url:
            connection.settings_dict["NAME"] = databases.name_in(installation.database_url)
        else:
            connection.settings_dict["NAME"] = IN_MEMORY
            connection.ensure_connection()
            with closing(sqlite3.connect(installation.folder / "cms.sqlite3")) as tables:
                tables.backup(connection.connection)
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    yield
    with django_db_blocker.unblock():
        connection.connection.close()
    installation.delete()


@pytest.fixture(scope="session")
def nodes() -> Iterator[Nodes]:
    """A real OpenSearch cluster, started once for all tests."""
    if missing := what_is_missing():
        pytest.skip(missing)
    with running_nodes() as running:
        yield running


@pytest.fixture
def cluster(nodes: Nodes) -> SearchCluster:
    """A part of that cluster that no other test sees."""
    return own_part_of(nodes.addresses)


@pytest.fixture(autouse=True)
def closed_portals() -> Iterator[None]:
    """Close what the test's portals opened."""
    yield
    close_portals()


@pytest.fixture(autouse=True)
def languages_in_order() -> Iterator[None]:
    """Put the interface languages back in their order: what a test took out comes back last."""
    before = dict(INTERFACE_LANGUAGES)
    yield
    if list(INTERFACE_LANGUAGES) != list(before):
        INTERFACE_LANGUAGES.clear()
        INTERFACE_LANGUAGES.update(before)


def database_environment() -> dict[str, str]:
    """DATABASE_URL, where the run has one.

    Without vectors: a worker that made them would slow all other tests.
    """
    return {"DATABASE_URL": os.environ.get("DATABASE_URL", ""), "VECTORS": "0"}


def drop_schemas(own: Deployment) -> None:
    """Delete what an installation left in PostgreSQL."""
    if not own.uses_postgresql:
        return
    schemas = ", ".join(f'"{own.schema(name)}"' for name in STORES)
    with PublishedStore(own).engine().begin() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {schemas} CASCADE"))


def pytest_report_header() -> str:
    """Say which database this run is on, and how to get the other."""
    if os.environ.get("DATABASE_URL"):
        return "database: PostgreSQL, by DATABASE_URL"
    return (
        "database: SQLite. For PostgreSQL: apt-get install postgresql, make an empty database,"
        " and run again with DATABASE_URL=postgresql://user@host/name"
    )


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let tests of a cluster lose connections: urllib3 does not close those to a killed node."""
    if "nodes" in getattr(item, "fixturenames", ()):
        item.add_marker(pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"))


def pytest_collection_finish() -> None:
    """Spare the garbage collector all that was imported: none of it goes before the end."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where everything must run (REQUIRE_EVERYTHING is set in CI), a skip is a failure."""
    report = yield
    if report.skipped and os.environ.get("REQUIRE_EVERYTHING"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
    return report
