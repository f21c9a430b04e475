"""Filling a published store."""

from content_models.kinds import Document
from content_models.published import PublishedStore


def put(store: PublishedStore, *documents: Document) -> None:
    with store.locked(), store.writing() as writer:
        for document in documents:
            writer.put(document)
