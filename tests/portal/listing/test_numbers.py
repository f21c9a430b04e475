"""Numbers that readers type: which are understood, and where they are asked for."""

import pytest

from portal.listing.numbers import MAXIMUM_DIGITS, count_in
from search.query import LARGEST_NUMBER
from tests import factories
from tests.portal.conftest import Site, text_of


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1", 1),
        ("0045", 45),
        ("٤٥", 45),
        ("۴۵", 45),
        ("४५", 45),
        (str(LARGEST_NUMBER), LARGEST_NUMBER),
        ("5".zfill(MAXIMUM_DIGITS), 5),
        ("5".zfill(MAXIMUM_DIGITS + 1), None),
        (str(LARGEST_NUMBER + 1), None),
        ("0", None),
        ("-1", None),
        ("4.5", None),
        ("1e3", None),
        ("²", None),
        ("½", None),
        ("", None),
        (" 5", None),
    ],
)
def test_a_whole_number_within_bounds_is_understood_in_any_script(
    typed: str, number: int | None
) -> None:
    assert count_in(typed) == number


@pytest.mark.parametrize(
    ("query", "is_asked"),
    [
        ("", True),
        ("kind=activity", True),
        ("kind=activity&kind=course", True),
        ("kind=course", False),
        ("q=rien&kind=activity", False),
        ("q=rien&max_minutes=5", True),
        ("kind=course&group_size=5", True),
    ],
)
def test_numbers_are_asked_for_where_activities_are_found_or_one_is_in_use(
    site: Site, query: str, is_asked: bool
) -> None:
    site.publish(factories.activity(), factories.course())

    page = text_of(site.client().get(f"/fr/library?{query}"))

    assert ('id="facet-workshop"' in page) == is_asked


def test_only_the_number_that_is_none_is_complained_about(site: Site) -> None:
    site.publish(factories.activity())

    page = text_of(site.client().get("/fr/library?max_minutes=90&group_size=beaucoup"))

    assert page.count("aria-invalid") == 1
    assert 'value="beaucoup" form="search" inputmode="numeric"' in page
    assert 'id="group_size-error"' in page
    assert 'id="max_minutes-error"' not in page
