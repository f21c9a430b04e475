"""From a draft to what its page shows: the same as if it were published."""

from collections.abc import Callable
from typing import Any

from content_models.documents import BaseDocument
from content_models.kinds import Document
from content_models.kinds.activity import Activity
from content_models.kinds.case_study import CaseStudy
from content_models.kinds.course import Course
from content_models.kinds.course_session import CourseSession
from content_models.kinds.info_page import InfoPage
from content_models.kinds.organisation import Organisation
from content_models.kinds.partner import Partner
from content_models.kinds.partner_resource import PartnerResource
from content_models.previews import PreviewUnknownError
from content_models.published.reading import Reader
from portal.course.services import (
    around_activity,
    around_course,
    around_session,
    keys_of_activity,
)
from portal.directory.services import around_organisation
from portal.library.services import around_case_study, keys_of_case_study
from portal.partners.services import around_partner
from portal.preview.models import Around, DraftPage, Kind
from portal.reading.items import Item, draft_item
from portal.resources.services import around_resource, keys_of_resource
from search.engine import Index


def _alone(_reader: Reader, _index: Index, item: Item[InfoPage]) -> Item[InfoPage]:
    return item


def _unsearched(around: Callable[[Reader, Item[Any]], object]) -> Around:
    """What surrounds an item where nothing is searched for."""
    return lambda reader, _index, item: around(reader, item)


KINDS: dict[type[BaseDocument], Kind] = {
    Activity: Kind("activity.html", _unsearched(around_activity), keys_of_activity),
    CaseStudy: Kind("case_study.html", _unsearched(around_case_study), keys_of_case_study),
    Course: Kind("course.html", _unsearched(around_course)),
    CourseSession: Kind("session.html", _unsearched(around_session)),
    InfoPage: Kind("info_page.html", _alone),
    Organisation: Kind("organisation.html", _unsearched(around_organisation)),
    Partner: Kind("partner.html", around_partner),
    PartnerResource: Kind("resource.html", _unsearched(around_resource), keys_of_resource),
}
"""Every kind that has a page; another joins by a line."""


def draft_page(
    reader: Reader, index: Index, language: str, document: Document, addresses: dict[str, str]
) -> DraftPage:
    """The page of a draft; ``addresses``: by interface language, where it is shown.

    Raises:
        PreviewUnknownError: its kind has no page.
    """
    kind = KINDS.get(type(document))
    if kind is None:
        raise PreviewUnknownError(document.kind)
    item = draft_item(reader, language, document, addresses, kind.more_keys)
    return DraftPage(kind.template, item, kind.around(reader, index, item))
