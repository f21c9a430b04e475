"""Nothing that an editor pastes, or that a link carries, runs in a reader's browser."""

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.attacks import ATTACKS
from tests.browser.attacking import MARK
from tests.browser.watching import Watch
from tests.integration.serving import ServedSite

WHAT_COULD_RUN = """
() => [...document.querySelectorAll("*")].flatMap((element) => {
    const forbidden = "iframe, object, embed, base, style, math, template, meta[http-equiv],"
        + " script:not([src^='/static/']), link[rel=stylesheet]:not([href^='/static/'])";
    const isData = element.matches("head > script[type='application/ld+json']")
        && JSON.parse(element.textContent)["@graph"].length > 0;
    const wrong = element.matches(forbidden) && !isData ? [element.outerHTML] : [];
    const isIcon = element.matches("head > link[rel=icon][href^='data:image/svg+xml,']");
    for (const { name, value } of element.attributes) {
        const scheme = value.replace(/[\\u0000-\\u0020]/g, "").toLowerCase();
        const leads = /href|src|action|data/.test(name);
        const runs = leads && !isIcon && /^(javascript|vbscript|data):/.test(scheme);
        if (name.startsWith("on") || name === "style" || runs) wrong.push(element.outerHTML);
    }
    return wrong;
})
"""
TOUCH_EVERYTHING = """
async () => {
    document.addEventListener("click", (event) => {
        if (event.target.closest("a")?.protocol !== "javascript:") event.preventDefault();
    }, true);
    for (const element of document.querySelectorAll("*")) {
        for (const name of ["mouseover", "focus", "toggle", "error", "load", "click"]) {
            const options = { bubbles: name === "click", cancelable: true };
            element.dispatchEvent(new MouseEvent(name, options));
        }
    }
    await new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)));
}
"""


@pytest.fixture
def page(plain_network: Page) -> Page:
    """A tab without the service worker, which would fetch each page once more to keep it."""
    return plain_network


@pytest.fixture(scope="module")
def attacked_addresses(site: ServedSite) -> Iterator[list[str]]:
    """The addresses of the items that carry the attacks; other tests do not meet them."""
    yield json.loads(site.installation.run("tests.browser.attacking", "publish"))
    site.installation.run("tests.browser.attacking", "remove")


def assert_harmless(page: Page, watch: Watch) -> None:
    """Nothing ran, nothing tried to, and nothing is there that could, however it is touched."""
    assert page.evaluate(WHAT_COULD_RUN) == [], page.url
    page.evaluate(TOUCH_EVERYTHING)
    assert page.evaluate("typeof window.attacked") == "undefined", page.url
    assert watch.found() == [], page.url


@pytest.mark.parametrize(
    "attack",
    [
        "<script>window.attacked = true</script>",
        "<img src='/static/' onerror='window.attacked = true'>",
        "<a href='java&#10;script:window.attacked = true'>a</a>",
        "<p onmouseover='window.attacked = true'>a</p>",
    ],
)
def test_an_attack_on_a_page_without_defence_is_noticed_in_both_ways(
    page: Page, watch: Watch, attack: str
) -> None:
    page.route("**/naked", lambda route: route.fulfill(body=attack, content_type="text/html"))

    page.goto("/naked")

    assert page.evaluate(WHAT_COULD_RUN)
    page.evaluate(TOUCH_EVERYTHING)
    assert page.evaluate("window.attacked")


def test_no_attack_in_an_items_fields_runs_on_its_page(
    page: Page, watch: Watch, attacked_addresses: list[str]
) -> None:
    assert len(attacked_addresses) == 2 * len(ATTACKS)

    for address in attacked_addresses:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        assert_harmless(page, watch)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_attack_in_an_items_fields_runs_in_a_list(
    page: Page, watch: Watch, attacked_addresses: list[str], language: str
) -> None:
    for listed in ("library", "directory"):
        page.goto(f"/{language}/{listed}?q={MARK}")
        assert page.locator(".results article").count() > 1
        assert_harmless(page, watch)


def test_no_attack_in_a_query_runs(page: Page, watch: Watch) -> None:
    for attack in ATTACKS:
        query = f"q={quote(attack)}&theme={quote(attack)}&sort={quote(attack)}"
        answer = page.goto(f"/fr/library?{query}&page={quote(attack)}")
        assert answer is not None
        assert answer.status == 200, attack
        assert_harmless(page, watch)
