"""A process to be killed: replaces an item again and again, and says so after each commit.

It merges segments after each, as the worker does.
"""

from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

from search.whoosh_engine import WhooshEngine
from tests.search.building import GARDEN, entry

OTHERS = [UUID(int=number) for number in range(100, 108)]
"""Replaced in turn, so that there are always small segments to merge."""


def replace_forever(folder: Path, said: "Connection[int, int]") -> None:
    """Replace the garden until killed; says the number of each commit after it."""
    index = WhooshEngine(folder).open("first")
    number = 0
    while True:
        number += 1
        other = OTHERS[number % len(OTHERS)]
        index.replace({other: [entry(key=other, title=f"Autre{number}")]})
        title = f"Passage numéro{number}"
        index.replace({GARDEN: [entry(key=GARDEN, title=title, digest=str(number))]})
        said.send(number)
        index.tidy()
