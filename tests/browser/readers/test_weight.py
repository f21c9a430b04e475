"""A first visit weighs almost nothing, whatever it begins with."""

import pytest
from playwright.sync_api import Browser

from tests.browser.places import LANGUAGES, places
from tests.browser.weighing import (
    LARGEST,
    LARGEST_SCRIPTS,
    MOST_REQUESTS,
    WEIGHED,
    first_load,
)
from tests.integration.serving import ServedSite


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WEIGHED)
def test_a_first_visit_stays_within_what_was_promised(
    browser: Browser, site: ServedSite, name: str, language: str
) -> None:
    place = next(each for each in places(site, language) if each.name == name)

    found = first_load(browser, site, place.path)

    assert place.path in [each.path for each in found.moved]
    assert found.size <= LARGEST, str(found)
    assert found.size_of_scripts <= LARGEST_SCRIPTS, str(found)
    assert len(found.moved) <= MOST_REQUESTS, str(found)
    assert found.troubles == ()
    assert found.cookies == ()
