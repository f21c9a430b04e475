"""Reads resources and pages of information from their files, and checks them."""

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
    """Holds a page of information in one language."""

    slug: str
    title: str
    summary: str = Field(max_length=300)
    body: list[BlockFile]


class AttachedFile(Frozen):
    """Names a file of a resource in the folder ``files``."""

    file: str
    title: str


class ResourceVersionFile(InfoPageVersionFile):
    """Holds a resource in one language; ``languages`` are those of the resource itself."""

    languages: list[LanguageTag]
    link: str = ""
    files: list[AttachedFile] = []


class PageFile(Frozen):
    """Holds what all pages have.

    ``id`` is the name of the file, ``original`` the first language.
    """

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
    """Holds a page of information, its versions by language."""

    versions: dict[LanguageTag, InfoPageVersionFile]


class ResourceFile(PageFile):
    """Holds a resource, its versions by language."""

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
