"""Defines the resource of a partner."""

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import PositiveInt

from content_models.blocks import Download, Image
from content_models.documents import BaseDocument, Kind
from content_models.languages import LanguageTag
from content_models.vocabularies import Country, Licence, ResourceType, message


class PartnerResource(BaseDocument):
    """A resource is a guide, kit, video… of a partner.

    It has ``files`` to take away or a ``link``, at least one of them. ``publisher`` is the key of a
    partner; ``author`` names who made it, as plain text. ``languages`` are those of the resource
    itself, which the page about it need not share. ``country`` is where it applies, None where that
    is everywhere.
    """

    entry: ClassVar[Kind] = Kind(
        name="partner_resource",
        label=message("Resource"),
        plural=message("Resources"),
        folder="resources",
        is_in_library=True,
        writers="partners",
    )

    kind: Literal["partner_resource"] = "partner_resource"
    resource_type: ResourceType
    files: tuple[Download, ...] = ()
    link: str = ""
    publisher: UUID | None = None
    author: str = ""
    year: int | None = None
    licence: Licence
    languages: tuple[LanguageTag, ...] = ()
    pages: PositiveInt | None = None
    minutes: PositiveInt | None = None
    picture: Image | None = None
    country: Country | None = None
