"""The demonstration content as it lies in its files, checked when it is read.

The format is what a person writes: YAML, with Markdown where text has a structure.
"""

from datetime import date
from pathlib import Path
from typing import Self
from uuid import UUID, uuid5

import yaml
from pydantic import Field, TypeAdapter

from content_models.blocks import Frozen
from content_models.languages import LanguageTag
from content_models.vocabularies import Audience, Country, LegalForm, Licence, ThemeGroup

CONTENT_FOLDER = Path(__file__).parent / "content"
_NAMESPACE = UUID("6f1c1b0e-3c0b-4c39-9a53-0f6f4b1d8a55")


def key_for(kind: str, identifier: str) -> UUID:
    """The key of a demonstration item: always the same, so that it is loaded once only."""
    return uuid5(_NAMESPACE, f"{kind}/{identifier}")


class ThemeFile(Frozen):
    """A theme; words by language."""

    id: str
    group: ThemeGroup
    labels: dict[LanguageTag, str]
    synonyms: dict[LanguageTag, list[str]]


class NameAndDescription(Frozen):
    """What differs between the versions of a partner or an organisation."""

    name: str
    description: str


class PartnerVersionFile(NameAndDescription):
    """A partner in one language; what its page adds is in Markdown."""

    text: str


class PartnerFile(Frozen):
    """A partner; versions by language."""

    id: str
    country: Country
    place: str
    website: str
    versions: dict[LanguageTag, PartnerVersionFile]


class LocationFile(Frozen):
    """A place of an organisation."""

    name: str = ""
    address: str = ""
    postcode: str = ""
    place: str
    region: str = ""
    country: Country
    latitude: float
    longitude: float


class PhoneFile(Frozen):
    """A number of an organisation."""

    number: str
    label: str = ""


class OrganisationFile(Frozen):
    """An organisation; versions by language, ``original`` names the first."""

    id: str
    original: LanguageTag
    versions: dict[LanguageTag, NameAndDescription]
    alternative_names: list[str] = []
    themes: list[str]
    audiences: list[Audience]
    spoken_languages: list[LanguageTag]
    locations: list[LocationFile] = Field(min_length=1)
    phones: list[PhoneFile] = []
    email: str
    website: str
    last_verified: date


class FigureFile(Frozen):
    """A key figure."""

    value: str
    label: str


class StepFile(Frozen):
    """A step; its text in Markdown."""

    title: str
    text: str = ""


class QuoteFile(Frozen):
    """A quote."""

    text: str
    attribution: str = ""


class CalloutFile(Frozen):
    """A callout; its text in Markdown."""

    title: str = ""
    text: str


class BlockFile(Frozen):
    """One block of a body: exactly one of the fields."""

    text: str | None = None
    key_figures: list[FigureFile] | None = None
    quote: QuoteFile | None = None
    steps: list[StepFile] | None = None
    callout: CalloutFile | None = None


class LaterChangeFile(Frozen):
    """What the original's editor changed after the translations: one block, counted from 0."""

    block: int
    becomes: BlockFile


class CaseStudyVersionFile(Frozen):
    """A case study in one language."""

    slug: str
    title: str
    summary: str = Field(max_length=300)
    picture_alt: str
    body: list[BlockFile]
    lessons: list[str]
    changed_later: LaterChangeFile | None = None


class CaseStudyFile(Frozen):
    """What is the same in all versions of a case study."""

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
    """A case study with all its versions, the original first."""

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
    """All themes."""
    return TypeAdapter(list[ThemeFile]).validate_python(read_yaml(folder / "themes.yaml"))


def read_partners(folder: Path) -> list[PartnerFile]:
    """All partners."""
    return TypeAdapter(list[PartnerFile]).validate_python(read_yaml(folder / "partners.yaml"))


def read_organisations(folder: Path) -> list[OrganisationFile]:
    """All organisations, file by file."""
    adapter = TypeAdapter(list[OrganisationFile])
    files = sorted((folder / "organisations").glob("*.yaml"))
    return [each for file in files for each in adapter.validate_python(read_yaml(file))]


def read_case_studies(folder: Path) -> list[CaseStudyFolder]:
    """All case studies."""
    folders = sorted(path for path in (folder / "case_studies").iterdir() if path.is_dir())
    return [CaseStudyFolder.read(path) for path in folders]


def read_yaml(file: Path) -> object:
    """What a file holds."""
    return yaml.safe_load(file.read_text(encoding="utf-8"))
