"""Reads the demonstration content from its files, and checks it.

The format is what a person writes: YAML, with Markdown where text has a structure.
"""

from pathlib import Path
from typing import Self
from uuid import UUID, uuid5

import yaml
from pydantic import Field, TypeAdapter

from cms.demonstration.organisation_files import NameAndDescription
from content_models.blocks import Frozen
from content_models.languages import LanguageTag
from content_models.vocabularies import Country, LegalForm, Licence, ThemeGroup

CONTENT_FOLDER = Path(__file__).parent / "content"
_NAMESPACE = UUID("6f1c1b0e-3c0b-4c39-9a53-0f6f4b1d8a55")


def key_for(kind: str, identifier: str) -> UUID:
    """Return the key of a demonstration item.

    It is always the same, so that the item is loaded once only.
    """
    return uuid5(_NAMESPACE, f"{kind}/{identifier}")


class ThemeFile(Frozen):
    """Holds a theme, its words by language."""

    id: str
    group: ThemeGroup
    labels: dict[LanguageTag, str]
    synonyms: dict[LanguageTag, list[str]]


class PartnerVersionFile(NameAndDescription):
    """Holds a partner in one language; what its page adds is in Markdown."""

    text: str


class PartnerFile(Frozen):
    """Holds a partner, its versions by language."""

    id: str
    country: Country
    place: str
    website: str
    versions: dict[LanguageTag, PartnerVersionFile]


class FigureFile(Frozen):
    """Holds a key figure."""

    value: str
    label: str


class StepFile(Frozen):
    """Holds a step, its text in Markdown."""

    title: str
    text: str = ""


class QuoteFile(Frozen):
    """Holds a quote."""

    text: str
    attribution: str = ""


class CalloutFile(Frozen):
    """Holds a callout, its text in Markdown."""

    title: str = ""
    text: str


class BlockFile(Frozen):
    """Holds one block of a body: exactly one of the fields."""

    text: str | None = None
    key_figures: list[FigureFile] | None = None
    quote: QuoteFile | None = None
    steps: list[StepFile] | None = None
    callout: CalloutFile | None = None


class LaterChangeFile(Frozen):
    """Holds what the original's editor changed after the translations.

    That is one block, counted from 0.
    """

    block: int
    becomes: BlockFile


class CaseStudyVersionFile(Frozen):
    """Holds a case study in one language."""

    slug: str
    title: str
    summary: str = Field(max_length=300)
    picture_alt: str
    body: list[BlockFile]
    lessons: list[str]
    changed_later: LaterChangeFile | None = None


class CaseStudyFile(Frozen):
    """Holds what is the same in all versions of a case study."""

    original: LanguageTag
    enterprise_name: str
    country: Country
    place: str
    sector: str
    themes: list[str]
    legal_form: LegalForm
    year_founded: int
    people_employed: int
    people_helped: int
    partner: str
    licence: Licence
    picture: str
    related: list[str] = []


class CaseStudyFolder(Frozen):
    """Holds a case study with all its versions, the original first."""

    id: str
    facts: CaseStudyFile
    versions: dict[LanguageTag, CaseStudyVersionFile]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read ``case_study.yaml`` and the version files beside it."""
        facts = CaseStudyFile.model_validate(read_yaml(folder / "case_study.yaml"))
        files = {file.stem: file for file in folder.glob("*.yaml") if file.stem != "case_study"}
        order = sorted(files, key=lambda locale: (locale != facts.original, locale))
        versions = {
            locale: CaseStudyVersionFile.model_validate(read_yaml(files[locale]))
            for locale in order
        }
        return cls(id=folder.name, facts=facts, versions=versions)


def read_themes(folder: Path) -> list[ThemeFile]:
    """Read all themes."""
    return TypeAdapter(list[ThemeFile]).validate_python(read_yaml(folder / "themes.yaml"))


def read_partners(folder: Path) -> list[PartnerFile]:
    """Read all partners."""
    return TypeAdapter(list[PartnerFile]).validate_python(read_yaml(folder / "partners.yaml"))


def read_case_studies(folder: Path) -> list[CaseStudyFolder]:
    """Read all case studies."""
    folders = sorted(path for path in (folder / "case_studies").iterdir() if path.is_dir())
    return [CaseStudyFolder.read(path) for path in folders]


def read_yaml(file: Path) -> object:
    """Return what a YAML file holds."""
    return yaml.safe_load(file.read_text(encoding="utf-8"))
