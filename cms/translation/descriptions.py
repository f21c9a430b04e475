"""Describes parts in an editor's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext
from wagtail.fields import StreamField

from cms.ground.fact_words import FACT_WORDS, FactWords, is_of_facts
from cms.translation.parts import field_and_block
from cms.translation.records import Stale

EXCERPT_CHARACTERS = 120


@dataclass(frozen=True)
class StalePartInWords:
    """Describes a part of a translation that does not follow the original.

    Attributes:
        part: its name.
        label: of its field, and of its type of block.
        excerpt: how the original's text begins by now; of a removed part, the translation's own.
        changed_at: when that changed.
        note: why it is named, besides that it is older; empty where it is only older.
        confirm: what the button says by which an editor keeps the translation as it is.
        anchor: where it stands in the editor; empty where it has no place there.
    """

    part: str
    label: str
    excerpt: str
    changed_at: datetime
    note: str
    confirm: str
    anchor: str


def in_words(
    source: Any, version: Any, stale: Iterable[Stale], *, is_managed: bool
) -> list[StalePartInWords]:
    """Return the stale parts of a version, for its editor.

    Args:
        source: the original.
        version: the translation.
        stale: the stale parts of the version.
        is_managed: it is written segment by segment.
    """
    found = []
    for each in stale:
        label, excerpt = described(
            *((version, each.part) if each.is_removed else (source, each.of))
        )
        has_place = not each.is_missing and not (each.is_removed and is_managed)
        found.append(
            StalePartInWords(
                part=each.part,
                label=label,
                excerpt=excerpt,
                changed_at=datetime.fromisoformat(each.changed_at),
                note=_note(each),
                confirm=_confirm(each),
                anchor=anchor(each.part, is_managed=is_managed) if has_place else "",
            )
        )
    return found


def described(item: Any, part: str) -> tuple[str, str]:
    """Return what a part of an item is called, and how it begins."""
    return _label(item, part), _excerpt(item, part)


def _note(stale: Stale) -> str:
    if stale.is_missing:
        return gettext("The translation has no such part yet.")
    if stale.is_removed:
        return gettext("The original no longer has this part. Take it out here, too, or keep it.")
    if not stale.left_in:
        return ""
    if stale.is_partly:
        return gettext("Some of it is not translated yet.")
    return gettext("It is not translated yet.")


def _confirm(stale: Stale) -> str:
    if stale.is_removed:
        return gettext("Keep it")
    if stale.left_in:
        return gettext("The same in both languages")
    return gettext("Still right")


def anchor(part: str, *, is_managed: bool) -> str:
    """Return where a part stands in the editor.

    ``segments.js`` and ``places.js`` go there.
    """
    names = [each for each in field_and_block(part) if each]
    return f"part-{'-'.join(names)}" if is_managed else f":w:contentpath={'.'.join(names)}"


def _label(source: Any, part: str) -> str:
    field, block = field_and_block(part)
    name = str(capfirst(str(source._meta.get_field(field).verbose_name)))
    if is_of_facts(part):
        return _label_of_fact(source, block) or name
    child = _block(source, field, block)
    return name if child is None else f"{name} · {child.block.label}"


def _label_of_fact(source: Any, key: str) -> str:
    """Return what the rows are called in which a fact stands."""
    words = FactWords.read(getattr(source, FACT_WORDS)).get(key)
    if words is None:
        return ""
    return str(capfirst(source.name_of_rows(words.rows)))


def _excerpt(source: Any, part: str) -> str:
    field, block = field_and_block(part)
    child = _block(source, field, block)
    if is_of_facts(part):
        words = FactWords.read(getattr(source, field)).get(block)
        text = " ".join(words.texts.values()) if words else ""
    elif child is None:
        text = "" if block else getattr(source, field)
    else:
        text = " ".join(_texts(child.block.get_prep_value(child.value)))
    return Truncator(" ".join(strip_tags(text.replace("<", " <")).split())).chars(
        EXCERPT_CHARACTERS
    )


def _block(source: Any, field: str, block: str) -> Any | None:
    if not block or not isinstance(source._meta.get_field(field), StreamField):
        return None
    return next((child for child in getattr(source, field) if child.id == block), None)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        named = (each for name, each in value.items() if name not in {"id", "type"})
        return [text for each in named for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return []
