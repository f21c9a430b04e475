"""Renders rich text: symbolic links become addresses, everything else stays."""

from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser
from uuid import UUID

from markupsafe import Markup

from content_models.published import Link
from content_models.references import LINK_PATTERN, LINK_SCHEME
from portal.reading import addresses


def rendered(html: str, language: str, links: Mapping[UUID, Link]) -> Markup:
    """Return a sanitised fragment, with links to items resolved for a reader.

    A link to an item that is not published becomes plain text.
    """
    if f"{LINK_SCHEME}:" in html:
        resolver = _LinkResolver(language, links)
        resolver.feed(html)
        resolver.close()
        html = "".join(resolver.parts)
    # The one place where HTML goes into a page unescaped. Whatever an editor pasted was sanitised
    # by nh3 when it was projected; an attack would have to pass there.
    return Markup(html)  # noqa: S704


class _LinkResolver(HTMLParser):
    """Copies a fragment piece by piece; only links by ``ref:`` are written anew."""

    def __init__(self, language: str, links: Mapping[UUID, Link]) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._language = language
        self._links = links
        self._is_dropping_link = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy a tag, or write the address of an item in it."""
        reference = LINK_PATTERN.fullmatch(dict(attrs).get("href") or "") if tag == "a" else None
        if reference is None:
            self.parts.append(self.get_starttag_text() or "")
            return
        link = self._links.get(UUID(reference[1]))
        address = addresses.linked_item(self._language, link) if link else None
        self._is_dropping_link = address is None
        if address is not None:
            self.parts.append(f'<a href="{escape(address)}">')

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser's signature
        """Copy an empty element."""
        self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Copy an end tag, unless its start was left out.

        Links do not nest in sanitised HTML.
        """
        if tag == "a" and self._is_dropping_link:
            self._is_dropping_link = False
            return
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Copy text."""
        self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        """Copy a named character."""
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Copy a numbered character."""
        self.parts.append(f"&#{name};")
