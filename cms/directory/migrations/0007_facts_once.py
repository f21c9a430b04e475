"""Moves facts to the version that was made first, and words beside them to each language.

Before, each language had its own rows of places and phones. Those of the original win; what it has
none of comes from the first translation that has. Names and labels that a translation said in other
words stay with it.
"""

import json
from collections import defaultdict
from typing import Any
from uuid import uuid4

from django.db import migrations

WORDED = {"locations": "name", "phones": "label"}
"""The rows that there were, and their column with words."""
KNOWN_BY = {"locations": ("address", "postcode", "place"), "phones": ("number",)}
"""The columns by which a row of a translation is known to be that of the original."""
MODELS = {"locations": "OrganisationLocation", "phones": "OrganisationPhone"}
EMPTY: dict[str, Any] = {
    "audiences": [],
    "spoken_languages": [],
    "email": "",
    "last_verified": None,
}
NEW_COLUMNS = {"key", "of", "precision", "accessibility", "accessibility_notes", "hours"}


STORED = {"id", "organisation_id"}
"""How a table calls what a version calls otherwise."""


def stand_once(apps: Any, _schema_editor: Any) -> None:
    """Move the facts of all organisations, and of their drafts and old versions."""
    for model in MODELS.values():
        rows = apps.get_model("directory", model).objects
        for pk in rows.values_list("pk", flat=True):
            rows.filter(pk=pk).update(key=uuid4())
    for versions in _organisations(apps):
        _Move(apps, versions).forwards()


def stand_in_each_language(apps: Any, _schema_editor: Any) -> None:
    """Copy the facts of all organisations into each of their languages.

    What the release before has no column for, services among it, is not copied.
    """
    for versions in _organisations(apps):
        _Move(apps, versions).backwards()


def _organisations(apps: Any) -> list[list[Any]]:
    """Return the versions of each organisation, the one made first at the beginning."""
    found: dict[Any, list[Any]] = defaultdict(list)
    for version in apps.get_model("directory", "Organisation").objects.order_by("pk"):
        found[version.translation_key].append(version)
    return list(found.values())


class _Move:
    def __init__(self, apps: Any, versions: list[Any]) -> None:
        self._apps = apps
        self._original, *self._translations = versions

    def forwards(self) -> None:
        adopted = self._adopt()
        keys = self._keys()
        for content, save in self._contents(self._original):
            content.update({name: each for name, each in adopted.items() if not content.get(name)})
            for rows, known in keys.items():
                _name_rows(content.get(rows) or [], known)
            content["words"] = _words_of(content)
            save()
        stored = {rows: self._rows(self._original, rows) for rows in WORDED}
        self._update(self._original, words=_words_of(stored))
        for translation in self._translations:
            self._strip(translation, stored)

    def _adopt(self) -> dict[str, Any]:
        """Take over what the original has none of; return it as a version has it."""
        adopted: dict[str, Any] = {}
        for translation in self._translations:
            for rows, model in MODELS.items():
                own = self._model(model).filter(organisation_id=translation.pk)
                if not self._rows(self._original, rows) and own.exists():
                    own.update(organisation_id=self._original.pk)
                    found = self._rows(self._original, rows)
                    adopted[rows] = _as_content(found, self._original.pk)
            for name, empty in EMPTY.items():
                value = getattr(translation, name)
                if getattr(self._original, name) == empty != value:
                    self._update(self._original, **{name: value})
                    adopted[name] = _plain(value)
            themes = self._theme_keys(translation)
            if themes and not self._theme_keys(self._original):
                self._themes().filter(organisation_id=translation.pk).update(
                    organisation_id=self._original.pk
                )
                adopted["themes"] = themes
        return adopted

    def _keys(self) -> dict[str, dict[Any, str]]:
        return {
            rows: {row["pk"]: row["key"] for row in self._rows(self._original, rows)}
            for rows in WORDED
        }

    def _strip(self, translation: Any, stored: dict[str, list[dict[str, Any]]]) -> None:
        own = {rows: self._rows(translation, rows) for rows in WORDED}
        self._update(translation, words=_other_words(own, stored), **EMPTY)
        for model in MODELS.values():
            self._model(model).filter(organisation_id=translation.pk).delete()
        self._themes().filter(organisation_id=translation.pk).delete()
        for content, save in self._contents(translation):
            content["words"] = _other_words(content, stored)
            content.update(EMPTY | {name: [] for name in (*WORDED, "themes")})
            save()

    def backwards(self) -> None:
        stored = {rows: self._rows(self._original, rows) for rows in WORDED}
        facts = {name: getattr(self._original, name) for name in EMPTY}
        themes = self._theme_keys(self._original)
        for translation in self._translations:
            self._update(translation, **facts)
            for theme in themes:
                self._themes().get_or_create(organisation_id=translation.pk, theme_id=theme)
            said = _said(translation.words)
            for rows, model in MODELS.items():
                for row in self._model(model).filter(organisation_id=self._original.pk):
                    _word(row, WORDED[rows], said)
                    row.pk, row.organisation_id = None, translation.pk
                    row.save()
            for content, save in self._contents(translation):
                said = _said(content.get("words"))
                content.update(_plain(facts), themes=themes)
                for rows, column in WORDED.items():
                    content[rows] = [
                        {
                            **{name: each for name, each in row.items() if name not in NEW_COLUMNS},
                            column: said.get(row["key"]) or row[column],
                            "pk": None,
                        }
                        for row in _as_content(stored[rows], translation.pk)
                    ]
                save()

    def _model(self, name: str) -> Any:
        return self._apps.get_model("directory", name).objects

    def _themes(self) -> Any:
        return self._apps.get_model("directory", "Organisation").themes.through.objects

    def _theme_keys(self, version: Any) -> list[int]:
        return list(
            self._themes().filter(organisation_id=version.pk).values_list("theme_id", flat=True)
        )

    def _update(self, version: Any, **values: Any) -> None:
        self._model("Organisation").filter(pk=version.pk).update(**values)
        for name, value in values.items():
            setattr(version, name, value)

    def _rows(self, version: Any, rows: str) -> list[dict[str, Any]]:
        found = self._model(MODELS[rows]).filter(organisation_id=version.pk)
        return [
            {**row, "pk": row["id"], "key": str(row["key"])}
            for row in found.order_by("sort_order", "pk").values()
        ]

    def _contents(self, version: Any) -> Any:
        """Yield what each stored version of a version says, and what saves it."""
        revisions = self._apps.get_model("wagtailcore", "Revision").objects.filter(
            content_type__app_label="directory",
            content_type__model="organisation",
            object_id=str(version.pk),
        )
        for revision in revisions.iterator(chunk_size=200):
            yield revision.content, lambda one=revision: one.save(update_fields=["content"])


