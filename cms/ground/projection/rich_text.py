"""Turns Wagtail's stored rich text into the fragments that readers get.

``expand_db_html`` is not used: it passes ``onclick``, ``javascript:`` and ``<script>`` through, and
writes addresses of the page tree. Links to pages become symbolic, and what is left is sanitised.
"""

import html
import re
from typing import Any

import nh3
from django.conf import settings
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.rich_text.rewriters import LinkRewriter

from cms.ground.hiding import is_private
from cms.ground.projection.addresses import public_address
from content_models.media import MEDIA_ROOT
from content_models.references import LINK_SCHEME, link_to

ALLOWED_TAGS = {"h2", "h3", "h4", "p", "b", "strong", "i", "em", "ol", "ul", "li", "a", "br", "bdi"}
ALLOWED_ATTRIBUTES = {"a": {"href"}, "*": {"dir", "lang"}}  # without dir, Arabic breaks
ALLOWED_SCHEMES = {"http", "https", "mailto", "tel", LINK_SCHEME}
_BLOCK_EDGE = re.compile(r"</?(p|h\d|li|ul|ol|div|t[dhr])\b[^>]*>|<br\s*/?>", re.IGNORECASE)
_PASTED_TAGS = {"h1", "h5", "h6", "div", "table", "thead", "tbody", "tfoot", "tr", "td", "th"}
_PASTED = re.compile(rf"<({'|'.join(_PASTED_TAGS)}|h4)[\s>]", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b[^>]*>(.*?)</t[dh]>", re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.DOTALL)
_BLOCKS_IN_CELL = re.compile(r"</?(?:p|div|h\d|ul|ol|li)\b[^>]*>|<br>")
_LEVELS = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "div": "p"}
_LEVEL = re.compile(rf"<(/?)({'|'.join(_LEVELS)})\b")
_EMPTY = re.compile(r"<(p|h\d)[^>]*>\s*</\1>")
BETWEEN_CELLS = " | "
_SPACE = re.compile(r"\s+")


def to_fragment(source: str) -> str:
    """Return a sanitised fragment with symbolic links, from what Wagtail stores."""
    chosen: dict[str, str] = {}

    def document_links(attributes: list[dict[str, Any]]) -> list[str]:
        chosen.update(_public_files(attributes))
        return [
            f'<a href="{html.escape(chosen[each["id"]])}">' if each.get("id") in chosen else "<a>"
            for each in attributes
        ]

    rules = {"page": _page_links, "document": document_links}
    rewritten = LinkRewriter(bulk_rules=rules)(source)
    files = frozenset(chosen.values())
    if not _PASTED.search(rewritten):
        return _sanitised(rewritten, ALLOWED_TAGS, files)
    # A paragraph cannot lie in another: the second pass ends the outer one, and leaves empty ones.
    in_lines = _in_lines(_sanitised(rewritten, ALLOWED_TAGS | _PASTED_TAGS, files))
    return _EMPTY.sub("", _sanitised(in_lines, ALLOWED_TAGS, files))


def _sanitised(source: str, tags: set[str], files: frozenset[str]) -> str:
    return nh3.clean(
        source,
        tags=tags,
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=ALLOWED_SCHEMES,
        link_rel=None,
        attribute_filter=lambda _tag, _name, value: _typed_made_whole(value, files),
    )


def _typed_made_whole(value: str, chosen: frozenset[str]) -> str:
    """Give a typed address of a file its host.

    Attack: by a typed path alone a file that waits, or a private one, would count as shown by this
    text, and be public.
    """
    is_typed = value.startswith(MEDIA_ROOT) and value not in chosen
    return f"{settings.BASE_URL}{value}" if is_typed else value


def _in_lines(sanitised: str) -> str:
    """Return a fragment with readers' headings and a line for each row."""
    in_rows = _ROW.sub(_line, sanitised)
    return _LEVEL.sub(lambda found: f"<{found[1]}{_LEVELS[found[2]]}", in_rows)


def _line(row: re.Match[str]) -> str:
    cells = (
        _SPACE.sub(" ", _BLOCKS_IN_CELL.sub(" ", each)).strip() for each in _CELL.findall(row[1])
    )
    return f"<p>{BETWEEN_CELLS.join(cells)}</p>"


def to_plain_text(source: str) -> str:
    """Return the text alone, in one line."""
    spaced = _BLOCK_EDGE.sub(r"\g<0> ", source)
    return _SPACE.sub(" ", html.unescape(nh3.clean(spaced, tags=set()))).strip()


def _page_links(attributes: list[dict[str, Any]]) -> list[str]:
    """Return an opening tag for each link to a page.

    A link to a page that is gone becomes a bare ``<a>``.
    """
    ids = {each["id"] for each in attributes if str(each.get("id", "")).isdecimal()}
    rows = Page.objects.filter(pk__in=ids).values_list("pk", "translation_key")
    keys = {str(pk): key for pk, key in rows}
    return [
        f'<a href="{link_to(keys[each["id"]])}">' if each.get("id") in keys else "<a>"
        for each in attributes
    ]


def _public_files(attributes: list[dict[str, Any]]) -> dict[str, str]:
    """Return the addresses of files that readers may have, by key as links write it."""
    ids = {each["id"] for each in attributes if str(each.get("id", "")).isdecimal()}
    found = get_document_model().objects.filter(pk__in=ids)
    return {str(file.pk): public_address(file.file) for file in found if not is_private(file)}
