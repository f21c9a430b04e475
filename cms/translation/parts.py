"""Finds the parts of an item whose freshness is known one by one.

They are written fields, and blocks of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail.fields import StreamField
from wagtail_localize.fields import TranslatableField

from cms.ground.fact_words import FactWords, FactWordsField
from cms.ground.translatable_fields import BesideField
from cms.translation.fingerprints import fingerprint, is_empty


@dataclass(frozen=True)
class Part:
    """A part is a field, a block of one, or the words beside a fact.

    Attributes:
        name: of the field, or ``field/identity of the block``, or ``field/key of the fact``.
        kind: the type of the block, or the relation of the fact; empty for a field.
        fingerprint: of what stands in it.
    """

    name: str
    kind: str
    fingerprint: str


def parts_of(item: Any) -> list[Part]:
    """Return the parts of an item in which something stands, in its order."""
    return [part for name in written_fields(type(item)) for part in _parts(item, name)]


def written_fields(model: type[Any]) -> list[str]:
    """Return the fields of a model's text that are written in each language."""
    return [
        each.field_name
        for each in getattr(model, "translatable_fields", ())
        if isinstance(each, TranslatableField) and not isinstance(each, BesideField)
    ]


def fields_beside(model: type[Any]) -> list[str]:
    """Return the fields of a model that are written in each language beside the text."""
    return [
        each.field_name
        for each in getattr(model, "translatable_fields", ())
        if isinstance(each, BesideField)
    ]


def part_name(model: type[Any], path: str) -> str:
    """Return the part in which a segment of wagtail-localize stands.

    The segment's path has dots.
    """
    field, _dot, rest = path.partition(".")
    if not isinstance(model._meta.get_field(field), StreamField | FactWordsField):
        return field
    return f"{field}/{rest.partition('.')[0]}"


def field_and_block(name: str) -> tuple[str, str]:
    """Return the field of a part, and its block's identity, empty for a field."""
    field, _slash, block = name.partition("/")
    return field, block


def _parts(item: Any, field: str) -> Iterator[Part]:
    if isinstance(item._meta.get_field(field), FactWordsField):
        for words in FactWords.read(getattr(item, field)).values():
            if not is_empty(words.texts):
                yield Part(f"{field}/{words.key}", words.rows, fingerprint(words.texts))
        return
    if not isinstance(item._meta.get_field(field), StreamField):
        value = getattr(item, field)
        if not is_empty(value):
            yield Part(field, "", fingerprint(value))
        return
    for child in getattr(item, field):
        value = child.block.get_prep_value(child.value)
        if not is_empty(value):
            yield Part(f"{field}/{child.id}", child.block_type, fingerprint(value))
