"""Finds the item at an address, in the version that serves its reader best."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from content_models.blocks import Callout, RichText, Steps
from content_models.documents import BaseDocument
from content_models.kinds import KINDS_WITH_A_PAGE
from content_models.languages import INTERFACE_LANGUAGES, best_version, preference
from content_models.published import Found, Gone, Link
from content_models.published.reading import StoreSnapshot
from content_models.references import address_segment, linked_keys, short_id_in
from portal.reading import addresses
from portal.reading.missing import ItemGoneError, ItemMovedError, ItemUnknownError
from portal.web.mistyped import without_what_is_behind

D = TypeVar("D", bound=BaseDocument)
D_co = TypeVar("D_co", bound=BaseDocument, covariant=True)


@dataclass(frozen=True)
class Item(Generic[D_co]):
    """Holds one item as one reader sees it.

    Attributes:
        document: the version shown.
        reader: the interface language.
        locales: of all versions, the best for this reader first.
        addresses: by interface language, the item's address for its readers.
        links: by key, the items that this version names and that are published.
    """

    document: D_co
    reader: str
    locales: tuple[str, ...]
    addresses: dict[str, str]
    links: dict[UUID, Link]

    @property
    def is_in_readers_language(self) -> bool:
        """True if the version shown is in the reader's language."""
        return self.document.locale == self.reader

    @cached_property
    def translations(self) -> dict[str, str]:
        """Return the addresses of all versions, by language.

        Only languages that the interface has are among them.
        """
        return {code: self.addresses[code] for code in self.addresses if code in self.locales}

    @cached_property
    def other_translations(self) -> dict[str, str]:
        """Return the translations besides the version shown."""
        own = self.document.locale
        return {code: address for code, address in self.translations.items() if code != own}

    @property
    def canonical(self) -> str:
        """Return the address under which search engines should know the version shown."""
        return self.addresses.get(self.document.locale, self.addresses[self.reader])

    def links_to(self, keys: Iterable[UUID]) -> list[Link]:
        """Return links to those of some items that are published, in order."""
        return [self.links[key] for key in keys if key in self.links]


class ItemPage(Protocol):
    """An item page holds an item with what surrounds it, for its template."""

    @property
    def item(self) -> Item[Any]: ...  # noqa: D102


def find_item(
    snapshot: StoreSnapshot,
    language: str,
    segment: str,
    wanted: type[D],
    more_keys: Callable[[D], Iterable[UUID]] = lambda _document: (),
) -> Item[D]:
    """Return the item at an address.

    Args:
        snapshot: of the published store.
        language: the interface language.
        segment: the last segment of the address.
        wanted: the kind of document that lives in this part of the site.
        more_keys: further items that the page names, besides themes and links in the text.

    Raises:
        ItemUnknownError, ItemGoneError, ItemMovedError: see there.
    """
    identifier = short_id_in(without_what_is_behind(segment))
    found = snapshot.find(identifier) if identifier else None
    if found is None or found.kind not in KINDS_WITH_A_PAGE:
        raise ItemUnknownError(segment)
    if isinstance(found, Gone):
        raise ItemGoneError(segment)
    paths = _addresses(found)
    locale = best_version(language, found.slugs)
    document = found.document(locale)
    if not isinstance(document, wanted) or document.segment != segment:
        raise ItemMovedError(paths[language], segment)
    return Item(
        document=document,
        reader=language,
        locales=tuple(preference(language, found.slugs)),
        addresses=paths,
        links=snapshot.links([*_named_keys(document), *more_keys(document)], language),
    )


def draft_item(
    snapshot: StoreSnapshot,
    language: str,
    document: D,
    own_addresses: dict[str, str],
    more_keys: Callable[[D], Iterable[UUID]] = lambda _document: (),
) -> Item[D]:
    """Return a draft as the item that it would be if published.

    Args:
        snapshot: of the published store.
        language: the interface language.
        document: the draft, in one language.
        own_addresses: by interface language, where it is shown.
        more_keys: as for ``find_item``.
    """
    found = snapshot.find(document.short_id)
    published = found if isinstance(found, Found) and found.key == document.key else None
    others = set(published.slugs) - {document.locale} if published else set()
    public = _addresses(published) if published else {}
    return Item(
        document=document,
        reader=language,
        locales=tuple(preference(language, {document.locale, *others})),
        addresses=own_addresses | {code: public[code] for code in others & public.keys()},
        links=snapshot.links([*_named_keys(document), *more_keys(document)], language),
    )


def _addresses(found: Found) -> dict[str, str]:
    best = {code: found.slugs[best_version(code, found.slugs)] for code in INTERFACE_LANGUAGES}
    return {
        code: addresses.item(code, found.kind, address_segment(slug, found.key))
        for code, slug in best.items()
    }


def _named_keys(document: BaseDocument) -> list[UUID]:
    keys = list(document.themes)
    for block in document.body:
        if isinstance(block, RichText | Callout):
            keys.extend(linked_keys(block.html))
        elif isinstance(block, Steps):
            keys.extend(key for step in block.steps for key in linked_keys(step.html))
    return keys
