"""Readers look for help on a telephone: from the home page to the right body, in a few taps."""

import csv
import re
from collections.abc import Iterator
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.chromium import WAIT_MILLISECONDS
from tests.browser.waiting import wait_for
from tests.browser.weak_network import WeakNetwork

TELEPHONE = {"width": 360, "height": 640}
MOST_TAPS = 4
OLORON = "أولورون"
ORGANISATIONS = 52
"""In the demonstration, at least."""
NAMED = "Oloron-Sainte-Marie"
FIRST_CARD = ".card-organisation >> nth=0"
IS_ON_SCREEN = "element => element.getBoundingClientRect().bottom <= innerHeight"
IS_KEPT = "async () => Boolean(await caches.match(location.href))"


class Hand:
    """A thumb that counts what it taps; the key of the keyboard that sends a form counts, too."""

    def __init__(self) -> None:
        self.taps = 0

    def tap(self, target: Locator) -> None:
        """Tap on what is seen."""
        target.tap()
        self.taps += 1

    def send(self, field: Locator) -> None:
        """Tap on the key that sends."""
        field.press("Enter")
        self.taps += 1


@pytest.fixture(params=["scripts", "no scripts"])
def telephone(
    browser: Browser, network: WeakNetwork, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A telephone with and without scripts."""
    context = browser.new_context(
        base_url=network.base_url,
        viewport=TELEPHONE,
        has_touch=True,
        java_script_enabled=request.param == "scripts",
    )
    context.set_default_timeout(WAIT_MILLISECONDS)
    yield context.new_page()
    context.close()


def look_for(page: Page, language: str, need: str, town: str) -> Hand:
    """Go from the home page to what helps with a need near a town."""
    hand = Hand()
    page.goto(f"/{language}/")
    hand.tap(page.locator(f".needs a[href*='need={need}']"))
    field = page.locator(".help-finder [name=near]")
    hand.tap(field)
    field.fill(town)
    hand.send(field)
    page.wait_for_url("**near=*")
    expect(page.locator(FIRST_CARD)).to_be_attached()
    return hand


def test_an_arabic_reader_rings_the_right_body_in_four_taps(telephone: Page) -> None:
    page = telephone

    hand = look_for(page, "ar", "law", OLORON)

    title = page.locator(FIRST_CARD).locator(".card-title a")
    page.evaluate("scrollTo(0, 0)")
    assert title.evaluate(IS_ON_SCREEN), page.url
    expect(page.locator(FIRST_CARD).locator(".card-facts")).to_contain_text(NAMED)
    call = page.locator(FIRST_CARD).locator(".call")
    expect(call).to_have_attribute("href", "tel:+33536490101")
    hand.tap(call)
    assert hand.taps <= MOST_TAPS


def test_the_page_answers_in_its_first_screen_and_once_more_without_a_network(
    browser: Browser, network: WeakNetwork
) -> None:
    context = browser.new_context(base_url=network.base_url, viewport=TELEPHONE, has_touch=True)
    context.set_default_timeout(WAIT_MILLISECONDS)
    page = context.new_page()
    look_for(page, "ar", "law", OLORON)
    address = page.locator(FIRST_CARD).locator(".card-title a").get_attribute("href") or ""

    page.goto(address)

    for told in (".glance", ".acts", ".checked"):
        assert page.locator(told).evaluate(IS_ON_SCREEN), told
    assert page.locator(".now dd").count() == 1
    wait_for(page, IS_KEPT)
    network.is_down = True
    page.goto(address)
    expect(page.locator(".kept-copy")).to_be_visible()
    expect(page.locator(".act-first")).to_have_attribute("href", "tel:+33536490101")
    expect(page.locator(".glance .now")).to_be_hidden()  # nobody knows what is now
    expect(page.locator(".hours dl").first).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("language", "day", "service"),
    [("fr", "jeudi", "Cours de français le soir"), ("ar", "الخميس", "دروس فرنسية في المساء")],
)
def test_a_newcomer_in_oloron_finds_a_french_course_on_thursday_evening(
    telephone: Page, language: str, day: str, service: str
) -> None:
    page = telephone
    look_for(page, language, "language", "Oloron")

    page.locator(FIRST_CARD).locator(".card-title a").tap()

    expect(page.locator("h1")).to_contain_text("École du soir")
    week = page.locator(".hours dl").first
    expect(week.locator("div", has_text=day).first).to_contain_text("19:00–21:00")
    expect(page.locator(".service").first).to_contain_text(service)


@pytest.mark.parametrize(
    ("language", "audience", "cooperative"),
    [
        ("fr", "Personnes qui créent une activité", "Coopérative"),
        ("ar", "من يبدؤون مشروعًا", "تعاونية"),
    ],
)
def test_a_social_worker_finds_who_helps_to_found_a_cooperative(
    telephone: Page, language: str, audience: str, cooperative: str
) -> None:
    page = telephone
    look_for(page, language, "business", "Pau")
    found = page.locator(".card-organisation").filter(has_text="Graines de métier")
    expect(found).to_have_count(1)

    found.locator(".card-title a").tap()

    expect(page.locator(".glance")).to_contain_text(audience)
    expect(page.locator(".act-first")).to_have_attribute("href", re.compile("^tel:"))
    expect(page.locator(".prose").first).to_contain_text(cooperative)


def test_a_city_takes_the_data_of_the_directory_along(
    telephone: Page, network: WeakNetwork
) -> None:
    page = telephone
    page.goto("/ar/")

    page.locator(".footer-links a[href$='/data']").tap()

    table = page.locator("main a[href$='/data/organisations.csv']")
    address = table.get_attribute("href") or ""
    with urlopen(urljoin(network.base_url, address), timeout=60) as file:  # noqa: S310 - loopback
        rows = list(csv.DictReader(file.read().decode("utf-8-sig").splitlines()))
    assert len({row["id"] for row in rows}) >= ORGANISATIONS
