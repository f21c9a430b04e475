"""Describes what an examination of an installation finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """Says how much a finding matters; the value is its sign in a terminal."""

    GOOD = "ok"
    ADVICE = "advice"
    FAULT = "FAULT"


@dataclass(frozen=True)
class Finding:
    """A finding says of one thing how it stands.

    Attributes:
        what: was looked at, in a word or two.
        says: how it stands, in a sentence.
        remedy: what mends it, as a command where there is one; empty where nothing need be mended.
    """

    what: str
    grade: Grade
    says: str
    remedy: str = ""


Examination = Callable[[], Iterable[Finding]]


def good(what: str, says: str) -> Finding:
    """Return a finding of what is as it should be."""
    return Finding(what, Grade.GOOD, says)


def advice(what: str, says: str, remedy: str) -> Finding:
    """Return a finding of what works, and would serve readers or editors better otherwise."""
    return Finding(what, Grade.ADVICE, says, remedy)


def fault(what: str, says: str, remedy: str) -> Finding:
    """Return a finding of what keeps something from working."""
    return Finding(what, Grade.FAULT, says, remedy)
