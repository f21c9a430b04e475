"""The interface speaks five languages, completely."""

import re

import pytest
from flask.testing import FlaskClient

from content_models.languages import INTERFACE_LANGUAGES
from portal.listing.forms import read_page
from tests import factories
from tests.portal.conftest import Site, text_of


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("page", ["", "library?q=vélo&country=FR", "directory", "nothing"])
def test_the_switcher_leads_to_the_same_page_in_every_language(
    reader: FlaskClient, code: str, page: str
) -> None:
    text = text_of(reader.get(f"/{code}/{page}"))

    for other, language in INTERFACE_LANGUAGES.items():
        pattern = rf'<a href="/{other}/[^"]*" lang="{other}" dir="{language.direction}"'
        assert re.search(pattern, text), other


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(0, "لا توجد نتائج"), (1, "نتيجة واحدة"), (2, "نتيجتان"), (3, "3 نتائج"), (11, "11 نتيجة")],
)
def test_arabic_counts_have_six_forms(site: Site, number: int, sentence: str) -> None:
    site.publish(*(factories.case_study() for _ in range(number)))

    assert f">{sentence}</h2>" in text_of(site.client().get("/ar/library"))


def test_a_title_with_both_directions_is_isolated(site: Site) -> None:
    document = factories.case_study(locale="ar", enterprise_name="L’Atelier (مثال)")
    site.publish(document)

    page = text_of(site.client().get(f"/ar/case-studies/{document.segment}"))

    assert "<bdi>L’Atelier (مثال)</bdi>" in page


@pytest.mark.parametrize(
    ("text", "page"),
    [("2", 2), ("0", 1), ("-1", 1), ("", 1), ("٣", 1), ("9" * 5000, 1), ("1.5", 1)],
)
def test_a_page_number_is_read_or_is_the_first(text: str, page: int) -> None:
    assert read_page(text) == page
