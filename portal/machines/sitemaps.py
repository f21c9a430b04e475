"""Lists every address that a search engine may know."""

from collections.abc import Callable, Iterable

from content_models.kinds import KINDS_WITH_A_PAGE
from content_models.languages import INTERFACE_LANGUAGES
from content_models.published import Outline
from content_models.published.reading import StoreSnapshot
from portal.machines.models import SitemapEntry
from portal.reading import addresses

ITEMS_PER_SITEMAP = 2_000
"""The protocol allows 50,000 addresses and 50 MB (sitemaps.org, 0.9). With its translations each
takes up to a kilobyte, so that a sitemap of this size is made in a blink and can be kept."""

STANDING_PAGES: tuple[Callable[[str], str], ...] = (
    addresses.home,
    addresses.library,
    addresses.directory,
    addresses.partners,
    addresses.about,
    addresses.accessibility,
    addresses.privacy,
    addresses.legal_notice,
    addresses.open_data,
    addresses.conformance,
)
"""What exists in every language, whatever is published."""


def sitemaps(snapshot: StoreSnapshot) -> list[str]:
    """Return the paths of all sitemaps."""
    counts = snapshot.counts(KINDS_WITH_A_PAGE)
    return [
        addresses.sitemap(code, page)
        for code in INTERFACE_LANGUAGES
        for page in range(1, _pages(counts.get(code, 0)) + 1)
    ]


def sitemap(snapshot: StoreSnapshot, language: str, page: int) -> list[SitemapEntry]:
    """Return the pages whose content is in one language.

    Empty beyond the last sitemap.
    """
    outlines = snapshot.outlines(
        KINDS_WITH_A_PAGE,
        language,
        offset=(page - 1) * ITEMS_PER_SITEMAP,
        limit=ITEMS_PER_SITEMAP,
    )
    versions = snapshot.translations(each.key for each in outlines)
    standing = _standing_pages(language) if page == 1 else []
    return [*standing, *(_entry(each, versions[each.key]) for each in outlines)]


def _pages(items: int) -> int:
    return max(1, -(-items // ITEMS_PER_SITEMAP))


def _standing_pages(language: str) -> list[SitemapEntry]:
    return [
        SitemapEntry(address(language), {code: address(code) for code in INTERFACE_LANGUAGES})
        for address in STANDING_PAGES
    ]


def _entry(outline: Outline, versions: Iterable[Outline]) -> SitemapEntry:
    alternates = {
        each.locale: _address(each) for each in versions if each.locale in INTERFACE_LANGUAGES
    }
    has_translations = len(alternates) > 1
    return SitemapEntry(
        address=_address(outline),
        alternates=alternates if has_translations else {},
        changed_at=outline.changed_at,
    )


def _address(outline: Outline) -> str:
    return addresses.item(outline.locale, outline.kind, outline.segment)
