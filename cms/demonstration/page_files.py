"""Resources and pages of information as they lie in their files, checked when they are read."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import Field

from cms.demonstration.files import BlockFile
from content_models.blocks import Frozen
from content_models.languages import LanguageTag
from content_models.vocabularies import Country, Licence, ResourceType

F = TypeVar("F", bound="PageFile")


class InfoPageVersionFile(Frozen):
    """A page of information in one language."""

    slug: str
    title: str
    summary: str = Field(max_length=300)
    body: list[BlockFile]


class AttachedFile(Frozen):
    """A file of a resource, by its name in the folder ``files``."""

    file: str
    title: str


class ResourceVersionFile(InfoPageVersionFile):
    """A resource in one language; ``languages`` are those of the resource itself."""

    languages: list[LanguageTag]
    link: str = ""
    files: list[AttachedFile] = []


class PageFile(Frozen):
    """What all pages have: ``id`` is the name of the file, ``original`` the first language."""

    id: str
    original: LanguageTag

    @classmethod
    def read_all(cls: type[F], folder: Path) -> list[F]:
        """Read every file of a folder."""
        return [
            cls.model_validate({"id": file.stem, **yaml.safe_load(file.read_text("utf-8"))})
            for file in sorted(folder.glob("*.yaml"))
        ]


class InfoPageFile(PageFile):
    """A page of information; versions by language."""

    versions: dict[LanguageTag, InfoPageVersionFile]


class ResourceFile(PageFile):
    """A resource; versions by language."""

    type: ResourceType
    partner: str
    author: str = ""
    year: int
    licence: Licence
    country: Country | None = None
    pages: int | None = None
    minutes: int | None = None
    themes: list[str]
    versions: dict[LanguageTag, ResourceVersionFile]
