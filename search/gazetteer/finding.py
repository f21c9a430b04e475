"""Finds places by name or postcode, in any script, with a slip or two."""

import re

from search.analysis.folding import fold
from search.gazetteer.asked import read
from search.gazetteer.by_letters import by_area, by_letters, by_number, within_slips
from search.gazetteer.by_sound import by_sound
from search.gazetteer.places import Place, Precision
from search.gazetteer.postcodes import Code, Coded, beginning_with, with_codes
from search.gazetteer.ranking import SURE, WHOLE_KEY, Answer, ranked
from search.gazetteer.spelling import in_latin, is_latin, is_mixed, without_kind
from search.gazetteer.tables import tables

MOST_FOUND = 50
COUNTRY_OF_LANGUAGE = {"fr": "FR", "de": "AT", "el": "GR", "en": "GB"}
"""Where readers of a language mostly are, while they have not said it."""
_FIRST_FIGURES = re.compile(r"\d{2,4}")


def find(text: str, country: str = "", limit: int = 10) -> list[Place]:
    """Return the places that a reader may mean, the likeliest first.

    Args:
        text: a name, a postcode, or both, in any script; only its first 80 letters count.
        country: where the reader looks first, ISO 3166-1 alpha-2; empty where it is not known.
        limit: of places, at most ``MOST_FOUND``.
    """
    question = read(text)
    coded = with_codes(question.codes, country)
    words = list(question.words)
    if not words:
        return [each.place for each in coded][: _bounded(limit)]
    named = _named(words, country)
    if not coded:
        return _places(named, limit)
    return _with_both(coded, named)[: _bounded(limit)]


def suggest(beginning: str, language: str, limit: int = 8, country: str = "") -> list[Place]:
    """Return the places whose names begin like what a reader is typing, the largest first.

    Args:
        beginning: of a name or postcode.
        language: of the reader, whose country comes first where ``country`` says none.
        limit: of places, at most ``MOST_FOUND``.
        country: where the reader looks first.
    """
    country = country or COUNTRY_OF_LANGUAGE.get(language, "")
    figures = fold(beginning.strip())
    if _FIRST_FIGURES.fullmatch(figures):
        known = with_codes(read(figures).codes, country)
        found = [each.place for each in (*known, *beginning_with(figures, country))]
        return found[: _bounded(limit)]
    question = read(beginning)
    if question.words and not question.codes:
        answers = by_letters(list(question.words), country)
        if answers:
            return _places(answers, limit)
    return find(beginning, country, limit)


def called(text: str, country: str = "") -> Place | None:
    """Return the likeliest place of just this name or postcode, without any slip."""
    question = read(text)
    coded = with_codes(question.codes, country)
    if coded and not question.words:
        return coded[0].place
    if not question.words or question.codes:
        return None
    words = list(question.words)
    answers = [each for each in by_letters(words, country) if each.worth >= WHOLE_KEY]
    return tables().place(answers[0].number) if answers else None


def place(identifier: str) -> Place | None:
    """Return a place by its id, None where there is none."""
    kind, _, code = identifier.partition(":")
    if kind == "postcode":
        country, _, digits = code.partition(":")
        coded = with_codes((Code(country, digits),), "") if country != "FR" else []
        return coded[0].place if coded else None
    number = tables().number_of(identifier)
    return None if number is None else tables().place(number)


def _named(words: list[str], country: str) -> list[Answer]:
    """Return places that are called so; otherwise those within slips, or that sound so."""
    found = by_letters(words, country)
    plain = without_kind(words)
    if not _is_sure(found) and plain != words:
        return _named(plain, country)
    if not _is_sure(found):
        found = by_area(words, country) or by_number(words, country) or found
    sure = _is_sure(found)
    if not sure:
        found = ranked([*found, *within_slips(words, country)], country)
    if not found or _may_be_unwritten(words, found if sure else [], country):
        found = ranked([*found, *by_sound(_heard(words), country)], country)
    return found


def _is_sure(found: list[Answer]) -> bool:
    return bool(found) and found[0].worth >= SURE


def _may_be_unwritten(words: list[str], sure: list[Answer], country: str) -> bool:
    """True if most places of the country have no name in the words' script.

    A place far away may be called so in that script, and one that is near may only sound so.
    """
    text = " ".join(words)
    if is_latin(text) or is_mixed(text):
        return False
    here = (tables().country_of(answer.number) == country for answer in sure)
    return not sure or (bool(country) and not any(here))


def _heard(words: list[str]) -> list[str]:
    text = " ".join(words)
    return in_latin(text).split() if is_mixed(text) else words


def _with_both(coded: list[Coded], named: list[Answer]) -> list[Place]:
    """Return places of a postcode, first those that are called so, too.

    Where a postcode is that of a wide area, who is called so comes before it.
    """
    numbers = {answer.number for answer in named}
    fitting = [each.place for each in coded if each.number in numbers]
    others = [each.place for each in coded if each.number not in numbers]
    if any(each.place.precision is not Precision.AREA for each in coded):
        return [*fitting, *others]
    sure = [answer for answer in named if answer.worth >= SURE]
    return [*_places(sure, MOST_FOUND), *fitting, *others]


def _places(answers: list[Answer], limit: int) -> list[Place]:
    return [tables().place(answer.number) for answer in answers[: _bounded(limit)]]


def _bounded(limit: int) -> int:
    return max(0, min(limit, MOST_FOUND))
