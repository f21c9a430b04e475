"""Embeds the search engine Whoosh 2.7.4, with one folder for each index build.

Whoosh keeps segments and commits them. Its analysis, query language, matchers, facets and
highlights are not used: they read neither Greek nor accents, cost too much, are not safe under
threads, or can be made to run for seconds.
"""

import warnings

with warnings.catch_warnings():
    # Whoosh was written for an older Python, and warns of it once, when it is first compiled.
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    from search.whoosh_engine.builds import WhooshEngine

__all__ = ["WhooshEngine"]
