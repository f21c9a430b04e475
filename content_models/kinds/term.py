"""Defines the theme, which says what an item is about."""

from typing import ClassVar, Literal
from uuid import UUID

from content_models.blocks import Frozen
from content_models.documents import BaseDocument, Kind
from content_models.languages import LanguageTag
from content_models.vocabularies import ThemeGroup, message


class AnsweredNeed(Frozen):
    """An answered need leads readers to a theme; ``names`` are those of all its languages."""

    key: UUID
    names: tuple[tuple[LanguageTag, str], ...]


class Term(BaseDocument):
    """A term is a theme in one language; ``title`` is its label.

    ``merged`` holds the keys of themes that were merged into it: their addresses lead to it.
    ``needs`` are those that it answers, where readers are asked what they need.
    """

    entry: ClassVar[Kind] = Kind(
        name="term",
        label=message("Theme"),
        plural=message("Themes"),
        writers="reviewers",
        is_named_by_others=True,
    )

    kind: Literal["term"] = "term"
    group: ThemeGroup
    synonyms: tuple[str, ...] = ()
    merged: tuple[UUID, ...] = ()
    needs: tuple[AnsweredNeed, ...] = ()
