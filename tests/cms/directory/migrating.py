"""Runs the migration that reads what organisations say, as an upgrade does."""

from importlib import import_module

from django.apps import apps
from django.db import connection


def read_what_is_there() -> None:
    migration = import_module("cms.directory.migrations.0003_read_what_is_there")
    migration.read_what_is_there(apps, connection.schema_editor)
