"""Defines the case study, an example of a social enterprise."""

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import NonNegativeInt

from content_models.blocks import Image
from content_models.documents import BaseDocument, Kind
from content_models.vocabularies import Country, LegalForm, Licence, message


class CaseStudy(BaseDocument):
    """A case study tells of one social enterprise.

    ``people_helped`` counts persons a year. ``lessons`` are plain sentences. ``sector`` and
    ``publisher`` are keys of a term and of a partner.
    """

    entry: ClassVar[Kind] = Kind(
        name="case_study",
        label=message("Case study"),
        plural=message("Case studies"),
        folder="case-studies",
        is_in_library=True,
        writers="partners",
    )

    kind: Literal["case_study"] = "case_study"
    enterprise_name: str
    country: Country
    place: str
    picture: Image | None = None
    sector: UUID | None = None
    legal_form: LegalForm | None = None
    year_founded: int | None = None
    people_employed: NonNegativeInt | None = None
    people_helped: NonNegativeInt | None = None
    lessons: tuple[str, ...] = ()
    publisher: UUID | None = None
    licence: Licence
    related: tuple[UUID, ...] = ()
