"""Configures the CMS's own database.

It is a SQLite file, or a schema of a PostgreSQL database.
"""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from content_models.deployment import Deployment

STORE_NAME = "cms"


def database(deployment: Deployment) -> dict[str, Any]:
    """Return Django's settings for the CMS's database."""
    if not deployment.uses_postgresql:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": deployment.var_folder / "cms.sqlite3",
            "OPTIONS": {
                # Measured: the deferred default gave hundreds of "database is locked".
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    parts = urlsplit(deployment.database_url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {
            **dict(parse_qsl(parts.query)),
            "options": f"-c search_path={deployment.schema(STORE_NAME)}",
        },
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 600,
    }
