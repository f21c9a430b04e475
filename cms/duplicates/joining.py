"""Makes one organisation's content of two. It writes nothing."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any
from uuid import UUID, uuid4

from cms.directory.models import Organisation, Service
from cms.duplicates.offers import BOTH, FACTS, KEPT, LISTS, MERGED, Choices
from cms.duplicates.sides import WORDS, Content, Side, content_of
from cms.duplicates.twins import SAME, twins_of
from cms.ground.fact_words import FACT_WORDS, FactWords

INNER = Service.inner_rows
"""Rows inside rows: of services alone."""


def joined(kept: Side, other: Side, choices: Choices) -> dict[str, Content]:
    """Return the contents of the organisation that is kept, by language, the original first."""
    return _Joining(kept, other, choices).contents()


class _Joining:
    def __init__(self, kept: Side, other: Side, choices: Choices) -> None:
        self._kept, self._other, self._choices = kept, other, choices
        self._own = {code: content_of(each) for code, each in kept.versions.items()}
        self._theirs = {code: content_of(each) for code, each in other.versions.items()}
        self._adopted: set[str] = set()
        self._new: dict[str, str] = {}

    def contents(self) -> dict[str, Content]:
        first = self._kept.language
        found = {first: self._with_facts(self._own[first])}
        for code in dict.fromkeys((*self._own, *self._theirs)):
            content = self._of_language(code, found.get(code) or self._own.get(code))
            if content is not None:
                found[code] = content
        return found

    def _choice(self, name: str) -> str:
        return self._choices.fields.get(name, KEPT)

    def _with_facts(self, own: Content) -> Content:
        theirs = self._theirs[self._other.language]
        content = deepcopy(own)
        for names in FACTS:
            if self._choice(names[0]) == MERGED:
                content |= {name: theirs[name] for name in names}
        for name in LISTS:
            both = {
                KEPT: own[name],
                MERGED: theirs[name],
                BOTH: list(dict.fromkeys((*own[name], *theirs[name]))),
            }
            content[name] = both[self._choice(name)]
        kept_rows = {name: self._chosen(KEPT, own[name]) for name in SAME}
        taken = {name: self._chosen(MERGED, theirs[name]) for name in SAME}
        self._adopted = {key for rows in taken.values() for key in _keys(rows)}
        places = _Places(self._kept, self._other, kept_rows, taken)
        self._new = places.new
        for name in SAME:
            rows = [self._adopt(row, places) for row in taken[name]]
            content[name] = [*map(places.settle_own, kept_rows[name]), *rows]
            for place, row in enumerate(content[name]):
                row["sort_order"] = place
        return content

    def _chosen(self, side: str, rows: list[Content]) -> list[Content]:
        return [deepcopy(row) for row in rows if f"{side}:{row['key']}" in self._choices.rows]

    def _adopt(self, row: Content, places: "_Places") -> Content:
        """Return a row of the other as a new one of the kept."""
        words = self._words_of_other(self._kept.language)
        for each in (row, *_inner(row)):
            each["pk"] = None
            each |= {name: text for name, text in words.get(each["key"], {}).items() if text}
        return places.settle(row)

    def _words_of_other(self, code: str) -> dict[str, Mapping[str, str]]:
        """Return the other's words beside rows in a language, by the keys of rows."""
        words = FactWords.read(self._theirs.get(code, {}).get(FACT_WORDS))
        return {key: each.texts for key, each in words.items()}

    def _of_language(self, code: str, own: Content | None) -> Content | None:
        theirs = self._theirs.get(code)
        if theirs is None or code in self._other.untranslated:
            return own
        taken = [
            each | {"key": self._new.get(each["key"], each["key"])}
            for each in theirs[FACT_WORDS]
            if each["key"] in self._adopted
        ]
        if own is None:
            if self._choice(f"version:{code}") == KEPT:
                return None
            return {name: theirs[name] for name in WORDS} | {FACT_WORDS: taken}
        content = own | {name: self._words(name, code, own, theirs) for name in WORDS}
        content["alternative_names"] = _names(
            content["name"], content["alternative_names"], own["name"], theirs["name"]
        )
        return content | {FACT_WORDS: [*own[FACT_WORDS], *taken]}

    def _words(self, name: str, code: str, own: Content, theirs: Content) -> str:
        choice = self._choice(f"{name}:{code}")
        if choice == BOTH:
            return "\n".join(dict.fromkeys(filter(None, (own[name], theirs[name]))))
        return str(theirs[name] if choice == MERGED else own[name])


class _Places:
    """Knows where the services and phones of either side are, once the rows are together."""

    def __init__(
        self,
        kept: Side,
        other: Side,
        own: Mapping[str, list[Content]],
        taken: Mapping[str, list[Content]],
    ) -> None:
        own_keys = {key for rows in own.values() for key in _keys(rows)}
        there = own_keys | {key for rows in taken.values() for key in _keys(rows)}
        twins = twins_of(kept.original, other.original)
        back = {twin: key for key, twin in twins.items()}
        self._there = there
        self._instead = {
            key: twin for key, twin in (*twins.items(), *back.items()) if key not in there
        }
        self.new = {
            key: str(uuid4()) for rows in taken.values() for key in _keys(rows) if key in own_keys
        }
        """Keys of rows that both have, since an earlier merge was undone: by the other's."""

    def settle(self, row: Content) -> Content:
        """Return a row of the other, which leads to what is there now."""
        for each in (row, *_inner(row)):
            each["key"] = self.new.get(each["key"], each["key"])
        return self._led(row, self.new)

    def settle_own(self, row: Content) -> Content:
        """Return a row of the kept one, which leads to what is there now."""
        return self._led(row, {})

    def _led(self, row: Content, new: Mapping[str, str]) -> Content:
        """Lead a row to what is there, or to the whole organisation."""
        if row.get("of") is not None:
            row["of"] = self._now(row["of"], new)
        if "places" in row:
            places = [
                each | {"location": self._now(each["location"], new)} for each in row["places"]
            ]
            row["places"] = [each for each in places if each["location"] is not None]
        return row

    def _now(self, key: str, new: Mapping[str, str]) -> str | None:
        if key in new:
            return new[key]
        key = self._instead.get(key, key)
        return key if key in self._there else None


def _keys(rows: list[Content]) -> Iterator[str]:
    for row in rows:
        yield row["key"]
        yield from (each["key"] for each in _inner(row))


def _inner(row: Content) -> list[Content]:
    return [each for name in INNER for each in row.get(name, ())]


def _names(kept: str, others: str, *names: str) -> str:
    """Return the other names: with the one that is not the name any more."""
    found = [line.strip() for line in others.splitlines() if line.strip()]
    known = {each.casefold() for each in (kept.strip(), *found)}
    for name in names:
        if name.strip().casefold() not in known:
            found.append(name.strip())
            known.add(name.strip().casefold())
    return "\n".join(dict.fromkeys(found))


def new_version(key: UUID, locale: Any, content: Content) -> Any:
    """Return a version in another language, in memory."""
    return Organisation(translation_key=key, locale=locale, live=False, **content)
