from uuid import UUID, uuid4

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


def test_an_address_typed_in_capitals_still_leads_there() -> None:
    key = uuid4()

    assert short_id_in(address_segment("atelier", key).upper()) == short_id(key)


def test_links_to_items_are_found_in_rich_text() -> None:
    first, second = uuid4(), uuid4()
    html = f'<p><a href="{link_to(first)}">a</a> <a href="{link_to(second)}">b</a></p>'

    assert linked_keys(html) == {first, second}
