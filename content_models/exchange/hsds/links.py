"""Writes and reads attributes: what HSDS has no field for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from content_models.exchange.hsds import taxonomies
from content_models.exchange.hsds.rows import HsdsAttribute, HsdsTaxonomyTerm
from content_models.exchange.hsds.taxonomies import NAMESPACE, THEMES, Vocabulary


@dataclass(frozen=True)
class Words:
    """Words say what a document names by a code or a key.

    Attributes:
        say: translates a message; leaves it as it is, in English, by itself.
        themes: names by key.
    """

    say: Callable[[str], str] = field(default=lambda text: text)
    themes: Mapping[UUID, str] = field(default_factory=dict)

    def said(self, messages: Iterable[str]) -> str | None:
        """Return messages as one text; None for none."""
        return "; ".join(map(self.say, messages)) or None


def part_id(owner: UUID, *told: str) -> UUID:
    """Return the identifier of a part that has no key."""
    return uuid5(NAMESPACE, " ".join((str(owner), *told)))


class Links:
    """Collects the attributes of one row.

    Args:
        entity: its table.
        owner: its identifier.
        words: to name terms.
    """

    def __init__(self, entity: str, owner: UUID, words: Words) -> None:
        self._entity = entity
        self._owner = owner
        self._words = words
        self._found: list[HsdsAttribute] = []

    @property
    def all(self) -> tuple[HsdsAttribute, ...]:
        """Return what was collected."""
        return tuple(self._found)

    def values(self, vocabulary: Vocabulary, values: Iterable[str]) -> "Links":
        """Add values of a vocabulary."""
        for value in values:
            self._name(vocabulary.name, taxonomies.term(vocabulary, value, self._words.say))
        return self

    def themes(self, keys: Iterable[UUID]) -> "Links":
        """Add themes; one whose name is not known is named by its key."""
        for key in keys:
            self._name(THEMES.name, taxonomies.theme(key, self._words.themes.get(key, str(key))))
        return self

    def texts(self, link_type: str, *texts: object, label: str | None = None) -> "Links":
        """Add texts and numbers that have no field; None and empty ones are left out."""
        for text in texts:
            if text is None or text == "":
                continue
            identifier = part_id(self._owner, link_type, str(len(self._found)), str(text))
            self._found.append(
                HsdsAttribute(
                    id=identifier,
                    link_id=self._owner,
                    link_entity=self._entity,
                    link_type=link_type,
                    value=str(text),
                    label=label,
                )
            )
        return self

    def _name(self, link_type: str, term: HsdsTaxonomyTerm) -> None:
        self._found.append(
            HsdsAttribute(
                id=part_id(self._owner, link_type, str(term.id)),
                link_id=self._owner,
                link_entity=self._entity,
                link_type=link_type,
                taxonomy_term_id=term.id,
                taxonomy_term=term,
            )
        )


def texts_of(attributes: Iterable[HsdsAttribute], link_type: str) -> list[str]:
    """Return the texts of one type, in their order."""
    return [each.value for each in attributes if each.link_type == link_type and each.value]


def text_of(attributes: Iterable[HsdsAttribute], link_type: str) -> str | None:
    """Return the first text of one type, or None."""
    return next(iter(texts_of(attributes, link_type)), None)


def themes_in(attributes: Iterable[HsdsAttribute]) -> tuple[UUID, ...]:
    """Return the keys of the themes that attributes name."""
    return tuple(
        each.taxonomy_term_id
        for each in attributes
        if each.link_type == THEMES.name and each.taxonomy_term_id
    )
