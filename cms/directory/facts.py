"""Keeps an item's facts once, at the version that was made first.

Its translations hold words alone and read its facts (docs/decisions/0032-facts-once.md).
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel, get_all_child_relations

from cms.directory.rows import all_rows
from cms.ground.fact_words import FACT_WORDS, FactWords, FactWordsField, to_json


class FactsOnce(ClusterableModel):
    """A version has the facts of its item, or reads them at the original.

    Attributes:
        fact_rows: relations whose rows are facts.
        fact_fields: columns and many-to-many fields that are facts.
    """

    words = FactWordsField(
        _("words beside facts"),
        default=list,
        blank=True,
        help_text=_("Names, labels and notes of places, phones and services."),
    )

    fact_rows: ClassVar[tuple[str, ...]] = ()
    fact_fields: ClassVar[tuple[str, ...]] = ()
    _original: Any = None

    class Meta:
        abstract = True

    @property
    def is_original(self) -> bool:
        """True for the version that was made first, or is the first to be made."""
        if self._original is self:
            return True
        others: Any = type(self).objects.filter(translation_key=self.translation_key)
        return not others.filter(pk__lt=self.pk).exists() if self.pk else not others.exists()

    @property
    def facts(self) -> Any:
        """Return the version that has the facts: this one, or the original."""
        if self._original is not None:
            return self._original
        return self if self.is_original else originals([self])[self.translation_key]

    def read_facts_of(self, original: Any) -> None:
        """Take the facts from a version that is loaded already."""
        self._original = original

    def gathered_words(self) -> list[dict[str, Any]]:
        """Return the words that stand in its own rows."""
        return to_json(row.own_words(name) for name, row in all_rows(self, self.fact_rows))

    def name_of_rows(self, relation: str) -> Any:
        """Return what a row of a relation is called."""
        model = self._models_of_rows.get(relation)
        return (model._meta if model else self._meta.get_field(FACT_WORDS)).verbose_name

    def labels_of_words(self, key: str, name: str) -> tuple[str, str]:
        """Return what the row of some words is called, and their column."""
        words = FactWords.read(self.facts.words).get(key)
        model = self._models_of_rows.get(words.rows) if words else None
        column = model._meta.get_field(name).verbose_name if model else ""
        rows = self.name_of_rows(words.rows if words else "")
        return str(capfirst(rows)), str(capfirst(column))

    @property
    def _models_of_rows(self) -> dict[str, type[Any]]:
        models = (type(self), *_models_inside(type(self), self.fact_rows))
        return {name: row for model in models for name, row in _relations(model)}

    def place_of_words(self, key: str) -> tuple[str, int] | None:
        """Return where the fact of some words stands: its relation and its place there."""
        for name in self.fact_rows:
            for index, row in enumerate(getattr(self.facts, name).all()):
                inner = all_rows(row, getattr(row, "inner_rows", ()))
                if key in {str(row.key), *(str(each.key) for _name, each in inner)}:
                    return name, index
        return None

    def save(self, *args: Any, **options: Any) -> None:
        """Save: an original with the words of its rows, a translation without facts."""
        written = options.get("update_fields")
        if written is None or FACT_WORDS in written:
            if self.is_original:
                self.words = self.gathered_words()
            else:
                self.drop_facts()
        super().save(*args, **options)

    def save_with_facts(self) -> None:
        """Save facts that are handed on, while the original is still there."""
        super().save()

    def serializable_data(self) -> dict[str, Any]:
        """Return what it is made of, with the words of its rows."""
        if self.is_original:
            self.words = self.gathered_words()
        return dict(super().serializable_data())

    def drop_facts(self) -> None:
        """Empty what only an original has, as it stands in memory."""
        held = self.__dict__.get("_cluster_related_objects", {})
        for name in self.fact_rows:
            if held.get(name):
                setattr(self, name, [])
        for name in self.fact_fields:
            field = self._meta.get_field(name)
            if not field.many_to_many:
                setattr(self, name, field.get_default())
            elif held.get(name):
                setattr(self, name, [])


def _relations(model: type[Any]) -> list[tuple[str, type[Any]]]:
    relations = get_all_child_relations(model)
    return [(each.get_accessor_name(), each.related_model) for each in relations]


def _models_inside(model: type[Any], rows: tuple[str, ...]) -> list[type[Any]]:
    found = [row for name, row in _relations(model) if name in rows]
    return [row for row in found if issubclass(row, ClusterableModel)]


def is_translation(model: type[Any]) -> Exists:
    """Return the condition that a version has no facts: another was made before."""
    return Exists(
        model.objects.filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    )


def originals(versions: Iterable[Any]) -> dict[Any, Any]:
    """Return the originals of some versions by key, those given or as they are stored."""
    given = list(versions)
    if not given:
        return {}
    model = type(given[0])
    rows = model.objects.filter(translation_key__in={each.translation_key for each in given})
    firsts = dict(rows.order_by("-pk").values_list("translation_key", "pk"))
    found = {each.pk: each for each in given if each.pk is not None}
    missing = model.objects.filter(pk__in=set(firsts.values()) - found.keys())
    found |= {each.pk: each for each in missing.prefetch_related(*model.prefetched_facts)}
    new = {each.translation_key: each for each in given}
    return new | {key: found[pk] for key, pk in firsts.items()}


def read_facts(versions: Iterable[Any]) -> None:
    """Have versions read the facts of their originals, all at once."""
    given = list(versions)
    found = originals(given)
    for each in given:
        each.read_facts_of(found[each.translation_key])


def hand_on_facts(item: Any, deleted: Any = None) -> None:
    """Give the facts of an original that is deleted to the version made next.

    Its drafts and old versions get them, too: whichever is published, nothing is lost.

    Args:
        item: is about to be deleted.
        deleted: all that is deleted with it, as Django's signal has it.
    """
    if not item.is_original:
        return
    others = type(item).objects.filter(translation_key=item.translation_key).exclude(pk=item.pk)
    if isinstance(deleted, QuerySet):
        others = others.exclude(pk__in=list(deleted.values_list("pk", flat=True)))
    heir = others.order_by("pk").first()
    if heir is None:
        return
    words = FactWords.read(heir.words)
    for name in item.fact_rows:
        item.copy_child_relation(name, heir)
    for name in item.fact_fields:
        field = item._meta.get_field(name)
        value = list(getattr(item, name).all()) if field.many_to_many else getattr(item, name)
        setattr(heir, name, value)
    for _name, row in all_rows(heir, item.fact_rows):
        row.take_words(words.get(str(row.key)))
    heir.words = heir.gathered_words()
    heir.save_with_facts()
    _hand_on_to_versions(heir)


def _hand_on_to_versions(heir: Any) -> None:
    content = heir.serializable_data()
    facts = {name: content[name] for name in (*heir.fact_rows, *heir.fact_fields)}
    for revision in heir.revisions.iterator():
        revision.content = revision.content | facts
        revision.save(update_fields=["content"])
