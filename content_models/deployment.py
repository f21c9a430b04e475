"""Says where one installation keeps its stores.

Read once, from the environment, at the entry point.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT_FOLDER = Path(__file__).resolve().parent.parent


POSTGRESQL_URLS = ("postgresql://", "postgres://")


class UnknownDatabaseError(ValueError):
    """``DATABASE_URL`` names another database than PostgreSQL."""


@dataclass(frozen=True)
class Deployment:
    """A deployment says where one installation keeps its files and databases.

    Attributes:
        var_folder: holds the SQLite files, the Whoosh indexes, media and locks.
        database_url: ``postgresql://…`` puts the stores into PostgreSQL schemas; empty means
            SQLite files in ``var_folder``.
        schema_prefix: put before each PostgreSQL schema's name, so that a test run has its own.
    """

    var_folder: Path
    database_url: str = ""
    schema_prefix: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Deployment":
        """Read ``VAR_FOLDER``, ``DATABASE_URL``, ``SCHEMA_PREFIX``; an empty value means unset.

        Raises:
            UnknownDatabaseError: SQLite would take its place, and nobody would notice.
        """
        folder = environment.get("VAR_FOLDER") or str(PROJECT_FOLDER / "var")
        deployment = cls(
            var_folder=Path(folder).resolve(),
            database_url=environment.get("DATABASE_URL", ""),
            schema_prefix=environment.get("SCHEMA_PREFIX", ""),
        )
        if deployment.database_url and not deployment.uses_postgresql:
            # Without the address itself, which holds a password.
            raise UnknownDatabaseError(f"DATABASE_URL begins with none of {POSTGRESQL_URLS}")
        return deployment

    @property
    def uses_postgresql(self) -> bool:
        """True if the stores are schemas of a PostgreSQL database."""
        return self.database_url.startswith(POSTGRESQL_URLS)

    @property
    def media_folder(self) -> Path:
        """Return the folder of uploaded files and image renditions, which the portal serves."""
        return self.var_folder / "media"

    @property
    def originals_folder(self) -> Path:
        """Return the folder of pictures as they were uploaded, from which nothing is served."""
        return self.var_folder / "originals"

    @property
    def index_folder(self) -> Path:
        """Return the folder that holds one folder for each Whoosh index build."""
        return self.var_folder / "index"

    def schema(self, store: str) -> str:
        """Return the PostgreSQL schema of a store, such as ``cms`` or ``published``."""
        return f"{self.schema_prefix}{store}"
