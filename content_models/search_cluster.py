"""Says which OpenSearch cluster keeps the search index, where one does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

DEFAULT_PREFIX = "insert"
MOST_SHARDS = 64
MOST_REPLICAS = 10
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_PREFIX = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_BETWEEN_ADDRESSES = re.compile(r"[\s,]+")


class UnsafeClusterError(ValueError):
    """``SEARCH_URL`` or a setting beside it cannot be used, or would give a password away."""


@dataclass(frozen=True)
class SearchCluster:
    """A cluster is where the index is kept, and how to come to it.

    Attributes:
        addresses: of its nodes, such as ``https://search-1:9200``; any that answers is asked.
        user: with ``password``, who is let in; empty where everybody is.
        ca_file: signs the cluster's certificates; empty for the authorities that all know.
        prefix: begins the name of every index, for clusters that others use, too.
        shards: parts of an index, each on one node at a time.
        replicas: copies of each part besides the first, each on another node.
    """

    addresses: tuple[str, ...]
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: str = ""
    prefix: str = DEFAULT_PREFIX
    shards: int = 1
    replicas: int = 1

    def __post_init__(self) -> None:
        for address in self.addresses:
            _check_address(address, with_password=bool(self.password))
        if not _PREFIX.fullmatch(self.prefix):
            raise UnsafeClusterError(f"SEARCH_PREFIX cannot begin a name: {self.prefix!r}")
        if not 1 <= self.shards <= MOST_SHARDS or not 0 <= self.replicas <= MOST_REPLICAS:
            raise UnsafeClusterError(
                f"SEARCH_SHARDS is 1 to {MOST_SHARDS}, SEARCH_REPLICAS 0 to {MOST_REPLICAS}"
            )


def search_cluster(environment: Mapping[str, str]) -> SearchCluster | None:
    """Read ``SEARCH_URL`` and the settings beside it; None where it is empty.

    Raises:
        UnsafeClusterError: one of them cannot be used.
    """
    addresses = tuple(filter(None, _BETWEEN_ADDRESSES.split(environment.get("SEARCH_URL", ""))))
    if not addresses:
        return None
    return SearchCluster(
        addresses=addresses,
        user=environment.get("SEARCH_USER", ""),
        password=environment.get("SEARCH_PASSWORD", ""),
        ca_file=environment.get("SEARCH_CA_FILE", ""),
        prefix=environment.get("SEARCH_PREFIX") or DEFAULT_PREFIX,
        shards=_number("SEARCH_SHARDS", environment.get("SEARCH_SHARDS")),
        replicas=_number("SEARCH_REPLICAS", environment.get("SEARCH_REPLICAS")),
    )


def _number(name: str, value: str | None) -> int:
    try:
        return int(value or 1)
    except ValueError as error:
        raise UnsafeClusterError(f"{name} is no number") from error


def _check_address(address: str, *, with_password: bool) -> None:
    parts = urlsplit(address)
    if "@" in parts.netloc:
        # Without the address itself: logs would keep the password.
        raise UnsafeClusterError("SEARCH_URL names no password: set SEARCH_USER, SEARCH_PASSWORD")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UnsafeClusterError(f"SEARCH_URL is no address of a cluster: {address!r}")
    if with_password and parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise UnsafeClusterError(
            f"SEARCH_PASSWORD would go to {parts.hostname} unencrypted: SEARCH_URL needs https://"
        )
