"""Keeps the builds of the index in the cluster.

Each is an index with a name that is used once, and an alias with the name of the build: it gets the
alias when it is finished. So nobody opens half a build, and one takes another's place in one step.
"""

import hashlib
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any
from uuid import uuid4

from content_models.languages import INTERFACE_LANGUAGES
from content_models.search_cluster import SearchCluster
from search.analysis.stems import stemmer_version
from search.engine import IndexUnavailableError
from search.opensearch_engine.client import Client, IndexMissingError
from search.opensearch_engine.documents import MAPPING, SETTINGS, fingerprint
from search.opensearch_engine.index import OpenSearchIndex

INDEX_VERSION = 4
"""Raise it when folding, tokens or stems change: an index of another version is rebuilt."""
_BUILD_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_SECONDS_TO_START = "30s"


class OpenSearchEngine:
    """Implements ``Engine``, with an index and an alias for each build."""

    def __init__(self, cluster: SearchCluster, client: Client | None = None) -> None:
        self._cluster = cluster
        self._client = client or Client(cluster)

    def create(self, build: str) -> OpenSearchIndex:
        """Make an empty index, in place of any of that name.

        It can be opened, and the other goes, once it has been filled by ``add_all``, or by a first
        ``replace``.
        """
        alias = self._alias(build)
        name = f"{self._cluster.prefix}-{uuid4().hex}"
        settings = {
            **SETTINGS,
            "number_of_shards": self._cluster.shards,
            "number_of_replicas": self._cluster.replicas,
        }
        mapping = {**MAPPING, "_meta": {"build": build, "written_by": _written_by()}}
        body = {"settings": {"index": settings}, "mappings": mapping}
        self._client.write(
            lambda nodes: nodes.indices.create(
                index=name, body=body, timeout=_SECONDS_TO_START, request_timeout=60
            )
        )
        return OpenSearchIndex(self._client, name, lambda: self._finish(name, alias))

    def open(self, build: str) -> OpenSearchIndex:
        """Open an index, or raise ``IndexUnavailableError``."""
        alias = self._alias(build)
        [found] = self._described(alias).values()
        written_by = found.get("written_by")
        wanted = _written_by()
        if written_by != wanted:
            is_for_others = isinstance(written_by, dict) and (
                {**written_by, "languages": wanted["languages"]} == wanted
            )
            raise IndexUnavailableError(
                f"the index {build!r} is for other languages than LANGUAGES names"
                if is_for_others
                else f"the index {build!r} is of another version"
            )
        return OpenSearchIndex(self._client, alias)

    def check(self, build: str) -> None:
        """Ask all parts of an index, or raise ``IndexUnavailableError``.

        The cluster itself compares what it reads with checksums.
        """
        self.open(build)
        self._client.search(self._alias(build), {"size": 0, "track_total_hits": True})

    def builds(self) -> list[str]:
        """Return the names of all indexes there are, sound or not."""
        found = self._described(self._all).values()
        return sorted({str(each["build"]) for each in found if "build" in each})

    def drop(self, build: str) -> None:
        """Delete an index; one that does not exist is no error."""
        self._alias(build)
        described = self._described(self._all)
        for name, each in described.items():
            if each.get("build") == build:
                self._delete(name)

    def close(self) -> None:
        """Close the connections to the cluster."""
        self._client.close()

    def _finish(self, name: str, alias: str) -> None:
        """Give an index its alias, and delete what had it before, in one step."""
        actions: list[dict[str, Any]] = [{"add": {"index": name, "alias": alias}}]
        actions += [
            {"remove_index": {"index": each}}
            for each, aliases in self._aliases().items()
            if alias in aliases and each != name
        ]
        body = {"actions": actions}
        self._client.write(lambda nodes: nodes.indices.update_aliases(body=body))

    def _aliases(self) -> dict[str, Collection[str]]:
        """Return the aliases of each index."""
        answer = self._client.read(lambda nodes: nodes.indices.get_alias(index=self._all))
        return {name: each["aliases"] for name, each in answer.items()}

    def _delete(self, name: str) -> None:
        with suppress(IndexMissingError):
            self._client.write(lambda nodes: nodes.indices.delete(index=name))

    @property
    def _all(self) -> str:
        return f"{self._cluster.prefix}-*"

    def _described(self, names: str) -> dict[str, Mapping[str, Any]]:
        """Return what each index says of itself, by its name.

        Raises:
            IndexUnavailableError: there is none of that name.
        """
        answer = self._client.read(lambda nodes: nodes.indices.get_mapping(index=names))
        return {name: each["mappings"].get("_meta", {}) for name, each in answer.items()}

    def _alias(self, build: str) -> str:
        # The name comes from the published store, which could be damaged: no pattern may be in it.
        if not _BUILD_NAME.fullmatch(build):
            raise IndexUnavailableError(f"{build!r} is no name of an index")
        return f"{self._cluster.prefix}-{build}"


def _written_by() -> dict[str, Any]:
    return {
        "index": INDEX_VERSION,
        "fields": hashlib.sha256(fingerprint().encode()).hexdigest(),
        "stemmers": stemmer_version(),
        "languages": list(INTERFACE_LANGUAGES),  # the index holds whose readers each version serves
    }
