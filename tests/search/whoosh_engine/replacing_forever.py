"""A process to be killed: replaces an item again and again, and says so after each commit.

With ``tidying`` it merges segments after each, as the worker does.
"""

import sys
from pathlib import Path

from search.whoosh_engine import WhooshEngine
from tests.search.building import GARDEN, entry

TIDYING = "tidying"


def main(folder: str, tidying: str = "") -> None:
    index = WhooshEngine(Path(folder)).open("first")
    number = 0
    while True:
        number += 1
        title = f"Passage numéro{number}"
        index.replace({GARDEN: [entry(key=GARDEN, title=title, digest=str(number))]})
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        if tidying == TIDYING:
            index.tidy()


if __name__ == "__main__":
    main(*sys.argv[1:])
