"""Makes large corpora of index entries: the demonstration's, many times over.

Case studies have the same share as in ``content``. Each copy of an item has an invented name in its
titles, and bodies mixed of the sentences of their language. The same seed makes the same entries,
and a large corpus begins with the small one.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count, cycle, islice, pairwise
from typing import NamedTuple
from uuid import uuid5

from content_models.languages import INTERFACE_LANGUAGES
from content_models.published import PublishedStore
from search.analysis.asking import is_telling
from search.analysis.tokens import words
from search.entries import Entry, entries_of, named_keys
from tests.benchmarks.content import CASE_STUDY_SHARE, SYLLABLES
from tests.integration.installation import Installation

SEED = 20260901
SENTENCE_END = re.compile(r"(?<=[.!?;؟·])\s+")
LOOKED_AT = 2_000
"""Entries of which queries are made."""
COMMON = 60
"""Words, and pairs of words, that count as common."""
SHORTEST_SLIP = 6
"""Letters of a word that is typed wrong."""


@dataclass(frozen=True)
class Corpus:
    """Holds the demonstration's entries, by item, of which any number is made."""

    items: list[list[Entry]]

    @classmethod
    def of(cls, installation: Installation) -> "Corpus":
        """Read what an installation has published."""
        store = PublishedStore(installation.deployment)
        with store.reading() as reader:
            keys = {key for key, _ in reader.digests()}
            versions = reader.versions(keys)
        store.close()
        made = (
            entries_of(each, {named: versions.get(named, []) for named in named_keys(each)})
            for _, each in sorted(versions.items())
        )
        return cls([entries for entries in made if entries])

    @cached_property
    def sentences(self) -> dict[str, list[str]]:
        """Return the sentences of all bodies, by language."""
        found: dict[str, list[str]] = {}
        for versions in self.items:
            for each in versions:
                found.setdefault(each.locale, []).extend(sentences(each.body))
        return found

    def entries(self, number: int) -> Iterator[Entry]:
        """Yield so many entries."""
        return islice(self._entries(), number)

    def _entries(self) -> Iterator[Entry]:
        dice = random.Random(SEED)
        case_studies = cycle(each for each in self.items if each[0].kind == "case_study")
        others = cycle(each for each in self.items if each[0].kind != "case_study")
        for number in count():
            is_case_study = dice.random() < CASE_STUDY_SHARE
            yield from self.copies(next(case_studies if is_case_study else others), number, dice)

    def copies(
        self, versions: Sequence[Entry], number: int, dice: random.Random
    ) -> Iterator[Entry]:
        """Yield an item's versions anew, as another item."""
        name = "".join(dice.choices(SYLLABLES, k=4)).capitalize()
        for each in versions:
            length = len(sentences(each.body))
            body = " ".join(dice.choices(self.sentences[each.locale], k=length)) if length else ""
            yield replace(
                each,
                key=uuid5(each.key, str(number)),
                digest=f"{each.digest} {number}",
                title=f"{each.title} {name}",
                other_versions=f"{each.other_versions} {name}" if each.other_versions else "",
                body=body,
            )


class Asked(NamedTuple):
    """What a reader types, and the reader's language."""

    reader: str
    text: str


class Typist:
    """Types queries as readers do: words of titles, themes and bodies, by Zipf's law.

    Each is typed into the interface of one of the languages, from what serves its readers.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._dice = random.Random(SEED)
        self._entries: dict[str, list[Entry]] = {reader: [] for reader in INTERFACE_LANGUAGES}
        for entry in corpus.entries(LOOKED_AT):
            for reader in entry.readers:
                self._entries[reader].append(entry)
        self._frequencies = {
            reader: Counter(word.lower() for each in found for word in words(each.body))
            for reader, found in self._entries.items()
        }
        self._pairs = {
            reader: [pair for pair, _ in pairs_of(found).most_common(COMMON)]
            for reader, found in self._entries.items()
        }

    def many(self, kind: Callable[[], Asked], number: int) -> list[Asked]:
        """Return so many queries of a kind."""
        return [kind() for _ in range(number)]

    def ordinary(self) -> Asked:
        """Type one to four words that some document has."""
        reader, entry = self._any()
        length = self._dice.randint(1, 4)
        themes = [
            name
            for each in entry.concepts
            if each.field == "theme"
            for locale, name in each.names
            if locale == reader
        ]
        match self._dice.choice(("title", "body", "theme" if themes else "title")):
            case "title":
                spoken = words(entry.title)
                start = self._dice.randrange(max(1, len(spoken) - length + 1))
                chosen = spoken[start : start + length]
            case "theme":
                chosen = words(self._dice.choice(themes))[:length]
            case _:
                chosen = self._by_frequency(reader, entry, length)
        return Asked(reader, " ".join(chosen))

    def phrase(self) -> Asked:
        """Type two common words in quotation marks."""
        reader = self._reader()
        return Asked(reader, f'"{" ".join(self._dice.choice(self._pairs[reader]))}"')

    def many_common(self) -> Asked:
        """Type sixteen common words."""
        reader = self._reader()
        return Asked(reader, " ".join(self._dice.sample(self._common(reader), 16)))

    def common(self) -> Asked:
        """Type one common word."""
        reader = self._reader()
        return Asked(reader, self._dice.choice(self._common(reader)))

    def slip(self) -> Asked:
        """Type an ordinary query with one letter of a long word left out."""
        while True:
            reader, text = self.ordinary()
            spoken = text.split()
            long = [place for place, each in enumerate(spoken) if len(each) >= SHORTEST_SLIP]
            if long:
                place = self._dice.choice(long)
                letter = self._dice.randrange(1, len(spoken[place]) - 1)
                spoken[place] = spoken[place][:letter] + spoken[place][letter + 1 :]
                return Asked(reader, " ".join(spoken))

    def beginning(self) -> Asked:
        """Type a query as far as some letters of its last word."""
        reader, text = self.ordinary()
        before, space, last = text.rpartition(" ")
        return Asked(reader, before + space + last[: self._dice.randint(1, max(1, len(last) - 1))])

    def _reader(self) -> str:
        return self._dice.choice(tuple(INTERFACE_LANGUAGES))

    def _any(self) -> tuple[str, Entry]:
        reader = self._reader()
        return reader, self._dice.choice(self._entries[reader])

    def _common(self, reader: str) -> list[str]:
        return [word for word, _ in self._frequencies[reader].most_common(COMMON)]

    def _by_frequency(self, reader: str, entry: Entry, length: int) -> list[str]:
        """Choose telling words, the n-th most frequent 1/n times as often as the first."""
        frequencies = self._frequencies[reader]
        telling = {word for word in words(f"{entry.summary} {entry.body}") if is_telling(word)}
        ranked = sorted(telling, key=lambda word: (-frequencies[word.lower()], word))
        weights = [1 / rank for rank in range(1, len(ranked) + 1)]
        return self._dice.choices(ranked, weights, k=length) if ranked else words(entry.title)[:1]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [each for each in SENTENCE_END.split(text) if each]


def pairs_of(entries: Sequence[Entry]) -> Counter[tuple[str, str]]:
    """Count the pairs of words that stand side by side."""
    found: Counter[tuple[str, str]] = Counter()
    for each in entries:
        spoken = [word.lower() for word in words(each.body)]
        found.update(pairwise(spoken))
    return found
