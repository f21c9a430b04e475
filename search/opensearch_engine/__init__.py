"""Keeps the index in an OpenSearch cluster, for sites of more than one machine.

It is asked plain questions only, about the tokens of our own analysis: none of its analysers, of
its query language and of its highlights is used, so that it finds what every other engine finds.
"""

from search.opensearch_engine.builds import OpenSearchEngine

__all__ = ["OpenSearchEngine"]
