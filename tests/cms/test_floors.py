"""The walls inside the CMS: who names whom, beyond what import-linter sees."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from content_models.deployment import PROJECT_FOLDER

CMS = PROJECT_FOLDER / "cms"
NAMING_NONE = (
    "ground",
    "media",
    "people",
    "translation",
    "publishing",
    "preview",
    "guidance",
    "inbox",
)
DOMAINS = ("library", "course", "resources", "information", "directory", "taxonomy")
SOURCES = {".py", ".html", ".js", ".css"}


def sources(floor: str) -> list[Path]:
    files = (file for file in (CMS / floor).rglob("*") if file.suffix in SOURCES)
    return [file for file in files if "migrations" not in file.parts]


def names_of_domains() -> re.Pattern[str]:
    """Their models by class and by label, their permissions, and their addresses in the admin."""
    models = [model for domain in DOMAINS for model in apps.get_app_config(domain).get_models()]
    classes = "|".join(model.__name__ for model in models)
    labels = "|".join(DOMAINS)
    actions = "add|change|delete|view|publish|lock|unlock"
    return re.compile(
        rf"\b(?:{classes})\b"
        rf"|[\"'](?:{labels})\.(?:\w*page|theme|partner|organisation|(?:{actions})_)"
        rf"|wagtailsnippets_|cms\.(?:{labels})\b"
    )


@pytest.mark.parametrize("floor", NAMING_NONE)
def test_a_floor_names_no_domain(floor: str) -> None:
    pattern = names_of_domains()

    found = [
        f"{file.relative_to(CMS)}: {match[0]}"
        for file in sources(floor)
        for match in pattern.finditer(file.read_text(encoding="utf-8"))
    ]

    assert sources(floor)
    assert found == []


def test_a_domain_is_found_where_it_is_named() -> None:
    named = {
        match[0]
        for domain in DOMAINS
        for file in sources(domain)
        for match in names_of_domains().finditer(file.read_text(encoding="utf-8"))
    }

    assert {"CaseStudyPage", "cms.taxonomy", "wagtailsnippets_"} <= named
