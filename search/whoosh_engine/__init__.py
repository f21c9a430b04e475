"""The embedded search engine: Whoosh 2.7.4, one folder for each build of the index.

Whoosh stores and matches; its analysis, query language, facets and highlights are not used, because
they cost too much, read neither Greek nor accents, or can be made to run for seconds.
"""

from search.whoosh_engine.builds import WhooshEngine

__all__ = ["WhooshEngine"]
