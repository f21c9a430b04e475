"""Defines what the page of a case study shows."""

from dataclasses import dataclass

from content_models.kinds.case_study import CaseStudy
from content_models.kinds.partner import Partner
from content_models.published import Link
from portal.listing.models import Card
from portal.reading.items import Item


@dataclass(frozen=True)
class CaseStudyPage:
    """A case study page holds a case study with what surrounds it.

    ``themes`` begin with the sector, where it has one.
    """

    item: Item[CaseStudy]
    themes: tuple[Link, ...]
    publisher: Partner | None
    related: tuple[Card, ...]
