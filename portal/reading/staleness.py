"""Tells readers where a translation does not follow the original, or is not one yet."""

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
REMOVED = message("Since %(date)s, the version in %(language)s no longer says this.")
LEFT = message("This part is not translated yet: it is in %(language)s.")
LEFT_PARTLY = message("Some of this is not translated yet: it is in %(language)s.")
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
        address: of the original; empty where it is not published, or its own words are there.
        source: the original's language.
        is_mixed: what follows has paragraphs in both languages, and their directions.
    """

    text: str
    link_text: str
    address: str
    source: str
    is_mixed: bool


def stale_at(
    words: Wording, item: Item[BaseDocument], field: str, index: int | None = None
) -> Markup:
    """Return the notice before a stale part.

    The part is a field, or a block, line or step of one.
    """
    parts = item.document.translation.stale_parts
    here = [each for each in parts if _place(each) == (field, index) and not each.is_missing]
    return NOTHING.join(
        _rendered(words, item, text, some)
        for text, some in _by_text(here)
        if not (text == LEFT and _goes_on(item.document, field, index))
    )


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
    left = [each for each in rest if each.still_in]
    found = [
        *(_notice(words, item, text, some) for text, some in _by_text(here)),
        _notice(words, item, LEFT_PARTLY, left),
        _notice(words, item, ELSEWHERE, [each for each in rest if each not in left]),
    ]
    return [notice for notice in found if notice is not None]


def _by_text(parts: Iterable[StalePart]) -> list[tuple[str, list[StalePart]]]:
    """Return parts of one place by what is said of them."""
    found: dict[str, list[StalePart]] = {}
    for part in parts:
        found.setdefault(_text(part), []).append(part)
    return list(found.items())


def _text(part: StalePart) -> str:
    if part.is_removed:
        return REMOVED
    if part.still_in is None:
        return OLDER
    return LEFT_PARTLY if part.is_partly else LEFT


def _goes_on(document: BaseDocument, field: str, index: int | None) -> bool:
    """True if what stands before is left in the same language and says so."""
    if not index:
        return False
    own = document.locale_of(field, index)
    return document.locale_of(field, index - 1) == own != document.locale


def _place(part: StalePart) -> tuple[str, int | None]:
    return part.field, part.index


def _notice(
    words: Wording, item: Item[BaseDocument], text: str, parts: Iterable[StalePart]
) -> StaleNotice | None:
    told = list(parts)
    source = item.document.translation.source_locale
    if source is None or not told:
        return None
    said = {
        "language": words.language(told[0].still_in or source),
        "date": words.date(max(each.changed_at for each in told)),
    }
    return StaleNotice(
        text=words.translate(text) % said,
        link_text=words.translate(LINK) % {"language": words.language(source)},
        address="" if text == LEFT else item.other_translations.get(source, ""),
        source=source,
        is_mixed=text == LEFT_PARTLY,
    )
