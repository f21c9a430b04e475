import pytest

from search.query import (
    LARGEST_NUMBER,
    MAXIMUM_PAGE,
    MAXIMUM_PER_PAGE,
    MAXIMUM_VALUES_PER_FILTER,
    Query,
)


def test_pages_are_brought_within_bounds():
    assert Query("fr", page=-3, per_page=0).page == 1
    assert Query("fr", per_page=0).per_page == 1
    assert Query("fr", page=10**9).page == MAXIMUM_PAGE
    assert Query("fr", per_page=10**9).per_page == MAXIMUM_PER_PAGE


def test_filters_are_brought_within_bounds():
    query = Query("fr", filters={"theme": tuple(map(str, range(500))), "country": ()})

    assert list(query.filters) == ["theme"]
    assert len(query.filters["theme"]) == MAXIMUM_VALUES_PER_FILTER


def test_numbers_are_brought_within_bounds():
    assert Query("fr", max_minutes=0, group_size=-5).max_minutes == 1
    assert Query("fr", group_size=10**12).group_size == LARGEST_NUMBER
    assert Query("fr").max_minutes is None


@pytest.mark.parametrize(
    ("total", "pages"),
    [(0, 1), (1, 1), (10, 1), (11, 2), (10 * MAXIMUM_PAGE, MAXIMUM_PAGE), (10**9, MAXIMUM_PAGE)],
)
def test_results_have_at_least_a_page_and_no_more_than_can_be_asked_for(total, pages):
    assert Query("fr", per_page=10).pages_of(total) == pages
