"""What is no document: each rule is tried at its bound, from both sides."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from content_models.blocks import (
    Download,
    Frozen,
    Image,
    KeyFigure,
    KeyFigures,
    Rendition,
    Step,
    Steps,
)
from content_models.documents import StalePart
from content_models.kinds.activity import Activity, GroupSize
from content_models.kinds.case_study import CaseStudy
from content_models.kinds.course import Course
from content_models.kinds.course_session import CourseSession
from content_models.kinds.organisation import Organisation
from content_models.kinds.partner_resource import PartnerResource
from content_models.kinds.term import Term
from content_models.languages import LanguageTag
from content_models.places import Coordinates, Location, Phone
from tests.content_models.documents import one_of

NOW = datetime(2026, 9, 1, tzinfo=UTC)
FIGURE, STEP = KeyFigure(value="3", label="vélos"), Step(title="Ouvrir")
RENDITION = Rendition(url="/a.jpg", width=1, height=1, media_type="image/jpeg")


@pytest.mark.parametrize(
    ("model", "field", "good", "bad"),
    [
        (Term, "slug", "a", ""),
        (Term, "title", "a", ""),
        (Term, "key", "0f8fad5b-d9cb-469f-a165-70867728950e", "0f8fad5b"),
        (Term, "published_at", NOW, NOW.replace(tzinfo=None)),
        (Term, "updated_at", "2026-09-01T00:00:00Z", "2026-09-01T00:00:00"),
        (Term, "group", "topic", "colour"),
        (StalePart, "changed_at", NOW, NOW.replace(tzinfo=None)),
        (StalePart, "index", 0, -1),
        (CaseStudy, "country", "AT", "DE"),
        (CaseStudy, "licence", "cc0-1.0", "mit"),
        (CaseStudy, "legal_form", None, "gmbh"),
        (CaseStudy, "people_employed", 0, -1),
        (CaseStudy, "people_helped", 0, -1),
        (CaseStudy, "lessons", ["a"], [None]),
        (CaseStudy, "related", [], ["not-a-key"]),
        (Course, "minutes", 1, 0),
        (CourseSession, "minutes", 1, 0),
        (CourseSession, "number", 1, 0),
        (Activity, "minutes", 1, 0),
        (Activity, "methods", ["debate"], ["lecture"]),
        (GroupSize, "least", 1, 0),
        (GroupSize, "most", 1, 0),
        (PartnerResource, "resource_type", "guide", "poem"),
        (PartnerResource, "pages", 1, 0),
        (PartnerResource, "minutes", 1, 0),
        (PartnerResource, "languages", ["uk"], ["Ukrainian"]),
        (Organisation, "audiences", ["women"], ["everybody"]),
        (Organisation, "spoken_languages", ["fa-AF"], ["fa_AF"]),
        (Location, "place", "", None),
        (Location, "country", "GR", "GRC"),
        (Phone, "number", "+33 5", None),
        (Coordinates, "latitude", 90, 90.000001),
        (Coordinates, "latitude", -90, -90.000001),
        (Coordinates, "longitude", 180, 180.000001),
        (Coordinates, "longitude", -180, -180.000001),
        (Coordinates, "latitude", 0, float("nan")),
        (Coordinates, "longitude", 0, float("inf")),
        (Image, "renditions", [RENDITION], []),
        (Rendition, "width", 1, 0),
        (Rendition, "height", 1, 0),
        (Rendition, "media_type", "image/webp", "image/svg+xml"),
        (KeyFigures, "figures", [FIGURE], []),
        (Steps, "steps", [STEP], []),
        (Step, "minutes", 0, -1),
        (Download, "size", 0, -1),
    ],
)
def test_a_value_is_taken_up_to_its_bound_and_refused_beyond(
    model: type[Frozen], field: str, good: Any, bad: Any
) -> None:
    content = one_of(model).model_dump()

    model.model_validate({**content, field: good})
    with pytest.raises(ValidationError) as refused:
        model.model_validate({**content, field: bad})

    assert {error["loc"][0] for error in refused.value.errors()} == {field}


@pytest.mark.parametrize("tag", ["fr", "prs", "fa-AF", "zh-Hant-TW", "de-1996", "ar-Latn"])
def test_a_language_tag_has_its_language_in_small_letters(tag: str) -> None:
    assert TypeAdapter(LanguageTag).validate_python(tag) == tag


@pytest.mark.parametrize(
    "tag",
    ["", "f", "FR", "Fr", "french", "fr_FR", "fr-", "-fr", "fr-F", "fr ", "fr\n", "φρ", "fr/"],
)
def test_what_is_no_language_tag_is_refused(tag: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(LanguageTag).validate_python(tag)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_any_point_on_earth_is_kept_exactly(latitude: float, longitude: float) -> None:
    point = Coordinates(latitude=latitude, longitude=longitude)

    assert Coordinates.model_validate_json(point.model_dump_json()) == point


def test_a_required_field_cannot_be_left_out() -> None:
    content = one_of(Term).model_dump()

    for field in ("key", "locale", "slug", "title", "published_at", "updated_at", "group"):
        with pytest.raises(ValidationError, match=field):
            Term.model_validate({name: each for name, each in content.items() if name != field})
