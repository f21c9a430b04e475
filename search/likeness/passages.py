"""Chooses the texts of a document that say what it is about.

They are the document's own, so that its digest tells if they have changed. Names of themes added
nothing on the judged queries: search by words finds by them already.
"""

from content_models.kinds import Document
from search.item_texts import body_of
from search.kinds import findable
from search.likeness.encoders import Encoder, Vector

BODY_CHARACTERS = 1_000
"""How much of its beginning is read; on the judged queries, half of it was worse."""


def passages_of(version: Document) -> tuple[str, ...]:
    """Return the passages of a version: what its card says, and how its body begins."""
    named = " · ".join(dict.fromkeys(findable(version).names(version)))
    head = ". ".join(filter(None, (version.title, named, version.summary)))
    body = " ".join(filter(None, body_of(version)))[:BODY_CHARACTERS]
    return (head, body) if body else (head,)


def vector_of(encoder: Encoder, version: Document) -> Vector:
    """Return the vector of a version, whose likeness is the mean of its passages'.

    It is shorter than 1 where they differ. Brought to length 1, a document of two passages would
    beat all of one.
    """
    mean: Vector = encoder.passages(passages_of(version)).mean(axis=0)
    return mean
