"""Reads the counts of searches, and keeps what editors decide on them."""

import logging
from datetime import UTC, date, datetime
from functools import cache
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.ground.choices import language_name
from cms.searches.forms import Action, ListForm
from cms.searches.models import Row
from content_models.inbox import Section
from content_models.searches import (
    CountedSearch,
    Decision,
    SearchCounts,
    SearchCountsUnavailableError,
)

logger = logging.getLogger(__name__)

LIST = "searches"
ADD = "searches_add"
SECTION_LABELS = {Section.LIBRARY: _("Library"), Section.DIRECTORY: _("Directory")}
DECISION_LABELS = {Decision.ADDED: _("Added to a theme"), Decision.DISMISSED: _("Not for us")}


@cache
def search_counts() -> SearchCounts:
    """Return the counts of this installation, opened on first use."""
    return SearchCounts(settings.DEPLOYMENT, settings.SECRET_KEY)


def today() -> date:
    """Return the day by which searches are counted, in UTC."""
    return datetime.now(UTC).date()


def act(action: Action, words: str, language: str) -> None:
    """Do what an editor asks with some words; raises ``SearchCountsUnavailableError``."""
    if action is Action.DISMISS:
        search_counts().decide(words, language, Decision.DISMISSED)
    else:
        search_counts().reopen(words, language)


def forget_old_counts() -> None:
    """Forget counts whose time is over.

    Where nothing is counted any more, that is all of them.
    """
    try:
        search_counts().forget(today(), settings.SEARCH_COUNTS_DAYS)
    except SearchCountsUnavailableError as error:
        logger.error("old counts could not be forgotten; the next round tries again: %s", error)


def row(counted: CountedSearch, form: ListForm) -> Row:
    """Return a counted search in words."""
    search, tally = counted.search, counted.tally
    # The order says that an editor searches: it changes nothing, and the portal does not count it.
    query = urlencode({"q": search.words, "sort": "relevance"})
    of_words = {"words": search.words, "in": search.language}
    return Row(
        words=search.words,
        language=search.language,
        language_name=language_name(search.language),
        section=SECTION_LABELS[search.section],
        address=f"{settings.BASE_URL}/{search.language}/{search.section}?{query}",
        searched=tally.searched,
        days=counted.days,
        results=tally.results,
        with_most=tally.with_most,
        related=tally.related,
        decision=DECISION_LABELS[counted.decision] if counted.decision else "",
        theme=counted.theme,
        add_address=f"{reverse(ADD)}?{urlencode(of_words)}&{form.query()}",
    )
