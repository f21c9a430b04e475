"""What stands in an Arabic page in another direction, as Chromium lays it out."""

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.places import ORGANISATION, item
from tests.integration.serving import ServedSite

FROM_LEFT_TO_RIGHT = """
(element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const LINE = 12; // pixels that part two lines at least
    const signs = [];
    while (walker.nextNode()) {
        for (let at = 0; at < walker.currentNode.length; at += 1) {
            const range = document.createRange();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + 1);
            const [box] = range.getClientRects();
            if (!box || !box.width) continue;
            signs.push([Math.round(box.top / LINE), box.left, walker.currentNode.data[at]]);
        }
    }
    signs.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    return signs.map(([, , sign]) => sign).join("");
}
"""
"""The signs of an element as they stand side by side, line after line."""


def seen(element: Locator) -> str:
    return str(element.evaluate(FROM_LEFT_TO_RIGHT))


def written(element: Locator) -> str:
    return element.text_content() or ""


def test_telephone_numbers_read_from_left_to_right_in_arabic(page: Page) -> None:
    page.goto("/ar/directory")
    numbers = page.locator(".call bdi").all()

    orders = [(seen(number), written(number)) for number in numbers]

    assert len(orders) > 5
    assert [order for order, number in orders] == [number for order, number in orders]
    assert all(number.startswith("+") for _, number in orders)


def test_every_way_to_reach_an_organisation_reads_from_left_to_right(
    page: Page, site: ServedSite
) -> None:
    page.goto(item(site, "ar", "organisation", ORGANISATION))
    values = page.locator(".contact .action-value").all()

    assert [seen(value) for value in values] == [written(value) for value in values]
    assert len(values) > 1


@pytest.mark.parametrize("word", ["3 nowhere (2)", "(nowhere)", "+33 5 36", "12-03"])
def test_what_was_typed_keeps_its_digits_and_brackets_in_order(page: Page, word: str) -> None:
    page.goto("/ar/library?country=" + word.replace("+", "%2B").replace(" ", "+"))

    notice = page.locator(".results .notice bdi")

    assert seen(notice) == written(notice) == word


def test_an_arabic_sentence_reads_from_right_to_left_around_it(page: Page) -> None:
    page.goto("/ar/library?country=(nowhere)")

    sentence = seen(page.locator(".results .notice p"))

    assert sentence.index("(nowhere)") > sentence.index("،")
    assert sentence.startswith(".")


def test_numbers_and_addresses_in_an_editors_arabic_text_read_from_left_to_right(
    page: Page, site: ServedSite
) -> None:
    page.goto(item(site, "ar", "organisation", "ecole-des-gestes"))
    runs = page.locator(".item-main bdi[dir=ltr]").all()

    assert "A2" in [written(run) for run in runs]
    assert [seen(run) for run in runs] == [written(run) for run in runs]
    # The same as Chromium lays out an editor's paragraph.
    page.locator(".prose p").first.evaluate(
        "line => { line.innerHTML = 'اتصل <bdi dir=ltr>+33 5 36 49 01 01</bdi> الآن' }"
    )
    assert "+33 5 36 49 01 01" in seen(page.locator(".prose p").first)
