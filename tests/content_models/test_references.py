"""Short ids, addresses and symbolic links: how documents name each other."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_models.references import (
    SHORT_ID_LENGTH,
    address_segment,
    link_to,
    linked_keys,
    short_id,
    short_id_in,
)


@given(st.uuids(), st.text(min_size=1, max_size=30))
def test_a_short_id_is_found_again_whatever_the_slug(key: UUID, slug: str) -> None:
    assert short_id_in(address_segment(slug, key)) == short_id(key)


@given(st.text())
def test_any_segment_has_a_short_id_or_none(segment: str) -> None:
    found = short_id_in(segment)

    assert found is None or len(found) == SHORT_ID_LENGTH


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0000000000"),
        (1, "0000000001"),
        (31, "000000000z"),
        (32, "0000000010"),
        (2**45, "1000000000"),
        (2**50 - 1, "zzzzzzzzzz"),
        (2**50, "0000000000"),
    ],
)
def test_a_short_id_is_the_last_fifty_bits_in_crockfords_base_32(
    number: int, expected: str
) -> None:
    assert short_id(UUID(int=number)) == expected


@given(st.integers(0, 2**128 - 1), st.integers(0, 2**50 - 1))
def test_keys_share_a_short_id_only_where_they_share_their_last_bits(key: int, last: int) -> None:
    other = (key >> 50 << 50) | last

    is_shared = short_id(UUID(int=key)) == short_id(UUID(int=other))

    assert is_shared == (key == other)


@given(st.uuids())
def test_a_short_id_holds_no_letter_that_looks_like_another_sign(key: UUID) -> None:
    assert not set(short_id(key)) & set("ilouILOU")


@pytest.mark.parametrize(
    "segment",
    [
        "",
        "-",
        "atelier",
        "atelier-",
        "atelier-012345678",
        "atelier-01234567890",
        "atelier-012345678i",
        "atelier-012345678l",
        "atelier-012345678o",
        "atelier-012345678u",
        "atelier-０１２３４５６７８９",
        "atelier-٠١٢٣٤٥٦٧٨٩",
        "atelier-0123456789\n",
        "atelier-0123456789/",
        "atelier-0123456789\0",
        "../0123456789 ",
        "atelier_0123456789",
    ],
)
def test_what_only_looks_like_a_short_id_is_none(segment: str) -> None:
    assert short_id_in(segment) is None


@pytest.mark.parametrize("slug", ["", "-", "0123456789", "../..", "a" * 100_000, "%00", "é-٣"])
def test_a_hostile_slug_neither_hides_nor_changes_the_short_id(slug: str) -> None:
    assert short_id_in(f"{slug}-abcdefgh12") == "abcdefgh12"


def test_addresses_and_links_are_written_like_this_for_good() -> None:
    key = UUID("0f8fad5b-d9cb-469f-a165-708677289501")

    assert address_segment("atelier-du-gave", key) == "atelier-du-gave-bggsvjh581"
    assert link_to(key) == "ref:0f8fad5b-d9cb-469f-a165-708677289501"


def test_an_address_typed_in_capitals_still_leads_there() -> None:
    key = uuid4()

    assert short_id_in(address_segment("atelier", key).upper()) == short_id(key)


def test_links_to_items_are_found_in_rich_text() -> None:
    first, second = uuid4(), uuid4()
    html = f'<p><a href="{link_to(first)}">a</a> <a href="{link_to(second)}">b</a></p>'

    assert linked_keys(html) == {first, second}


@given(st.uuids(), st.text(), st.text())
def test_a_link_is_found_in_any_text_round_it(key: UUID, before: str, after: str) -> None:
    assert key in linked_keys(f'{before}<a href="{link_to(key)}">{after}')


@given(st.text(alphabet="ref:0123456789abcdef-<>\"' ", max_size=80))
def test_only_whole_keys_are_links(html: str) -> None:
    for key in linked_keys(html):
        assert link_to(key) in html


def test_an_address_of_the_web_is_no_link_to_an_item() -> None:
    html = f'<a href="https://ref.example/{uuid4()}">a</a> <a href="mailto:ref@{uuid4()}">b</a>'

    assert linked_keys(html) == set()
