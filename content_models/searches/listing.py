"""Makes the editors' lists out of the counts of days."""

from typing import Any

from sqlalchemy import Row, Select, and_, case, func, select

from content_models.inbox.values import Section
from content_models.searches.tables import counts, decisions
from content_models.searches.values import (
    CountedSearch,
    Decision,
    Question,
    Search,
    SearchFilter,
    Tally,
)

_SEARCH = (counts.c.words, counts.c.language, counts.c.section)
_SEARCHED_ON = case((counts.c.searched > 0, counts.c.day))
"""None for a day on which results of an earlier search were opened, and no more."""


def chosen(filtered: SearchFilter) -> Select[Any]:
    """Return the searches that a filter lets through.

    The results of each are those of its last day.
    """
    totals = (
        select(
            *_SEARCH,
            func.sum(counts.c.searched).label("searched"),
            func.sum(counts.c.opened).label("opened"),
            func.count(_SEARCHED_ON).label("days"),
            func.max(_SEARCHED_ON).label("last_day"),
        )
        .where(counts.c.day >= filtered.since)
        .group_by(*_SEARCH)
        .subquery("totals")
    )
    of_last_day = and_(
        *(totals.c[column.name] == column for column in _SEARCH), totals.c.last_day == counts.c.day
    )
    of_words = and_(decisions.c.words == totals.c.words, decisions.c.language == totals.c.language)
    query = (
        select(
            totals,
            counts.c.results,
            counts.c.with_most,
            counts.c.related,
            decisions.c.decision,
            decisions.c.theme,
        )
        .select_from(totals)
        .join(counts, of_last_day)
        .outerjoin(decisions, of_words)
    )
    if filtered.question is Question.NOTHING_FOUND:
        query = query.where(counts.c.results == 0)
    else:
        query = query.where(counts.c.results > 0, totals.c.opened == 0)
    if filtered.language:
        query = query.where(totals.c.language == filtered.language)
    is_open = decisions.c.decision.is_(None)
    return query.where(~is_open if filtered.is_decided else is_open)


def ordered(query: Select[Any]) -> Select[Any]:
    """Return a list with the most frequent searches first."""
    names = ("words", "language", "section")
    found = query.selected_columns
    return query.order_by(found["searched"].desc(), *(found[name] for name in names))


def counted_search(row: Row[Any]) -> CountedSearch:
    """Return a line of a list."""
    return CountedSearch(
        search=Search(row.words, row.language, Section(row.section)),
        tally=Tally(row.searched, row.opened, row.results, row.with_most, row.related),
        days=row.days,
        decision=Decision(row.decision) if row.decision else None,
        theme=row.theme or "",
    )
