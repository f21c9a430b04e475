"""Finds who publishes a work."""

from collections.abc import Sequence

from content_models.kinds.partner import Partner
from content_models.published import Link
from content_models.published.reading import StoreSnapshot


def partner_of(snapshot: StoreSnapshot, links: Sequence[Link]) -> Partner | None:
    """Return the first partner among some linked items."""
    documents = snapshot.documents([(link.key, link.locale) for link in links])
    return next((each for each in documents if isinstance(each, Partner)), None)
