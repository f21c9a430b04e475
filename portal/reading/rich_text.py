"""Renders rich text: links become addresses for the reader, digits keep their order."""

import re
from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser
from uuid import UUID

from markupsafe import Markup

from content_models.languages import INTERFACE_LANGUAGES, direction
from content_models.published import Link
from content_models.references import LINK_PATTERN, LINK_SCHEME
from portal.reading import addresses
from portal.reading.order import isolated_runs

_OWN_PAGE = re.compile(rf"/(?:{'|'.join(INTERFACE_LANGUAGES)})(?=/)")
"""The beginning of a page's address that an editor typed, without a host."""


def rendered(html: str, language: str, links: Mapping[UUID, Link], locale: str) -> Markup:
    """Return a sanitised fragment, with links resolved for a reader.

    A link to an item that is not published becomes plain text. A link that was typed to a page of
    ours, e.g. to a list, leads to it in the reader's language. ``locale`` is that of the text.
    """
    is_right_to_left = direction(locale) == "rtl"
    if is_right_to_left or f"{LINK_SCHEME}:" in html or 'href="/' in html:
        resolver = _Renderer(language, links, isolates=is_right_to_left)
        resolver.feed(html)
        resolver.close()
        html = "".join(resolver.parts)
    # The one place where HTML goes into a page unescaped. Whatever an editor pasted was sanitised
    # by nh3 when it was projected; an attack would have to pass there.
    return Markup(html)  # noqa: S704


class _Renderer(HTMLParser):
    """Copies a fragment piece by piece; only links and runs of digits are written anew."""

    def __init__(self, language: str, links: Mapping[UUID, Link], *, isolates: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._text: list[str] = []
        self._language = language
        self._links = links
        self._isolates = isolates
        self._is_dropping_link = False

    def close(self) -> None:
        """Write the text behind the last tag."""
        super().close()
        self._write_text()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy a tag, or write an address for the reader in it."""
        self._write_text()
        target = (dict(attrs).get("href") or "") if tag == "a" else ""
        reference = LINK_PATTERN.fullmatch(target)
        if reference is None and _OWN_PAGE.match(target):
            own = _OWN_PAGE.sub(f"/{self._language}", target, count=1)
            self.parts.append(f'<a href="{escape(own)}">')
            return
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
        self._write_text()
        self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Copy an end tag, unless its start was left out.

        Links do not nest in sanitised HTML.
        """
        self._write_text()
        if tag == "a" and self._is_dropping_link:
            self._is_dropping_link = False
            return
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Copy text."""
        self._text.append(data)

    def handle_entityref(self, name: str) -> None:
        """Copy a named character."""
        self._text.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Copy a numbered character."""
        self._text.append(f"&#{name};")

    def _write_text(self) -> None:
        """Write the text since the last tag, as one.

        A sign may be named inside of a number: ``&nbsp;``.
        """
        text = "".join(self._text)
        self._text.clear()
        self.parts.append(isolated_runs(text) if self._isolates else text)
