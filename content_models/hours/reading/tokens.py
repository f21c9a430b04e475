"""Cuts a text on opening hours into tokens, in linear time."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from content_models.hours.reading.words import (
    ONLY_FRENCH,
    ONLY_GERMAN,
    TWO_DAYS,
    Kind,
    Meaning,
    folded,
    longest_phrase,
    phrases,
)
from content_models.hours.weekly import Weekday

_PIECE = re.compile(
    r"(?P<word>(?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0640])+)|(?P<number>\d+)"
    r"|(?P<newline>[\r\n]+)|(?P<blank>[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069]+)|(?P<sign>.)",
    re.DOTALL,
)
LATEST_HOUR = 24
DATE_LENGTH = 5
"""Pieces of a date: three numbers and two signs."""
SPOKEN_MINUTES = ("00", "15", "30", "45")
"""Minutes that may stand apart from their hour: ``9 h 30``."""
ORDINAL_ENDINGS = frozenset(("er", "st", "nd", "rd", "th"))
ARABIC_AND = "و"
GERMAN = frozenset(("AT", "DE", "LI"))
FRENCH = frozenset(("FR", "MC"))
MONTH_FIRST = frozenset(("US",))


class Sort(StrEnum):
    """A sort of token that is no word."""

    TIME = "time"
    NUMBER = "number"
    ORDINAL = "ordinal"
    YEAR = "year"
    DATE = "date"
    COMMA = "comma"
    SLASH = "slash"
    DOT = "dot"
    COLON = "colon"
    OPENING = "opening"
    CLOSING = "closing"
    STRONG = "strong"
    NEWLINE = "newline"
    UNKNOWN = "unknown"
    END = "end"


_SIGNS: dict[str, Sort | Kind] = {
    "-": Kind.TO,
    "→": Kind.TO,
    "&": Kind.AND,
    "+": Kind.AND,
    ",": Sort.COMMA,
    "،": Sort.COMMA,
    "/": Sort.SLASH,
    ".": Sort.DOT,
    ":": Sort.COLON,
    "(": Sort.OPENING,
    ")": Sort.CLOSING,
    ";": Sort.STRONG,
    "؛": Sort.STRONG,
    "|": Sort.STRONG,
    "•": Sort.STRONG,
    "·": Sort.STRONG,
    "*": Sort.STRONG,
}


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its place in the text.

    ``value`` is the minute of a time, a number or a year; ``exact`` a time that shows its minutes
    with two digits for the hour or that carries an hour sign.
    """

    sort: Sort | Kind
    begins: int
    ends: int
    text: str = ""
    value: int = 0
    exact: bool = False
    day: date | None = None
    meaning: Meaning | None = None

    @property
    def days(self) -> frozenset[Weekday]:
        """Return the weekdays that it names."""
        return self.meaning.days if self.meaning else frozenset()


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    text: str
    begins: int
    ends: int

    def touches(self, other: "_Piece") -> bool:
        """Return True if nothing is between the two."""
        return self.ends == other.begins


_NOTHING = _Piece("end", "", -1, -1)


def tokens_of(text: str, country: str) -> list[Token]:
    """Return the tokens of a text, the last of them ``END``.

    The country (ISO 3166-1) decides only what is written alike in two languages.
    """
    pieces = [
        _Piece(found.lastgroup or "", folded(found[0]), found.start(), found.end())
        for found in _PIECE.finditer(text)
        if found.lastgroup != "blank"
    ]
    tokens = list(_tokens(pieces, country))
    tokens = _with_ambiguous_day(tokens, country)
    tokens = _without_lonely_days(tokens)
    tokens = list(_dots(tokens))
    end = Token(Sort.END, len(text), len(text))
    return [*(each for each in tokens if each.sort is not Sort.COLON), end]


def _tokens(pieces: list[_Piece], country: str) -> Iterator[Token]:
    at = 0
    while at < len(pieces):
        token, used = _next(pieces, at, country)
        yield token
        at += used


def _next(pieces: list[_Piece], at: int, country: str) -> tuple[Token, int]:
    """Return the token that begins at a piece, and how many pieces it takes."""
    piece = pieces[at]
    found = _date(pieces, at, country) or _phrase(pieces, at)
    if found is None and piece.kind == "number":
        found = _number(pieces, at)
    if found is not None:
        return found
    if piece.kind == "newline":
        return Token(Sort.NEWLINE, piece.begins, piece.ends), 1
    sort = _SIGNS.get(piece.text, Sort.UNKNOWN)
    return Token(sort, piece.begins, piece.ends, piece.text), 1


def _phrase(pieces: list[_Piece], at: int) -> tuple[Token, int] | None:
    """Return the longest phrase that begins here; Arabic's "and" is written with the next word."""
    known = phrases()
    for length in range(min(longest_phrase(), len(pieces) - at), 0, -1):
        run = pieces[at : at + length]
        meaning = known.get(tuple(piece.text for piece in run))
        if meaning is not None:
            return _token(meaning, run), length
    word = pieces[at].text
    if word.startswith(ARABIC_AND) and (meaning := known.get((word[1:],))):
        return _token(meaning, [pieces[at]]), 1
    if word == TWO_DAYS:
        return Token(Kind.DAYS, pieces[at].begins, pieces[at].ends, word), 1
    return None


def _token(meaning: Meaning, run: list[_Piece]) -> Token:
    text = "".join(piece.text for piece in run)
    return Token(meaning.kind, run[0].begins, run[-1].ends, text, meaning=meaning)


