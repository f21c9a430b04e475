"""What an address says of a list, and the addresses that lead on from there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from portal.listing.forms import (
    MAXIMUM_VALUE_CHARACTERS,
    ListingForm,
    read_form,
    read_page,
)
from search.query import MAXIMUM_VALUES_PER_FILTER, Sort
from search.words import parse_search_text

FIELDS = ("kind", "theme", "max_minutes")
VALUES = st.lists(st.text("abé-", min_size=1, max_size=5), max_size=3, unique=True).map(tuple)
FORMS = st.builds(
    lambda typed, kinds, minutes, sort, page: ListingForm(
        parse_search_text(typed),
        {name: found for name, found in {"kind": kinds, "max_minutes": minutes}.items() if found},
        sort,
        page,
    ),
    st.text("vélo «»", max_size=12),
    VALUES,
    VALUES.map(lambda values: values[:1]),
    st.none() | st.sampled_from(Sort),
    st.integers(1, 999_999_999),
)


def form(**values: object) -> ListingForm:
    """The second page of two themes and a kind, by title."""
    fields: dict[str, object] = {
        "text": parse_search_text("vélo"),
        "chosen": {"theme": ("a-1", "b-2"), "kind": ("activity",)},
        "sort": Sort.TITLE,
        "page": 2,
    }
    return ListingForm(**(fields | values))  # type: ignore[arg-type]


def read(*pairs: tuple[str, str]) -> ListingForm:
    return read_form(MultiDict(pairs), FIELDS)


@given(FORMS)
def test_an_address_says_all_of_a_form(asked: ListingForm) -> None:
    assert read(*asked.parameters()) == asked


def test_the_address_of_a_list_names_nothing_that_goes_without_saying() -> None:
    assert read().parameters() == []
    assert read(("page", "1"), ("q", " ")).parameters() == []


def test_removing_a_filter_begins_at_the_first_page() -> None:
    left = form().without("theme", "a-1")

    assert left == form(chosen={"theme": ("b-2",), "kind": ("activity",)}, page=1)


def test_removing_the_last_value_of_a_field_removes_the_field() -> None:
    assert form().without("kind", "activity").chosen == {"theme": ("a-1", "b-2")}


def test_removing_all_filters_keeps_words_and_order_from_the_first_page() -> None:
    assert form().without_filters() == form(chosen={}, page=1)


def test_another_order_begins_at_the_first_page() -> None:
    assert form().sorted_by(Sort.NEWEST) == form(sort=Sort.NEWEST, page=1)


def test_another_page_keeps_everything_else() -> None:
    assert form().at_page(3) == replace(form(), page=3)


@pytest.mark.parametrize(
    ("page", "sort", "expected"),
    [(1, None, []), (2, None, [("page", "2")]), (1, Sort.TITLE, []), (2, Sort.TITLE, [])],
)
def test_search_engines_know_each_page_in_the_usual_order_alone(
    page: int, sort: Sort | None, expected: list[tuple[str, str]]
) -> None:
    assert form(page=page, sort=sort).page_parameters() == expected


@pytest.mark.parametrize(
    ("asked", "is_empty"),
    [
        (read(), True),
        (read(("page", "2"), ("sort", "title")), True),
        (read(("q", "vélo")), False),
        (read(("kind", "activity")), False),
    ],
)
def test_a_list_is_whole_without_words_and_filters(asked: ListingForm, is_empty: bool) -> None:
    assert asked.is_empty == is_empty


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("", 1),
        ("0", 1),
        ("1", 1),
        ("2", 2),
        ("007", 7),
        ("-3", 1),
        ("2.5", 1),
        ("²", 1),
        ("٢", 1),
        ("999999999", 999_999_999),
        ("1000000000", 1),
    ],
)
def test_what_is_no_page_is_the_first(typed: str, page: int) -> None:
    assert read_page(typed) == page


def test_values_are_trimmed_cut_and_counted_once() -> None:
    asked = read(("theme", " a-1 "), ("theme", "a-1"), ("theme", " "), ("theme", "x" * 200))

    assert asked.chosen == {"theme": ("a-1", "x" * MAXIMUM_VALUE_CHARACTERS)}


def test_only_so_many_values_of_a_field_are_read_and_one_of_a_number() -> None:
    many = [("theme", f"t-{number}") for number in range(MAXIMUM_VALUES_PER_FILTER + 1)]

    asked = read(*many, ("max_minutes", "45"), ("max_minutes", "90"))

    assert asked.chosen["theme"] == tuple(value for _, value in many[:-1])
    assert asked.chosen["max_minutes"] == ("45",)


@pytest.mark.parametrize("unknown", ["", "worst", "TITLE"])
def test_an_unknown_order_is_none(unknown: str) -> None:
    assert read(("sort", unknown)).sort is None
