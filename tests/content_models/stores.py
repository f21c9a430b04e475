"""Filling a published store."""

from content_models.published import PublishedStore


def put(store: PublishedStore, *documents: object) -> None:
    with store.locked(), store.writing() as writer:
        for document in documents:
            writer.put(document)  # type: ignore[arg-type]