def _get(pieces: list[_Piece], at: int) -> _Piece:
    return pieces[at] if at < len(pieces) else _NOTHING


def _number(pieces: list[_Piece], at: int) -> tuple[Token, int]:
    """Return a time, a year, an ordinal or a plain number.

    Times are 9h, 9h30, 9 h 30, 9:30 and 09.30.
    """
    piece, second, third = pieces[at], _get(pieces, at + 1), _get(pieces, at + 2)
    value = int(piece.text) if len(piece.text) <= 4 else -1
    if len(piece.text) == 4 and piece.text[:2] in ("19", "20"):
        return Token(Sort.YEAR, piece.begins, piece.ends, piece.text, value), 1
    if len(piece.text) > 2 or value > 31:
        return Token(Sort.UNKNOWN, piece.begins, piece.ends, piece.text), 1
    minutes = third.text if len(third.text) == 2 and third.kind == "number" else ""
    joined = piece.touches(second) and second.touches(third)
    if minutes and joined and second.text in (":", ".", "h"):
        return _time(piece, third, value, int(minutes)), 3
    if second.text == "h":
        apart = minutes in SPOKEN_MINUTES and not piece.touches(second)
        if apart and _get(pieces, at + 3).text not in ("h", ":", "uhr"):
            return _time(piece, third, value, int(minutes)), 3
        return _time(piece, second, value, 0), 2
    if second.text in ORDINAL_ENDINGS and piece.touches(second):
        return Token(Sort.ORDINAL, piece.begins, second.ends, piece.text, value), 2
    return Token(Sort.NUMBER, piece.begins, piece.ends, piece.text, value), 1


def _time(first: _Piece, last: _Piece, hour: int, minute: int) -> Token:
    text = first.text + last.text
    if hour > LATEST_HOUR or minute > 59 or (hour == LATEST_HOUR and minute):
        return Token(Sort.UNKNOWN, first.begins, last.ends, text)
    exact = len(first.text) == 2 or last.text == "h"
    return Token(Sort.TIME, first.begins, last.ends, text, hour * 60 + minute, exact)


def _date(pieces: list[_Piece], at: int, country: str) -> tuple[Token, int] | None:
    """Return a date in digits: 24/12/2026, 24.12.2026, 2026-12-24."""
    run = pieces[at : at + DATE_LENGTH]
    if [each.kind for each in run] != ["number", "sign", "number", "sign", "number"]:
        return None
    if run[1].text != run[3].text or not all(a.touches(b) for a, b in itertools.pairwise(run)):
        return None
    numbers = [each.text for each in run[::2]]
    if run[1].text in "/." and len(numbers[2]) == 4 and country not in MONTH_FIRST:
        day, month, year = numbers
    elif run[1].text == "-" and len(numbers[0]) == 4:
        year, month, day = numbers
    else:
        return Token(Sort.UNKNOWN, run[0].begins, run[-1].ends), DATE_LENGTH
    try:
        found = date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return Token(Sort.UNKNOWN, run[0].begins, run[-1].ends), DATE_LENGTH
    return Token(Sort.DATE, run[0].begins, run[-1].ends, day=found), DATE_LENGTH


def _with_ambiguous_day(tokens: list[Token], country: str) -> list[Token]:
    """Return tokens with "di" as Sunday or Tuesday, or not understood where nothing decides."""
    words = {token.text for token in tokens}
    french, german = bool(words & ONLY_FRENCH), bool(words & ONLY_GERMAN)
    if french == german:
        french, german = country in FRENCH, country in GERMAN
    day = None
    if french != german:
        day = Weekday.SUNDAY if french else Weekday.TUESDAY
    return [_decided(token, day) if token.text == TWO_DAYS else token for token in tokens]


def _decided(token: Token, day: Weekday | None) -> Token:
    if day is None:
        return replace(token, sort=Sort.UNKNOWN)
    return replace(token, meaning=Meaning(Kind.DAYS, frozenset({day}), short=True))


_NOT_BESIDE_A_SHORT_DAY = (Sort.UNKNOWN, Kind.FILLER, Kind.OPEN, Kind.HOUR)


def _without_lonely_days(tokens: list[Token]) -> list[Token]:
    """Return tokens in which short words are days only where they can be nothing else.

    "We open", "so far" and "tu viens" name no day.
    """
    found = []
    for at, token in enumerate(tokens):
        if token.meaning is not None and token.meaning.short:
            before = tokens[at - 1].sort if at else Sort.END
            after = tokens[at + 1].sort if at + 1 < len(tokens) else Sort.END
            closed_we = token.text == "we" and after is Kind.CLOSED
            if after in _NOT_BESIDE_A_SHORT_DAY or before is Sort.UNKNOWN or closed_we:
                found.append(replace(token, sort=Sort.UNKNOWN, meaning=None))
                continue
        found.append(token)
    return found


def _dots(tokens: list[Token]) -> Iterator[Token]:
    """Yield tokens without the full stops of abbreviations; other full stops end a sentence."""
    for at, token in enumerate(tokens):
        if token.sort is not Sort.DOT:
            yield token
            continue
        before = tokens[at - 1] if at else None
        after = tokens[at + 1].sort if at + 1 < len(tokens) else Sort.END
        abbreviation = before is not None and (
            (before.meaning is not None and (before.meaning.short or before.sort is Kind.HOUR))
            or (before.sort is Sort.NUMBER and after in (Kind.MONTH, Kind.TO))
        )
        if not abbreviation:
            yield replace(token, sort=Sort.STRONG)
