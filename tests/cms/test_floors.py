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
    "mailing",
    "people",
    "translation",
    "publishing",
    "preview",
    "guidance",
    "writing",
    "inbox",
)
DOMAINS = sorted(file.parent.name for file in CMS.glob("*/kind.py"))
ABOVE = (
    *("people", "translation", "publishing", "preview", "guidance", "writing", "inbox"),
    *("entrance", "desk", "searches", "duplicates"),
)
SOURCES = {".py", ".html", ".js", ".css"}


def sources(floor: str) -> list[Path]:
    files = (file for file in (CMS / floor).rglob("*") if file.suffix in SOURCES)
    return [file for file in files if "migrations" not in file.parts]


def names_of_domains() -> re.Pattern[str]:
    """Their models by class and by label, their permissions, and their addresses in the admin."""
    models = [model for domain in DOMAINS for model in apps.get_app_config(domain).get_models()]
    names = "|".join(name for each in models for name in (each.__name__, each._meta.label_lower))
    labels = "|".join(DOMAINS)
    actions = "add|change|delete|view|publish|lock|unlock"
    return re.compile(
        rf"\b(?:{names})\b|\b(?:{labels})\.(?:{actions})_|wagtailsnippets_|cms\.(?:{labels})\b"
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


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_domain_imports_nothing_from_above(domain: str) -> None:
    """The contract of import-linter names the domains of today; this holds for a new one too."""
    imports = re.compile(rf"^\s*(?:from|import) cms\.(?:{'|'.join(ABOVE)})\b.*", re.MULTILINE)

    found = [
        f"{file.relative_to(CMS)}: {match[0]}"
        for file in sources(domain)
        for match in imports.finditer(file.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_a_domain_is_found_where_it_is_named() -> None:
    named = {
        match[0]
        for domain in DOMAINS
        for file in sources(domain)
        for match in names_of_domains().finditer(file.read_text(encoding="utf-8"))
    }

    assert {"CaseStudyPage", "cms.taxonomy", "wagtailsnippets_"} <= named
