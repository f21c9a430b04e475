"""Reads a table of permissions as a person writes it."""

import re
from typing import Any

import pytest


def cells(table: str) -> list[Any]:
    """Each cell as a test: the action, who tries it, with whose content, and whether they may.

    The first two lines name people and content; columns are two spaces apart.
    """
    people, content, *rows = [line for line in table.splitlines() if line.strip()]
    columns = list(zip(people.split(), content.split(), strict=True))
    found = []
    for row in rows:
        action, *answers = re.split(r"\s{2,}", row.strip())
        for (who, whose), answer in zip(columns, answers, strict=True):
            name = f"{action}-{who}-{whose}"
            found.append(pytest.param(action, who, whose, answer == "yes", id=name))
    return found
