"""The map of the directory for who has a keyboard, a thumb or no scripts; and "near me"."""

import re
from itertools import combinations
from math import dist

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.watching import Watch

TELEPHONE = {"width": 360, "height": 740}
SMALLEST = {"width": 320, "height": 640}
THUMB = 24
"""Pixels that WCAG 2.2 (2.5.8) asks of whatever is pressed."""
IN_PAU = {"latitude": 43.2951234, "longitude": -0.3708765}


def test_the_map_is_walked_by_keyboard_and_asks_nobody_else(page: Page, watch: Watch) -> None:
    page.set_viewport_size(TELEPHONE)
    page.goto("/fr/directory?near=Pau", wait_until="networkidle")
    page.get_by_role("link", name="Carte", exact=True).press("Enter")
    page.wait_for_url("**/fr/directory/map?near=Pau")

    first = page.locator(".map-mark a").first
    first.focus()
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile("#(place-1|results)$|at="))
    page.locator(".place-number a").first.press("Enter")
    page.wait_for_url("**#mark*")
    page.get_by_role("link", name="Se rapprocher", exact=True).press("Enter")
    page.wait_for_url("**at=*")
    expect(page.locator(".map-canvas")).to_be_visible()
    assert watch.found() == []


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_marks_are_as_large_as_a_thumb_and_none_covers_another(page: Page, language: str) -> None:
    page.set_viewport_size(SMALLEST)
    page.goto(f"/{language}/directory/map?near=Pau", wait_until="networkidle")

    boxes = [box for each in page.locator(".map-mark a").all() if (box := each.bounding_box())]

    assert boxes
    assert min(min(box["width"], box["height"]) for box in boxes) >= THUMB
    middles = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes]
    assert all(dist(one, other) >= THUMB for one, other in combinations(middles, 2))


def test_west_is_left_in_a_page_that_is_read_from_right_to_left(page: Page) -> None:
    page.goto("/ar/directory/map", wait_until="networkidle")

    west = page.get_by_role("link", name="غربًا").bounding_box()
    east = page.get_by_role("link", name="شرقًا").bounding_box()

    assert west
    assert east
    assert west["x"] < east["x"]


def test_the_map_works_without_scripts(browser: Browser, reached_at: str) -> None:
    context = browser.new_context(base_url=reached_at, java_script_enabled=False)
    page = context.new_page()
    page.goto("/fr/directory/map?need=language&near=Pau")

    page.get_by_role("link", name="S’éloigner", exact=True).click()

    page.wait_for_url("**at=*")
    assert "need=language" in page.url
    assert "near=Pau" in page.url
    context.close()


def test_a_position_leaves_the_device_rounded_only_on_wish_and_stays_nowhere(
    browser: Browser, reached_at: str
) -> None:
    context = browser.new_context(
        base_url=reached_at, geolocation=IN_PAU, permissions=["geolocation"]
    )
    page = context.new_page()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - Playwright marks it
    page.goto("/fr/directory", wait_until="networkidle")
    assert not any("lat=" in request.url for request in asked)

    page.get_by_role("button", name="Utiliser ma position").press("Enter")

    page.wait_for_url("**lat=43.30*")
    expect(page.locator(".card-distance").first).to_be_visible()
    assert "lon=-0.37" in page.url
    assert not any(re.search(r"43\.29|0\.370", request.url) for request in asked)
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    kept = page.evaluate(
        "caches.keys().then(names => Promise.all(names.map(name => caches.open(name)"
        ".then(cache => cache.keys()))))"
        ".then(found => found.flat().map(({ url }) => url))"
    )
    assert not any("lat=" in address for address in kept)
    context.close()
