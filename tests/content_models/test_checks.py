"""Months between a check and today, and links to a record."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_models.checks import is_older, months_before, whole_months
from content_models.record_links import BadLinkError, RecordLink, RecordLinks

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 11, 30), 3, date(2026, 8, 30)),
        (date(2026, 1, 31), 12, date(2025, 1, 31)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
    ],
)
def test_months_are_those_of_the_calendar(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


@given(DAYS, DAYS)
def test_what_is_some_months_old_is_as_old_as_is_said(since: date, until: date) -> None:
    months = whole_months(since, until)

    assert since > until or is_older(since, until, months)
    assert not is_older(since, until, months + 1)


def test_a_link_opens_its_own_record_alone() -> None:
    links, link = RecordLinks("secret"), RecordLink(uuid4(), uuid4())

    assert links.read(links.sign(link)) == link
    for forged in ("", "a.b.c", links.sign(link)[:-1], "x" * 5000):
        with pytest.raises(BadLinkError):
            links.read(forged)
