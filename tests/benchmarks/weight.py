"""What a first visit moves, against what was promised and what others' pages move."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from playwright.sync_api import Browser

from tests.benchmarks.figures import Figure
from tests.browser.places import LANGUAGES, Place, places
from tests.browser.weighing import (
    LARGEST,
    LARGEST_SCRIPTS,
    MOST_REQUESTS,
    WEIGHED,
    FirstLoad,
    first_load,
)
from tests.integration.serving import ServedSite

PEER = "DORA 243 KB in 112 requests"
OTHER_PEERS = (
    "Integreat 568 KB, Soliguide 667 KB, réfugiés.info 692 KB, bare WordPress 6.1 28 KB"
    " in 5 requests; peers from their repositories, fonts apart"
)
NO_PEER = "–"


@dataclass(frozen=True)
class Visit:
    """A first visit to a place."""

    place: Place
    load: FirstLoad


def measure(browser: Browser, site: ServedSite) -> list[Figure]:
    """Visit each sort of page in a language of each script."""
    visits = [
        Visit(place, first_load(browser, site, place.path))
        for language in LANGUAGES
        for place in places(site, language)
        if place.name in WEIGHED
    ]
    return [
        _heaviest(visits, lambda load: load.size, "all but pictures", LARGEST, PEER),
        _heaviest(visits, lambda load: load.size_of_scripts, "JavaScript", LARGEST_SCRIPTS),
        _most_requests(visits),
        _troubles(visits),
    ]


def _heaviest(
    visits: list[Visit],
    size: Callable[[FirstLoad], int],
    what: str,
    largest: int,
    peer: str = "",
) -> Figure:
    heaviest = max(visits, key=lambda visit: size(visit.load))
    others = f"; {OTHER_PEERS}" if peer else ""
    return Figure(
        what=f"first load, {what}, Brotli",
        reach=f"≤ {kilobytes(largest)}",
        measured=kilobytes(size(heaviest.load)),
        is_reached=size(heaviest.load) <= largest,
        peer=peer or NO_PEER,
        how=(
            f"heaviest of {len(visits)}: {heaviest.place.path};"
            f" in French: {_french(visits, size)}{others}"
        ),
    )


def _most_requests(visits: list[Visit]) -> Figure:
    longest = max(visits, key=lambda visit: len(visit.load.moved))
    requests = len(longest.load.moved)
    return Figure(
        what="first load, requests but for pictures",
        reach=f"≤ {MOST_REQUESTS}",
        measured=str(requests),
        is_reached=requests <= MOST_REQUESTS,
        peer=NO_PEER,
        how=f"most of {len(visits)}, {longest.place.path}: {_paths(longest.load)}",
    )


def _troubles(visits: list[Visit]) -> Figure:
    found = [each for visit in visits for each in (*visit.load.troubles, *visit.load.cookies)]
    return Figure(
        what="foreign requests, cookies, violations of the policy",
        reach="0",
        measured=str(len(found)),
        is_reached=not found,
        peer=NO_PEER,
        how=f"{len(visits)} first visits {'; '.join(found)}".rstrip(),
    )


def kilobytes(size: int) -> str:
    """A size to read; a kilobyte has 1,000 bytes."""
    return f"{size / 1000:.1f} KB"


def _french(visits: Iterable[Visit], size: Callable[[FirstLoad], int]) -> str:
    of_french = [visit for visit in visits if visit.place.path.startswith("/fr/")]
    return ", ".join(f"{each.place.name} {kilobytes(size(each.load))}" for each in of_french)


def _paths(load: FirstLoad) -> str:
    return ", ".join(each.path for each in load.moved)
