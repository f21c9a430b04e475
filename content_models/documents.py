"""What is published: one item in one language, ready to read.

All versions of an item share its ``key``. The same models give the public API its schema, so a
change of shape raises ``SCHEMA_VERSION``, which makes the published store rebuild itself.
"""

import hashlib
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, NonNegativeInt, PositiveInt, TypeAdapter

from content_models.blocks import Block, Download, Frozen, Image, Step
from content_models.languages import LanguageTag
from content_models.moments import Moment
from content_models.places import Location, Phone
from content_models.references import address_segment, short_id
from content_models.vocabularies import (
    Audience,
    Country,
    LegalForm,
    Licence,
    Method,
    ResourceType,
    ThemeGroup,
)

SCHEMA_VERSION = 4


class StalePart(Frozen):
    """A part of a translation that is older than the original.

    ``field`` is one of the document's. ``index`` counts its blocks, lines or steps from 0; it is
    None for a field of one piece, for what this version has not (``is_missing``), and where the
    part has no place of its own in the document. ``changed_at``: when the original's changed.
    """

    field: str
    index: NonNegativeInt | None = None
    changed_at: Moment
    is_missing: bool = False


class Translation(Frozen):
    """Where a version stands to its original.

    ``source_locale`` is None for an original; ``stale_parts``: what of the original has changed
    since, in its order.
    """

    source_locale: LanguageTag | None = None
    stale_parts: tuple[StalePart, ...] = ()

    @property
    def is_stale(self) -> bool:
        """Whether any part is older than the original."""
        return bool(self.stale_parts)


class BaseDocument(Frozen):
    """What every kind has. Times are aware and in UTC; ``themes`` and ``related`` hold keys."""

    key: UUID
    locale: LanguageTag
    slug: str = Field(min_length=1)
    title: str = Field(min_length=1)
    summary: str = ""
    body: tuple[Block, ...] = ()
    themes: tuple[UUID, ...] = ()
    published_at: Moment
    updated_at: Moment
    translation: Translation = Translation()

    @property
    def short_id(self) -> str:
        """The form of the key that stands in addresses."""
        return short_id(self.key)

    @property
    def segment(self) -> str:
        """The last segment of the item's address."""
        return address_segment(self.slug, self.key)

    @property
    def digest(self) -> str:
        """A fingerprint of the whole content: equal documents, and only they, share it."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


class CaseStudy(BaseDocument):
    """A told example of a social enterprise.

    ``people_helped`` counts persons a year. ``lessons`` are plain sentences. ``sector`` and
    ``publisher`` are keys of a term and of a partner.
    """

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


class Course(BaseDocument):
    """A training (schema.org ``Course``).

    ``minutes`` are planned; ``sessions`` are keys of those that are published, in their order.
    """

    kind: Literal["course"] = "course"
    minutes: PositiveInt
    audience: str = ""
    objectives: tuple[str, ...] = ()
    sessions: tuple[UUID, ...] = ()
    publisher: UUID | None = None
    licence: Licence


class CourseSession(BaseDocument):
    """One meeting of a course.

    ``number`` is its place among all sessions of the course, published or not, so that it stays
    what trainers call it while another session is being rewritten. ``minutes`` are planned;
    ``activities`` are keys of those that are published, in their order.
    """

    kind: Literal["course_session"] = "course_session"
    number: PositiveInt
    minutes: PositiveInt
    objectives: tuple[str, ...] = ()
    activities: tuple[UUID, ...] = ()
    course: UUID
    publisher: UUID | None = None
    licence: Licence


class GroupSize(Frozen):
    """How many people an activity is made for; None where there is no such bound."""

    least: PositiveInt | None = None
    most: PositiveInt | None = None


class Activity(BaseDocument):
    """A timed exercise, as a trainer runs it.

    ``trainer_notes`` are a sanitised fragment; ``materials``, ``debriefing`` and ``variations``
    plain sentences. ``works_on_projects``: on the participants' own. ``session`` is None for an
    activity that stands alone. ``source`` says whose idea it was.
    """

    kind: Literal["activity"] = "activity"
    minutes: PositiveInt
    methods: tuple[Method, ...] = ()
    group_size: GroupSize = GroupSize()
    works_on_projects: bool = False
    objectives: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    trainer_notes: str = ""
    debriefing: tuple[str, ...] = ()
    handouts: tuple[Download, ...] = ()
    variations: tuple[str, ...] = ()
    session: UUID | None = None
    source: str = ""
    publisher: UUID | None = None
    licence: Licence


class PartnerResource(BaseDocument):
    """A guide, kit, video… of a partner: ``files`` to take away or a ``link``, at least one.

    ``publisher`` is the key of a partner; ``author`` names who made it, as plain text.
    ``languages`` are those of the resource itself, which the page about it need not share.
    ``country`` is where it applies, None where it does everywhere.
    """

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


class InfoPage(BaseDocument):
    """Something to know, told in general: no enterprise, no organisation."""

    kind: Literal["info_page"] = "info_page"


class Organisation(BaseDocument):
    """A body that helps (HSDS ``organization``). ``summary`` is its description as plain text."""

    kind: Literal["organisation"] = "organisation"
    alternative_names: tuple[str, ...] = ()
    audiences: tuple[Audience, ...] = ()
    spoken_languages: tuple[LanguageTag, ...] = ()
    locations: tuple[Location, ...] = ()
    phones: tuple[Phone, ...] = ()
    email: str = ""
    website: str = ""
    last_verified: date | None = None

    @property
    def countries(self) -> tuple[Country, ...]:
        """The countries it has a location in, each once, in the order of its locations."""
        return tuple(dict.fromkeys(location.country for location in self.locations))


class Partner(BaseDocument):
    """A member of the partnership, which publishes content."""

    kind: Literal["partner"] = "partner"
    country: Country
    place: str = ""
    website: str = ""
    picture: Image | None = None


class Term(BaseDocument):
    """A theme in one language: ``title`` is its label."""

    kind: Literal["term"] = "term"
    group: ThemeGroup
    synonyms: tuple[str, ...] = ()


Work = Activity | CaseStudy | Course | CourseSession | PartnerResource
"""What a partner publishes under a licence."""
Document = (
    Activity
    | CaseStudy
    | Course
    | CourseSession
    | InfoPage
    | Organisation
    | Partner
    | PartnerResource
    | Term
)
_ADAPTER: TypeAdapter[Document] = TypeAdapter(Annotated[Document, Field(discriminator="kind")])


def parse_document(content: str | bytes) -> Document:
    """Read a document from its JSON.

    Raises:
        pydantic.ValidationError: the JSON is not a document of this schema version.
    """
    return _ADAPTER.validate_json(content)
