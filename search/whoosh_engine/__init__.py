<<<<<<< HEAD
from search.engine import IndexUnavailableError
STORE = {}
class I:
    def __init__(s): s.d={}
    def add_all(s, es):
        for e in es: s.d[(e.key,e.locale)]=e
    def replace(s, items):
        for k,es in items.items():
            for q in [q for q in s.d if q[0]==k]: del s.d[q]
            for e in es: s.d[(e.key,e.locale)]=e
    def digests(s): return {k:e.digest for k,e in s.d.items()}
    def close(s): pass
class WhooshEngine:
    def __init__(self, folder): pass
    def create(s,b): STORE[b]=I(); return STORE[b]
    def open(s,b):
        if b not in STORE: raise IndexUnavailableError(b)
        return STORE[b]
    def builds(s): return list(STORE)
    def drop(s,b): STORE.pop(b,None)
=======
"""The embedded search engine: Whoosh 2.7.4, one folder for each build of the index.

Whoosh stores and matches; its analysis, query language, facets and highlights are not used, because
they cost too much, read neither Greek nor accents, or can be made to run for seconds.
"""

from search.whoosh_engine.builds import WhooshEngine

__all__ = ["WhooshEngine"]
>>>>>>> search
