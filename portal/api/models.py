"""The answers of the API. A document has its own model; here it gets its address."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from content_models.blocks import Frozen
from content_models.kinds import KindName
from content_models.kinds.activity import Activity
from content_models.kinds.case_study import CaseStudy
from content_models.kinds.course import Course
from content_models.kinds.course_session import CourseSession
from content_models.kinds.info_page import InfoPage
from content_models.kinds.organisation import Organisation
from content_models.kinds.partner import Partner
from content_models.kinds.partner_resource import PartnerResource
from content_models.kinds.term import Term


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
    kind: KindName
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
