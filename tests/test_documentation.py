"""What the documents promise."""

import re

import pytest

from content_models.deployment import PROJECT_FOLDER

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


@pytest.mark.parametrize("document", ["README.md", "docs/architecture.md", "docs/operations.md"])
def test_every_file_that_a_document_names_exists(document: str) -> None:
    text = (PROJECT_FOLDER / document).read_text()
    folder = (PROJECT_FOLDER / document).parent

    links = re.findall(r"\]\(([^)#:]+)\)", text)

    assert [link for link in links if not (folder / link).exists()] == []
