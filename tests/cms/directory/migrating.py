"""Runs the migration that reads what organisations say, as an upgrade does."""

from importlib import import_module

from django.apps import apps
from django.db import connection

MIGRATION = import_module("cms.directory.migrations.0003_read_what_is_there")


def read_what_is_there() -> None:
    MIGRATION.read_what_is_there(apps, connection.schema_editor)


def write_as_before() -> None:
    """Go back, as an operator does who installs the release before."""
    MIGRATION.write_as_before(apps, connection.schema_editor)
