"""Every template, in every state and language, as a reader's browser gets it.

A page is loaded once and then examined in place: on a desk, on a telephone and on the narrowest
screen, by day and by night, with letters twice as large.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Response

from content_models.languages import INTERFACE_LANGUAGES
from tests.browser.axe import ALL_BUT_COLOURS, AXE, HOW_TO_GET_IT, objections
from tests.browser.chromium import WAIT_MILLISECONDS
from tests.browser.layout import beyond_the_narrowest_screen, lost_in_large_text
from tests.browser.places import ALL_LANGUAGES, LANGUAGES, SCREENS, Place, places
from tests.browser.watching import Watch
from tests.integration.serving import ServedSite

KINDS_OF_DATA = """
() => [...document.querySelectorAll("script[type='application/ld+json']")]
    .flatMap(({ textContent }) => JSON.parse(textContent)["@graph"])
    .map((node) => [node["@type"]].flat().join(" "))
"""
LANGUAGE = "[document.documentElement.lang, document.documentElement.dir]"
STORED = "localStorage.length + sessionStorage.length"
IN_COLOUR = "ar"
"""Its readers see what all others see, and what stands beside content in another language."""
FAULT_OF_ONE_LOOK = """
<!doctype html>
<html lang="en"><title>A page</title>
<style>
    body { background: white; color: black; }
    @media (prefers-color-scheme: dark) and (max-width: 400px) { body { color: whitesmoke; } }
</style>
<main><h1>A heading</h1></main>
"""
TOO_NARROW = """
<!doctype html>
<p style="width: 5rem; height: 1rem; overflow: hidden">cut cut cut cut cut cut</p>
<p style="width: 5rem; white-space: nowrap">wide wide wide wide wide wide wide wide wide wide</p>
<p style="height: 4rem">covered</p>
<div style="margin-top: -6rem; height: 9rem; background: white; position: relative"></div>
"""


@dataclass
class Findings:
    """What was found in all pages of a language: a line for each fault.

    Attributes:
        answers: wrong status, language or direction, or a redirect.
        troubles: requests to others, violations of the policy, complaints of the browser.
        objections: of axe-core.
        too_wide: for the narrowest screen.
        lost: with letters twice as large.
        kept: how many cookies and entries of storage there were at the end.
        kinds: of what is told to machines.
    """

    answers: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    objections: list[str] = field(default_factory=list)
    too_wide: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    kept: int = 0
    kinds: set[str] = field(default_factory=set)


@pytest.fixture
def tab(browser: Browser, site: ServedSite) -> Iterator[Page]:
    """A tab of a reader who asks for rest, with axe in each of its pages."""
    yield from opened_tab(browser, site)


@pytest.fixture(scope="module", params=ALL_LANGUAGES)
def found(request: pytest.FixtureRequest, browser: Browser, site: ServedSite) -> Iterator[Findings]:
    """What every page in one language is found to be."""
    for page in opened_tab(browser, site):
        yield examined(page, site, request.param)


def opened_tab(browser: Browser, site: ServedSite) -> Iterator[Page]:
    context = browser.new_context(base_url=site.base_url, reduced_motion="reduce")
    context.set_default_timeout(WAIT_MILLISECONDS)
    if AXE.is_file():
        context.add_init_script(path=AXE)
    yield context.new_page()
    context.close()


def examined(page: Page, site: ServedSite, language: str) -> Findings:
    found = Findings()
    watch = Watch(page, site.base_url)
    for place in places(site, language):
        page.set_viewport_size(SCREENS["desk"])
        answer = page.goto(place.path)
        found.answers += wrong_answer(place, answer, page.evaluate(LANGUAGE), language)
        found.kinds |= set(page.evaluate(KINDS_OF_DATA))
        found.objections += accessibility_faults(page, place, language)
        found.too_wide += beyond_the_narrowest_screen(page)
        if language in LANGUAGES:
            found.lost += lost_in_large_text(page)
        found.troubles += [f"{place.path}: {each}" for each in watch.found()]
    found.kept = len(page.context.cookies()) + page.evaluate(STORED)
    return found


def wrong_answer(
    place: Place, answer: Response | None, language: list[str], expected: str
) -> list[str]:
    is_right = (
        answer is not None
        and answer.request.redirected_from is None
        and answer.status == place.status
        and language == [expected, INTERFACE_LANGUAGES[expected].direction]
    )
    return [] if is_right else [f"{place.path}: {answer} {language}"]


def accessibility_faults(page: Page, place: Place, language: str) -> list[str]:
    if not AXE.is_file():
        return []
    if language == IN_COLOUR:
        return objections(page)
    # The style guide shows once more what the pages are made of.
    return objections(page, ALL_BUT_COLOURS) if place.is_for_readers else []


def test_it_is_answered_in_its_language_and_direction(found: Findings) -> None:
    assert found.answers == []


def test_it_asks_nothing_of_others_stores_nothing_and_has_nothing_to_complain(
    found: Findings,
) -> None:
    assert found.troubles == []
    assert found.kept == 0


def test_it_meets_the_standards_as_far_as_axe_can_tell(found: Findings) -> None:
    if not AXE.is_file():
        pytest.skip(HOW_TO_GET_IT)
    assert found.objections == []


def test_nothing_reaches_beyond_the_narrowest_screen(found: Findings) -> None:
    assert found.too_wide == []


def test_with_text_twice_as_large_nothing_is_cut_covered_or_out_of_reach(found: Findings) -> None:
    assert found.lost == []


def test_what_it_tells_machines_is_read(found: Findings) -> None:
    assert {"WebSite", "Article LearningResource", "NGO", "BreadcrumbList"} <= found.kinds


def test_a_fault_that_a_page_has_in_one_look_only_is_found(tab: Page) -> None:
    if not AXE.is_file():
        pytest.skip(HOW_TO_GET_IT)
    tab.route(
        "**/faulty", lambda route: route.fulfill(body=FAULT_OF_ONE_LOOK, content_type="text/html")
    )
    tab.goto("/faulty")

    found = objections(tab)

    assert len(found) == 1
    assert "dark telephone: color-contrast" in found[0]


def test_what_is_cut_covered_or_out_of_reach_is_found(tab: Page) -> None:
    tab.set_content(TOO_NARROW)

    lost = lost_in_large_text(tab)

    assert any("cut cut" in each for each in lost)
    assert any("covered by" in each for each in lost)
    assert any("pixels" in each for each in beyond_the_narrowest_screen(tab))
