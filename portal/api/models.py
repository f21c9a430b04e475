"""The answers of the API. A document has its own model; here it gets its address."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from content_models.blocks import Frozen
from content_models.documents import (
    Activity,
    CaseStudy,
    Course,
    CourseSession,
    InfoPage,
    Organisation,
    Partner,
    PartnerResource,
    Term,
)
from content_models.vocabularies import Kind


class ActivityItem(Activity):
    """An activity with the address of its page."""

    url: str


class CourseItem(Course):
    """A course with the address of its page."""

    url: str


class CourseSessionItem(CourseSession):
    """A session with the address of its page."""

    url: str


class CaseStudyItem(CaseStudy):
    """A case study with the address of its page."""

    url: str


class PartnerResourceItem(PartnerResource):
    """A resource with the address of its page."""

    url: str


class InfoPageItem(InfoPage):
    """A page of information with its address."""

    url: str


class OrganisationItem(Organisation):
    """An organisation with the address of its page."""

    url: str


class PartnerItem(Partner):
    """A partner with the address of its page."""

    url: str


class TermItem(Term):
    """A theme with the address of the library filtered by it."""

    url: str


Item = Annotated[
    ActivityItem
    | CaseStudyItem
    | CourseItem
    | CourseSessionItem
    | InfoPageItem
    | OrganisationItem
    | PartnerItem
    | PartnerResourceItem
    | TermItem,
    Field(discriminator="kind"),
]


class DocumentPage(Frozen):
    """A page of documents; ``next`` is null on the last one."""

    items: tuple[Item, ...]
    next: str | None


class ChangeItem(Frozen):
    """One change. ``document`` is null where the version was taken away."""

    sequence: int
    key: UUID
    locale: str
    kind: Kind
    changed_at: datetime
    document: Item | None


class ChangePage(Frozen):
    """Changes, oldest first. Without ``next``, ask again later after the last ``sequence``."""

    items: tuple[ChangeItem, ...]
    next: int | None


class FacetValue(Frozen):
    """How many items of the results have a value."""

    value: str
    count: int


class RepairedWord(Frozen):
    """A word that the index does not know, and the one that was searched instead."""

    typed: str
    used: str


class SearchPage(Frozen):
    """A page of results; ``next`` is the number of the next page, or null."""

    items: tuple[Item, ...]
    next: int | None
    total: int
    facets: dict[str, tuple[FacetValue, ...]]
    repairs: tuple[RepairedWord, ...]


class ErrorDetail(Frozen):
    """What went wrong."""

    status: int
    message: str


class ErrorAnswer(Frozen):
    """The answer to a request that could not be answered."""

    error: ErrorDetail
