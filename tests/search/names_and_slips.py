"""Says how searches treat correct words that nothing has, and words with one typing error."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from content_models.kinds import Document
from search.analysis.asking import is_telling
from search.analysis.tokens import words
from search.item_texts import body_of
from search.kinds import findable
from search.known_words import is_known
from search.query import Query
from search.results import Results
from search.words import parse_search_text
from tests.search.slips import Slip, slips_of

CORRECT_WORDS = Path(__file__).with_name("correct_words") / "words.yaml"
Search = Callable[[Query], Results]
_READERS = {"fa": "en"}
"""Languages that the interface does not have, and one that their readers choose."""


@dataclass
class Report:
    """Holds what was asked, and what went wrong."""

    correct: int = 0
    rewritten: list[str] = field(default_factory=list)
    offered_for_correct: list[str] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    other_words: list[Slip] = field(default_factory=list)
    misled: list[Slip] = field(default_factory=list)
    applied: list[Slip] = field(default_factory=list)
    offered: list[Slip] = field(default_factory=list)

    @property
    def rewritten_part(self) -> float:
        """The part of correct words that are rewritten unasked."""
        return len(self.rewritten) / self.correct

    def mended_part(
        self, language: str = "", *, short: bool = False, unasked: bool = False
    ) -> float:
        """The part of slips after which a reader finds what was meant, at once or by one tap."""
        mended = self.applied if unasked else [*self.applied, *self.offered]
        chosen = [each for each in self.slips if _is_chosen(each, language, short=short)]
        return sum(_is_chosen(each, language, short=short) for each in mended) / len(chosen)

    def lines(self) -> Iterator[str]:
        """Yield what ``make judge`` prints."""
        yield f"correct words {self.correct}: rewritten unasked {self.rewritten_part:.3f}"
        yield f"  {self.rewritten}, offered another {self.offered_for_correct}"
        yield f"slips that make another word, left out: {len(self.other_words)}"
        yield f"slips taken for another word: {len(self.misled)}"
        yield f"{'slips':20} {'words':>7} {'mended':>7} {'unasked':>8} {'4-5 letters':>12}"
        for language in ("", *dict.fromkeys(each.language for each in self.slips)):
            count = sum(_is_chosen(each, language) for each in self.slips)
            yield (
                f"{language or 'all':20} {count:7} {self.mended_part(language):7.3f}"
                f" {self.mended_part(language, unasked=True):8.3f}"
                f" {self.mended_part(language, short=True):12.3f}"
            )

    def misses(self) -> Iterator[str]:
        """Yield the slips after which nothing that was meant is found."""
        mended = {*self.applied, *self.offered}
        yield from (
            f"{each.language} {each.typed} ({each.meant})"
            for each in self.slips
            if each not in mended
        )


def report(search: Search, documents: Iterable[Document]) -> Report:
    """Ask for correct words and for slips of the documents' words."""
    made = Report()
    for language, correct in yaml.safe_load(CORRECT_WORDS.read_text("utf-8")).items():
        for word in correct:
            _ask_correct(search, made, language, word)
    for language, found in _words_by_language(documents).items():
        for slip in slips_of(found, language):
            _ask_slip(search, made, slip)
    return made


def _ask_correct(search: Search, made: Report, language: str, word: str) -> None:
    results = _answer(search, word, language)
    made.correct += 1
    if results.repairs:
        made.rewritten.append(f"{language} {word} → {results.repairs[0].used}")
    elif offered := _offered(results):
        made.offered_for_correct.append(f"{language} {word} → {offered[0]}")


def _ask_slip(search: Search, made: Report, slip: Slip) -> None:
    """Ask for a slip of a word that is found, unless it makes another word."""
    if not _answer(search, slip.meant, slip.language).total:
        return
    results = _answer(search, slip.typed, slip.language)
    if not slip.is_mended_by(slip.typed):
        is_found = results.total and not results.repairs
        if is_found or is_known(slip.typed):
            made.other_words.append(slip)
            return
    made.slips.append(slip)
    used = [repair.used for repair in results.repairs] or [slip.typed]
    if any(map(slip.is_mended_by, used)):
        made.applied.append(slip)
        return
    if results.repairs:
        made.misled.append(slip)
    if any(map(slip.is_mended_by, _offered(results))):
        made.offered.append(slip)


def _answer(search: Search, typed: str, language: str) -> Results:
    return search(Query(_READERS.get(language, language), parse_search_text(typed)))


def _offered(results: Results) -> list[str]:
    return [repair.used for repair in getattr(results, "offered", ())]


def _words_by_language(documents: Iterable[Document]) -> dict[str, set[str]]:
    """Return the telling words of titles, summaries, names of themes and prose."""
    found: dict[str, set[str]] = {}
    for document in documents:
        synonyms = findable(document).synonyms(document)
        text = " · ".join((document.title, document.summary, *synonyms, *body_of(document)))
        telling = (word for word in words(text) if is_telling(word) and word.isalpha())
        found.setdefault(document.locale, set()).update(telling)
    return found


def _is_chosen(slip: Slip, language: str, *, short: bool = False) -> bool:
    return language in {"", slip.language} and (slip.is_short or not short)
