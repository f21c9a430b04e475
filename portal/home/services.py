"""Finds what is new, and counts what there is."""

from content_models.kinds import KINDS_WITH_A_PAGE
from content_models.published.reading import StoreSnapshot
from portal.home.models import HomePage
from portal.listing.choices import Choices
from portal.listing.forms import NEED
from portal.listing.services import cards, spoken_languages
from portal.listing.surroundings import need_offers
from portal.reading import addresses
from portal.reading.wording import Wording
from search.query import Query, Sort
from search.searcher import Searcher

NEWEST_CASE_STUDIES = 3
MOST_USED_THEMES = 12


def home_page(snapshot: StoreSnapshot, searcher: Searcher, wording: Wording) -> HomePage:
    """Return the newest case studies, the most used themes and the counts by kind."""
    results = searcher.search(
        Query(
            reader=wording.code,
            filters={"kind": ("case_study",)},
            facets=("kind", "theme"),
            sort=Sort.NEWEST,
            per_page=NEWEST_CASE_STUDIES,
        )
    )
    helpers = searcher.search(
        Query(
            reader=wording.code,
            filters={"kind": ("organisation",)},
            facets=("theme", "spoken"),
            per_page=1,
        )
    )
    choices = Choices(snapshot, wording, searcher)
    themes = choices.group("theme", results.facets.get("theme", ()), ()).options
    return HomePage(
        newest=cards(snapshot, results.hits, wording.code),
        themes=themes[:MOST_USED_THEMES],
        # A field's counts ignore its own filter, so these are the counts of everything.
        counts={each.value: each.count for each in results.facets.get("kind", ())},
        needs=need_offers(
            choices.needs,
            helpers.facets.get("theme", ()),
            lambda code: addresses.directory(wording.code, [(NEED, code)]),
        ),
        spoken=spoken_languages(helpers, wording),
        has_partners=snapshot.has_kind("partner"),
    )


def home_page_without_search(snapshot: StoreSnapshot) -> HomePage:
    """Return what the store alone can tell."""
    items = {
        name: len({key for key, _ in snapshot.versions_of_kind(name)}) for name in KINDS_WITH_A_PAGE
    }
    return HomePage(
        newest=(),
        themes=(),
        counts={name: count for name, count in items.items() if count},
        needs=(),
        spoken=(),
        has_partners=snapshot.has_kind("partner"),
    )
