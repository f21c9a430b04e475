"""The embedded search engine: Whoosh 2.7.4, one folder for each build of the index.

Whoosh keeps segments and commits them. Its analysis, query language, matchers, facets and
highlights are not used: they read neither Greek nor accents, cost too much, are not safe under
threads, or can be made to run for seconds.
"""

import warnings

with warnings.catch_warnings():
    # Whoosh was written for an older Python, which says so once, when it first compiles it.
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    from search.whoosh_engine.builds import WhooshEngine

__all__ = ["WhooshEngine"]
