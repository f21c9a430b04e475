"""What the documents promise."""

import re
from pathlib import Path

import pytest

from content_models.deployment import PROJECT_FOLDER

FOR_EDITORS = [PROJECT_FOLDER / "docs" / name for name in ("editors.md", "translating.md")]
MOST_BYTES_OF_A_PICTURE = 60 * 1024
"""Editors read the document on whatever line they have."""
WORDS_OF_A_DESCRIPTION = 8
READ_FROM_ENVIRONMENT = re.compile(r'(?:os\.environ|environment)(?:\.get\(|\[)\s*"([A-Z_]+)"')
SET_BY_DJANGO = {"DJANGO_SETTINGS_MODULE"}


def settings_in_code() -> set[str]:
    files = [PROJECT_FOLDER / "wsgi.py"]
    for room in ("content_models", "search", "cms", "portal"):
        files += (PROJECT_FOLDER / room).rglob("*.py")
    found = {name for file in files for name in READ_FROM_ENVIRONMENT.findall(file.read_text())}
    return found - SET_BY_DJANGO


def test_every_setting_is_documented_and_every_documented_setting_exists() -> None:
    text = (PROJECT_FOLDER / "docs" / "operations.md").read_text()
    table = text.split("## Settings")[1].split("\n## ")[0]

    names = " ".join(re.findall(r"^\| (.*?) \|", table, re.MULTILINE))

    assert set(re.findall(r"`([A-Z_]+)`", names)) == settings_in_code()


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "docs/architecture.md",
        "docs/operations.md",
        "docs/editors.md",
        "docs/translating.md",
    ],
)
def test_every_file_that_a_document_names_exists(document: str) -> None:
    text = (PROJECT_FOLDER / document).read_text()
    folder = (PROJECT_FOLDER / document).parent

    links = re.findall(r"\]\(([^)#:]+)\)", text)

    assert [link for link in links if not (folder / link).exists()] == []


def test_every_picture_for_editors_is_shown_described_and_light() -> None:
    text = "".join(document.read_text(encoding="utf-8") for document in FOR_EDITORS)
    shown = dict(re.findall(r"!\[(.*?)\]\((.*?)\)", text))
    files = {path.name: path for path in (PROJECT_FOLDER / "docs/images").glob("editors-*.webp")}

    assert {Path(address).name for address in shown.values()} == files.keys()
    assert all(len(description.split()) >= WORDS_OF_A_DESCRIPTION for description in shown)
    assert [n for n, path in files.items() if path.stat().st_size > MOST_BYTES_OF_A_PICTURE] == []
