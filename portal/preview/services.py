"""Makes the page of a draft, the same as if it were published."""

from content_models.documents import BaseDocument
from content_models.published.reading import StoreSnapshot
from portal.reading.items import ItemPage, draft_item
from portal.reading.kinds import ItemKind, Search


def draft_page(
    snapshot: StoreSnapshot,
    search: Search,
    kind: ItemKind,
    language: str,
    document: BaseDocument,
    addresses: dict[str, str],
) -> ItemPage:
    """Return the page of a draft.

    ``addresses`` says, by interface language, where it is shown.
    """
    item = draft_item(snapshot, language, document, addresses, kind.more_keys)
    return kind.around(snapshot, search, item)
