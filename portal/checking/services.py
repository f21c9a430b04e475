"""Finds the record of a link, and brings its organisation's answer to the inbox."""

from datetime import datetime
from uuid import UUID

from content_models.inbox import Confirmation, Confirmations
from content_models.kinds.organisation import Organisation
from content_models.languages import best_version
from content_models.published import Found
from content_models.published.reading import StoreSnapshot
from content_models.record_links import RecordLink
from content_models.references import short_id
from portal.reading.items import Item, find_item


class RecordGoneError(Exception):
    """Readers do not see the record of a link any more."""


def record_of(snapshot: StoreSnapshot, language: str, key: UUID) -> Item[Organisation]:
    """Return a record as readers see it.

    Raises:
        RecordGoneError: they do not.
    """
    found = snapshot.find(short_id(key))
    if not isinstance(found, Found) or found.key != key:
        raise RecordGoneError(key)
    document = found.document(best_version(language, found.slugs))
    if not isinstance(document, Organisation):
        raise RecordGoneError(key)
    return find_item(snapshot, language, document.segment, Organisation)


def confirm(confirmations: Confirmations, link: RecordLink, now: datetime) -> None:
    """Take the answer in; an editor reads it before anything changes.

    Raises:
        InboxUnavailableError: it cannot be kept now.
    """
    confirmations.receive(Confirmation(link.question, link.key, now))
