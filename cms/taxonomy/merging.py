"""Merges two themes, or two needs, so that readers miss no word and no item."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log
from wagtail.models import Revision
from wagtail_localize.models import TranslationSource

from cms.ground.filing import all_fields_to
from cms.ground.kinds import kinds
from cms.ground.signals import changed_without_a_save
from cms.taxonomy.forms import compared
from cms.taxonomy.models import Need, Theme, ThemeLabel

MERGED = "taxonomy.merge"
"""The entry of the history."""
AT_A_TIME = 200


@transaction.atomic
def merge(kept: Theme, other: Theme, user: Any) -> None:
    """Merge another theme into the one that is kept; the other is deleted.

    Its items, with their drafts and old versions, are filed under the one that is kept; its labels
    and synonyms become synonyms; its key is remembered, for its addresses.
    """
    list(Theme.objects.select_for_update().filter(pk__in=(kept.pk, other.pk)).order_by("pk"))
    name = str(other)
    for item in _filed_anew(kept, other):
        changed_without_a_save.send(type(item), item=item)
    _file_versions_anew(kept, other)
    _take_words(kept, other)
    kept = Theme.objects.get(pk=kept.pk)  # with the words it has now
    kept.merged_keys = [*kept.merged_keys, str(other.key), *other.merged_keys]
    kept.save()
    revision = kept.save_revision(user=user)
    log(kept, MERGED, user=user, revision=revision, data={"merged": name})
    other.delete()


@transaction.atomic
def merge_needs(kept: Need, other: Need, user: Any) -> None:
    """Merge another need into the one that is kept; the other is deleted.

    Its themes become the kept one's, and its addresses lead there. Its names go.
    """
    list(Need.objects.select_for_update().filter(pk__in=(kept.pk, other.pk)).order_by("pk"))
    kept = Need.objects.get(pk=kept.pk)  # as it is now, after waiting for others
    name, themes = str(other), list(other.themes.all())
    codes = [other.code, *other.former_codes]
    other.delete()
    kept.themes.add(*themes)
    kept.former_codes = [*kept.former_codes, *codes]
    kept.save()
    revision = kept.save_revision(user=user)
    log(kept, MERGED, user=user, revision=revision, data={"merged": name})


def _filed_anew(kept: Theme, other: Theme) -> Iterator[Any]:
    """File items under the theme that is kept, and yield them."""
    for kind in kinds():
        for path, field in all_fields_to(Theme, kind.model):
            items = list(kind.model.objects.filter(**{path: other}).distinct())
            if field.many_to_many:
                _replace_rows(field, kept, other)
            else:
                field.model.objects.filter(**{field.name: other}).update(**{field.name: kept})
            for item in items:
                yield kind.model.objects.get(pk=item.pk)


def _replace_rows(field: Any, kept: Theme, other: Theme) -> None:
    rows: QuerySet[Any] = field.remote_field.through.objects
    owner, theme = field.m2m_field_name(), field.m2m_reverse_field_name()
    has_both = rows.filter(**{theme: kept}).values(owner)
    of_other = rows.filter(**{theme: other})
    of_other.filter(**{f"{owner}__in": list(has_both.values_list(owner, flat=True))}).delete()
    of_other.update(**{theme: kept})


def _file_versions_anew(kept: Theme, other: Theme) -> None:
    """File drafts, old versions and the sources of translations under the theme that is kept."""
    for kind in kinds():
        names = [path for path, _field in all_fields_to(Theme, kind.model)]
        of_kind = ContentType.objects.get_for_model(kind.model)
        revisions = Revision.objects.filter(content_type=of_kind) if names else ()
        for revision in _in_parts(revisions):
            if _replaced(revision.content, names, kept.pk, other.pk):
                Revision.objects.filter(pk=revision.pk).update(content=revision.content)
        sources = TranslationSource.objects.filter(specific_content_type=of_kind) if names else ()
        for source in _in_parts(sources):
            content = json.loads(source.content_json)
            if _replaced(content, names, kept.pk, other.pk):
                TranslationSource.objects.filter(pk=source.pk).update(
                    content_json=json.dumps(content)
                )


def _in_parts(rows: Any) -> Iterable[Any]:
    return rows.iterator(chunk_size=AT_A_TIME) if isinstance(rows, QuerySet) else rows


def _replaced(content: dict[str, Any], names: list[str], kept: int, other: int) -> bool:
    """Replace a theme in the content of a version; True if it was there."""
    is_there = False
    for name in names:
        rows, separator, inner = name.partition("__")
        if separator:
            inside = [_replaced(row, [inner], kept, other) for row in content.get(rows) or []]
            is_there = is_there or any(inside)
            continue
        found = content.get(name)
        if isinstance(found, list) and other in found:
            content[name] = list(dict.fromkeys(kept if pk == other else pk for pk in found))
            is_there = True
        elif found == other:
            content[name] = kept
            is_there = True
    return is_there


def _take_words(kept: Theme, other: Theme) -> None:
    """Add labels and synonyms, each once; missing labels become labels."""
    own = {label.language: label for label in ThemeLabel.objects.filter(theme=kept)}
    for label in ThemeLabel.objects.filter(theme=other):
        there = own.get(label.language)
        if there is None:
            ThemeLabel.objects.create(
                theme=kept, language=label.language, label=label.label, synonyms=label.synonyms
            )
            continue
        words = {compared(word): word for word in (label.label, *label.synonym_list)}
        for word in (there.label, *there.synonym_list):
            words.pop(compared(word), None)
        there.synonyms = "\n".join((*there.synonym_list, *words.values()))
        there.save()
