"""What a first visit moves, against what was promised."""

from playwright.sync_api import Browser

from tests.benchmarks.figures import Figure
from tests.browser.places import LANGUAGES, places
from tests.browser.weighing import (
    LARGEST,
    LARGEST_SCRIPTS,
    MOST_REQUESTS,
    WEIGHED,
    first_load,
)
from tests.integration.serving import ServedSite


def measure(browser: Browser, site: ServedSite) -> list[Figure]:
    """Visit each sort of page in a language of each script; the heaviest counts."""
    loads = {
        place.path: first_load(browser, site, place.path)
        for language in LANGUAGES
        for place in places(site, language)
        if place.name in WEIGHED
    }

    def heaviest(what: str, amounts: dict[str, int], most: int) -> Figure:
        path = max(amounts, key=lambda each: amounts[each])
        how = f"most of {len(amounts)} first visits: {path}"
        return Figure(what, f"{amounts[path]:,}", f"≤ {most:,}", amounts[path] <= most, how)

    sizes = {path: load.size for path, load in loads.items()}
    scripts = {path: load.size_of_scripts for path, load in loads.items()}
    requests = {path: len(load.moved) for path, load in loads.items()}
    troubles = {path: len(load.troubles + load.cookies) for path, load in loads.items()}
    return [
        heaviest("bytes of a first visit but for pictures, Brotli", sizes, LARGEST),
        heaviest("bytes of its JavaScript, Brotli", scripts, LARGEST_SCRIPTS),
        heaviest("its requests but for pictures", requests, MOST_REQUESTS),
        heaviest("its foreign requests, cookies, violations of the policy", troubles, 0),
    ]
