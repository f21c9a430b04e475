"""Registers every kind of document.

Each kind is described in a module of its own.

A new kind is one more module here, its import and its place in ``Document``; see
docs/adding-a-kind.md. The same models give the public API its schema, so a change of shape raises
``SCHEMA_VERSION``, which makes the published store rebuild itself.
"""

from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import Field, TypeAdapter

from content_models.documents import Kind
from content_models.kinds.activity import Activity
from content_models.kinds.case_study import CaseStudy
from content_models.kinds.course import Course
from content_models.kinds.course_session import CourseSession
from content_models.kinds.info_page import InfoPage
from content_models.kinds.need import Need
from content_models.kinds.organisation import Organisation
from content_models.kinds.partner import Partner
from content_models.kinds.partner_resource import PartnerResource
from content_models.kinds.term import Term

SCHEMA_VERSION = 8

Document = (
    Activity
    | CaseStudy
    | Course
    | CourseSession
    | InfoPage
    | Need
    | Organisation
    | Partner
    | PartnerResource
    | Term
)
DOCUMENT_TYPES: tuple[type[Document], ...] = get_args(Document)
KINDS: dict[str, Kind] = {each.entry.name: each.entry for each in DOCUMENT_TYPES}
KINDS_WITH_A_PAGE = tuple(name for name, kind in KINDS.items() if kind.has_page)
KINDS_OF_THE_LIBRARY = tuple(name for name, kind in KINDS.items() if kind.is_in_library)

if TYPE_CHECKING:
    KindName = str
else:
    KindName = Literal[tuple(KINDS)]  # Pydantic refuses other names, and the API lists these
_ADAPTER: TypeAdapter[Document] = TypeAdapter(Annotated[Document, Field(discriminator="kind")])


def parse_document(content: str | bytes) -> Document:
    """Read a document from its JSON.

    Raises:
        pydantic.ValidationError: the JSON is not a document of this schema version.
    """
    return _ADAPTER.validate_json(content)
