"""Reads the settings of one installation, once, at the entry point."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from content_models.deployment import Deployment
from content_models.searches import kept_days
from content_models.secret_key import KEY_BYTES, read_secret_key
from content_models.transport import transport_security
from content_models.vocabularies import Licence
from portal.settings.audit import Audit, read_audit
from portal.settings.map_tiles import MapTiles, read_map_tiles
from portal.settings.publisher import Publisher, read_publisher
from search.engine import Engine

SESSION_COOKIE = "portal_session"
DEFAULT_BASE_URL = "http://localhost:8000"
DEFAULT_CACHE_MEGABYTES = 32
BYTES_PER_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Settings:
    """Holds the settings of the portal.

    Attributes:
        deployment: where the stores are.
        engine: the search engine whose index builds the published store names.
        site_name: shown in the header and in page titles.
        base_url: scheme and host of every absolute link, without a slash at the end. Never taken
            from a request: a forged Host header would poison caches and search engines.
        cache_bytes: the most that the rendered-page cache holds.
        has_styleguide: whether ``/styleguide`` shows every component, for development.
        publisher: who answers for this installation.
        audit: of its accessibility, where there was one.
        secret_key: signs forms. All processes that answer one reader share it; without one, forms
            hold until this process ends.
        trusted_proxies: how many proxies in front of us each add an address to
            ``X-Forwarded-For``. More than there are would let readers choose their own address.
        session_cookie: the name of the cookie of who has signed in.
        transport_security: the value of ``Strict-Transport-Security``; empty for none.
        search_counts_days: for how many days counts of searches are kept; 0 counts none.
        data_licence: of the directory's records, but for those whose source names its own.
        map_tiles: pictures under the map, where there are some.
    """

    deployment: Deployment
    engine: Engine
    site_name: str = "INSERT"
    base_url: str = DEFAULT_BASE_URL
    cache_bytes: int = DEFAULT_CACHE_MEGABYTES * BYTES_PER_MEGABYTE
    has_styleguide: bool = False
    publisher: Publisher = field(default_factory=Publisher)
    audit: Audit | None = None
    secret_key: str = field(default_factory=lambda: secrets.token_urlsafe(KEY_BYTES), repr=False)
    trusted_proxies: int = 0
    session_cookie: str = SESSION_COOKIE
    transport_security: str = ""
    search_counts_days: int = 0
    data_licence: Licence = Licence.CC_BY
    map_tiles: MapTiles = field(default_factory=MapTiles)

    def __post_init__(self) -> None:
        if not self.base_url.startswith(("http://", "https://")) or self.base_url.endswith("/"):
            raise ValueError(f"base_url must be http(s)://host without a slash: {self.base_url!r}")

    @classmethod
    def from_environment(
        cls,
        environment: Mapping[str, str],
        engine: Engine,
    ) -> "Settings":
        """Read the variables that docs/operations.md names.

        Raises:
            ValueError: one of them cannot be read.
        """
        deployment = Deployment.from_environment(environment)
        megabytes = int(environment.get("PAGE_CACHE_MEGABYTES") or DEFAULT_CACHE_MEGABYTES)
        return cls(
            deployment=deployment,
            engine=engine,
            site_name=environment.get("SITE_NAME") or "INSERT",
            base_url=(environment.get("BASE_URL") or DEFAULT_BASE_URL).rstrip("/"),
            cache_bytes=megabytes * BYTES_PER_MEGABYTE,
            has_styleguide=bool(environment.get("STYLEGUIDE")),
            publisher=read_publisher(environment),
            audit=read_audit(environment),
            secret_key=read_secret_key(environment, deployment.var_folder),
            trusted_proxies=int(environment.get("TRUSTED_PROXIES") or 0),
            transport_security=transport_security(environment),
            search_counts_days=kept_days(environment),
            data_licence=Licence(environment.get("DATA_LICENCE") or Licence.CC_BY),
            map_tiles=read_map_tiles(environment),
        )

    @property
    def uses_https(self) -> bool:
        """True if readers come by HTTPS."""
        return self.base_url.startswith("https://")
