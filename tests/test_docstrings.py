"""Docstrings begin with one short, plain sentence."""

import ast
from collections.abc import Iterator
from pathlib import Path

from content_models.deployment import PROJECT_FOLDER

ROOMS = ("content_models", "search", "scripts", "cms", "portal", "serving")
MOST_WORDS = 15
RIDDLES = ("Of", "What", "Whether", "How", "Where", "Why")
"""A line that begins so is half a question: it has no verb of its own."""


def first_lines(file: Path) -> Iterator[tuple[str, str]]:
    """Yield where each docstring of a file is, and its first line."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            line = (ast.get_docstring(node) or "").partition("\n\n")[0]
            place = f"{file.relative_to(PROJECT_FOLDER)}:{getattr(node, 'lineno', 1)}"
            yield place, " ".join(line.split())


def test_first_lines_are_short_and_begin_plainly() -> None:
    files = [PROJECT_FOLDER / "wsgi.py"]
    for room in ROOMS:
        every = sorted((PROJECT_FOLDER / room).rglob("*.py"))
        files += [file for file in every if "migrations" not in file.parts]  # made by Django

    to_mend = [
        f"{place}: {line}"
        for file in files
        for place, line in first_lines(file)
        if len(line.split()) > MOST_WORDS or line.startswith(tuple(f"{word} " for word in RIDDLES))
    ]

    assert not to_mend, "\n" + "\n".join(to_mend)
