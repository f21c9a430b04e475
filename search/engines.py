"""Chooses the engine that keeps an installation's index."""

from content_models.deployment import Deployment
from search.engine import Engine


def engine_of(deployment: Deployment) -> Engine:
    """Return OpenSearch where ``SEARCH_URL`` names a cluster, else Whoosh.

    Each is imported only where it is used: an installation has the packages of one.
    """
    if deployment.search_cluster:
        from search.opensearch_engine import OpenSearchEngine  # noqa: PLC0415 - of an extra

        return OpenSearchEngine(deployment.search_cluster)
    from search.whoosh_engine import WhooshEngine  # noqa: PLC0415 - a cluster needs none of it

    return WhooshEngine(deployment.index_folder)
