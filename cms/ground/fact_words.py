"""Keeps the words that stand beside facts, in one language.

Facts stand once, in the rows of an item's original; the words beside them once per language. The
original's words stand in those rows, too, and are gathered here so that wagtail-localize finds
them. A translation has words alone: it reads the facts of its original.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from django.db import models
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.strings import StringValue

FACT_WORDS = "words"
"""The field of a model that holds them."""


@dataclass(frozen=True)
class FactWords:
    """Holds the words beside one fact.

    Attributes:
        key: of the fact's row, the same in all languages.
        rows: the relation in which the row stands, e.g. ``phones``.
        texts: by the name of their field.
    """

    key: str
    rows: str
    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, value: Any) -> dict[str, Self]:
        """Return words by key, as a column holds them."""
        entries = value if isinstance(value, list) else []
        found = [cls(**each) for each in entries if isinstance(each, dict) and "key" in each]
        return {each.key: each for each in found}


def to_json(words: Iterable[FactWords]) -> list[dict[str, Any]]:
    """Return words as a column holds them, in their order."""
    return [asdict(each) for each in words if any(each.texts.values())]


class FactWordsField(models.JSONField):
    """Stores the words beside facts, and offers them to translators one by one.

    A segment's path is ``words.<key>.<field>``, its part of the version ``words/<key>``.
    """

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        """Return what there is to translate; asked by wagtail-localize."""
        return [
            StringSegmentValue(f"{each.key}.{name}", StringValue.from_plaintext(text))
            for each in FactWords.read(value).values()
            for name, text in each.texts.items()
            if text
        ]

    def restore_translated_segments(
        self, value: Any, segments: Iterable[StringSegmentValue]
    ) -> list[dict[str, Any]]:
        """Return the words of a translation.

        Args:
            value: the original's words.
            segments: what stands in their places.
        """
        texts: dict[str, dict[str, str]] = defaultdict(dict)
        for segment in segments:
            key, _dot, name = segment.path.partition(".")
            texts[key][name] = segment.render_text()
        return to_json(
            FactWords(each.key, each.rows, texts[each.key])
            for each in FactWords.read(value).values()
            if each.key in texts
        )


def is_of_facts(part: str) -> bool:
    """True for the name of a part that holds words beside a fact."""
    return part.startswith(f"{FACT_WORDS}/")
