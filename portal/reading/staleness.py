"""Tells readers where a translation is older than the original."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import get_template_attribute
from markupsafe import Markup

from content_models.documents import BaseDocument, StalePart
from content_models.vocabularies import message
from portal.reading.items import Item
from portal.reading.wording import Wording

OLDER = message("The version in %(language)s changed on %(date)s: this part may be out of date.")
MISSING = message("The version in %(language)s says more here since %(date)s.")
ELSEWHERE = message("The original has changed since this translation was made.")
LINK = message("Read the original in %(language)s")
NOTHING = Markup("")
AT_THE_TOP = frozenset({"title", "summary", "alternative_names"})
"""Fields that stand where the page begins."""


@dataclass(frozen=True)
class StaleNotice:
    """A stale notice tells readers that a part of a page is stale.

    Attributes:
        text: what it says.
        link_text: of a link to the original.
        address: of the original; empty where it is not published.
        source: the original's language.
    """

    text: str
    link_text: str
    address: str
    source: str


def stale_at(
    words: Wording, item: Item[BaseDocument], field: str, index: int | None = None
) -> Markup:
    """Return the notice before a stale part.

    The part is a field, or a block, line or step of one.
    """
    parts = item.document.translation.stale_parts
    here = [each for each in parts if _place(each) == (field, index) and not each.is_missing]
    return _rendered(words, item, OLDER, here)


def stale_after(words: Wording, item: Item[BaseDocument], field: str) -> Markup:
    """Return the notice after a field of which the original has more.

    A field that is empty has no place on the page: then it is said at the top.
    """
    parts = item.document.translation.stale_parts
    more = [each for each in parts if each.field == field and each.is_missing]
    has_a_place = more and getattr(item.document, field)
    return _rendered(words, item, MISSING, more if has_a_place else ())


def _rendered(
    words: Wording, item: Item[BaseDocument], text: str, parts: Iterable[StalePart]
) -> Markup:
    notice = _notice(words, item, text, parts)
    if notice is None:
        return NOTHING  # at nearly all parts
    macro = get_template_attribute("components/notices.html", "stale_notice")
    rendered: Markup = macro(words, notice, item.document.locale)
    return rendered


def stale_at_the_top(
    words: Wording, item: Item[BaseDocument], fields: Iterable[str]
) -> list[StaleNotice]:
    """Return the notices below the title.

    They are about title and summary, and about what has no place of its own.

    Args:
        words: of the reader.
        item: what the page shows.
        fields: those that say themselves what is older in them.
    """
    placed = {field for field in fields if getattr(item.document, field)}
    parts = [each for each in item.document.translation.stale_parts if each.field not in placed]
    here = [each for each in parts if each.field in AT_THE_TOP and not each.is_missing]
    rest = [each for each in parts if each not in here]
    found = (
        _notice(words, item, OLDER, here),
        _notice(words, item, ELSEWHERE, rest),
    )
    return [notice for notice in found if notice is not None]


def _place(part: StalePart) -> tuple[str, int | None]:
    return part.field, part.index


def _notice(
    words: Wording, item: Item[BaseDocument], text: str, parts: Iterable[StalePart]
) -> StaleNotice | None:
    source = item.document.translation.source_locale
    days = [each.changed_at for each in parts]
    if source is None or not days:
        return None
    language = words.language(source)
    return StaleNotice(
        text=words.translate(text) % {"language": language, "date": words.date(max(days))},
        link_text=words.translate(LINK) % {"language": language},
        address=item.other_translations.get(source, ""),
        source=source,
    )