def _plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    return json.loads(json.dumps(value, default=str))


def _as_content(rows: list[dict[str, Any]], owner: int) -> list[dict[str, Any]]:
    """Return stored rows as a version has them."""
    columns = [{name: each for name, each in row.items() if name not in STORED} for row in rows]
    return [row | {"organisation": owner} for row in _plain(columns)]


def _name_rows(rows: list[dict[str, Any]], keys: dict[Any, str]) -> None:
    """Give rows of an old version the keys of the stored ones, or keys of their own."""
    for row in rows:
        row["key"] = keys.get(row.get("pk")) or row.get("key") or str(uuid4())


def _words_of(content: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"key": row["key"], "rows": rows, "texts": {column: row[column]}}
        for rows, column in WORDED.items()
        for row in content.get(rows) or []
        if row.get(column)
    ]


def _other_words(
    content: dict[str, Any], stored: dict[str, list[dict[str, Any]]]
) -> list[dict[str, Any]]:
    """Return the words that rows of a translation say otherwise than those of the original."""
    found = []
    for rows, column in WORDED.items():
        for own, first in _pairs(rows, content.get(rows) or [], stored[rows]):
            if own.get(column) and own[column] != first[column] and first[column]:
                found.append(
                    {"key": first["key"], "rows": rows, "texts": {column: own[column]}}
                )
    return found


def _pairs(rows: str, own: list[dict[str, Any]], first: list[dict[str, Any]]) -> Any:
    """Yield rows of a translation with those of the original: known ones, else by their order."""
    known = {_known_by(rows, row): row for row in first}
    pairs = [(row, known.get(_known_by(rows, row))) for row in own]
    if len(own) == len(first) and not all(found for _row, found in pairs):
        return zip(own, first, strict=True)
    return [(row, found) for row, found in pairs if found]


def _known_by(rows: str, row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(row.get(name) or "") for name in KNOWN_BY[rows])


def _said(words: Any) -> dict[str, str]:
    """Return the one word beside each fact of the release before, by the fact's key."""
    return {
        each["key"]: next(iter(each["texts"].values()), "")
        for each in words or []
        if each.get("rows") in WORDED
    }


def _word(row: Any, column: str, said: dict[str, str]) -> None:
    setattr(row, column, said.get(str(row.key)) or getattr(row, column))


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0006_services_and_words"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(stand_once, stand_in_each_language)]
