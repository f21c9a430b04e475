"""The shelf of a reader: on the device alone, with and without a network."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import AXE, EVERY_LOOK, HOW_TO_GET_IT, objections
from tests.browser.places import CASE_STUDY, ORGANISATION, SCREENS, item
from tests.browser.waiting import wait_for
from tests.browser.watching import Watch
from tests.browser.weak_network import WeakNetwork
from tests.integration.serving import ServedSite

HAS = "async (address) => Boolean(await caches.match(new URL(address, location)))"
IS_CONTROLLED = "navigator.serviceWorker.controller !== null"
IS_NARROW = "document.documentElement.scrollWidth <= innerWidth"
STORED = """
() => new Promise((resolve) => {
    const request = indexedDB.open("shelf", 1);
    request.onsuccess = () => {
        const all = request.result.transaction("entries").objectStore("entries").getAll();
        all.onsuccess = () => { request.result.close(); resolve(all.result); };
    };
})
"""
HAS_NOTE = f"async (text) => (await ({STORED.strip()})()).some(({{ note }}) => note === text)"
OLD_LABEL = """
async (path) => {
    const cache = await caches.open("kept:" + location.origin + path);
    const label = { address: location.origin + path, title: "Gardé hier", kind: "Étude de cas",
                    bytes: 1000, missing: "", keptAt: "2026-11-01T09:00:00Z" };
    await cache.put("/kept", new Response(JSON.stringify(label)));
}
"""
MANY = """
async (count) => {
    for (let number = 0; number < count; number += 1) {
        const path = `/fr/directory/a-${number}`;
        const cache = await caches.open("kept:" + location.origin + path);
        const label = { address: location.origin + path, title: `Aide ${number}`, kind: "Structure",
                        bytes: 1000, missing: "", keptAt: new Date(number).toISOString() };
        await cache.put("/kept", new Response(JSON.stringify(label)));
    }
}
"""
TITLES = {"fr": "Pour Mariam", "ar": "إلى مريم"}
NOTES = {"fr": "Ouvert le mardi.\nDemander Anne.", "ar": "مفتوح يوم الثلاثاء."}
LIST = "/{language}/directory?country=AT"


@pytest.fixture
def reached_at(network: WeakNetwork) -> str:
    """Behind that network."""
    return network.base_url


def visit(page: Page, path: str) -> None:
    """Open a page as a reader does, and wait until the browser has it."""
    page.goto(path)
    wait_for(page, IS_CONTROLLED)
    wait_for(page, HAS, path)


def keep(page: Page, path: str) -> None:
    """Press "Keep" on a page, by keyboard."""
    page.goto(path)
    button = page.locator(".keep")
    expect(button).to_be_visible()
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()


def open_shelf(page: Page, language: str) -> None:
    """Open the shelf, and wait until it is filled."""
    page.goto(f"/{language}/shelf")
    expect(page.locator("#shelf")).to_be_visible()


def make_collection(page: Page, title: str) -> Locator:
    """Make a collection of all that is on the shelf, by keyboard."""
    page.locator("#make input").fill(title)
    page.keyboard.press("Enter")
    collection = page.locator("#collections > li").filter(has_text=title)
    expect(collection.locator("select, summary").first).to_be_focused()
    count = collection.locator("option").count()
    for number in range(count):
        collection.locator("form button").press("Enter")
        expect(collection.locator("ol > li")).to_have_count(number + 1)
        expect(collection.locator("textarea").last).to_be_focused()
    return collection


def titles(rows: Locator) -> list[str]:
    """What entries are called."""
    return rows.locator("a bdi").all_text_contents()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_three_things_are_kept_sorted_and_noted_without_a_network_by_keyboard(
    page: Page, network: WeakNetwork, site: ServedSite, language: str
) -> None:
    page.set_viewport_size(SCREENS["telephone"])
    watch = Watch(page, network.base_url)
    paths = [
        item(site, language, "case_study", CASE_STUDY),
        item(site, language, "organisation", ORGANISATION),
        LIST.format(language=language),
    ]
    for path in (*paths, f"/{language}/shelf"):
        visit(page, path)

    network.is_down = True
    for path in paths:
        keep(page, path)
    open_shelf(page, language)

    expect(page.locator("#items > li")).to_have_count(2)
    expect(page.locator("#searches a")).to_have_attribute("href", paths[2])
    expect(page.locator(".kept-copy")).to_be_hidden()
    collection = make_collection(page, TITLES[language])
    places = collection.locator("ol > li")
    before = titles(places)
    places.nth(1).locator(".up").press("Enter")
    expect(places.first.locator(".up")).to_be_focused()
    assert titles(places) == before[::-1]
    expect(page.get_by_role("status")).to_contain_text("1")
    places.first.locator("textarea").fill(NOTES[language])
    wait_for(page, HAS_NOTE, NOTES[language])
    assert page.evaluate(IS_NARROW)

    page.reload()

    expect(places).to_have_count(2)
    assert titles(places) == before[::-1]
    expect(places.first.locator("textarea")).to_have_value(NOTES[language])
    page.locator("#items a").first.click()
    expect(page.locator(".kept-copy")).to_be_visible()
    assert [each for each in watch.found() if "Failed to load resource" not in each] == []


def test_removing_is_undone_with_copy_places_and_notes(
    page: Page, network: WeakNetwork, site: ServedSite
) -> None:
    path = item(site, "fr", "organisation", ORGANISATION)
    visit(page, path)
    keep(page, path)
    open_shelf(page, "fr")
    collection = make_collection(page, "À montrer")
    collection.locator("textarea").fill("Le mardi")
    collection.locator("textarea").blur()

    page.locator("#items .remove").press("Enter")

    expect(page.locator("#items .undo")).to_be_focused()
    expect(page.get_by_role("status")).not_to_be_empty()
    expect(collection.locator("ol > li")).to_have_count(0)
    assert not page.evaluate("async (name) => caches.has(name)", f"kept:{network.base_url}{path}")
    assert {"note", "title"}.isdisjoint(
        name for each in page.evaluate(STORED) if each.get("removed") for name in each
    )
    page.keyboard.press("Enter")
    expect(page.locator("#items .remove")).to_be_focused()
    expect(collection.locator("textarea")).to_have_value("Le mardi")
    network.is_down = True
    page.locator("#items a").click()
    expect(page.locator(".keep")).to_have_attribute("aria-pressed", "true")

    page.locator(".keep").click()
    network.is_down = False
    open_shelf(page, "fr")
    expect(page.locator("#items > li")).to_have_count(0)
    expect(page.locator("#items + .shelf-empty")).to_be_visible()


def test_a_collection_and_a_search_are_renamed_and_a_collection_comes_back(page: Page) -> None:
    keep(page, LIST.format(language="fr"))
    open_shelf(page, "fr")
    make_collection(page, "Ancien")
    for row in (page.locator("#collections > li"), page.locator("#searches > li")):
        row.locator("summary").press("Enter")
        row.locator("input").fill("  Nouveau\u0007 <b>nom</b> ")
        row.locator("input").blur()
        expect(row.locator("bdi.own").first).to_have_text("Nouveau <b>nom</b>")

    page.locator("#collections .remove").last.press("Enter")
    expect(page.locator("#collections .undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#collections h3")).to_have_text("Nouveau <b>nom</b>")
    page.reload()
    expect(page.locator("#collections h3")).to_have_text("Nouveau <b>nom</b>")
    page.locator("#searches a").click()
    expect(page.locator(".card").first).to_be_visible()


def test_what_was_kept_before_there_was_a_shelf_stands_on_it(page: Page, site: ServedSite) -> None:
    path = item(site, "fr", "case_study", CASE_STUDY)
    visit(page, path)
    page.evaluate(OLD_LABEL, path)

    open_shelf(page, "fr")

    expect(page.locator("#items a")).to_have_text("Gardé hier")
    expect(page.locator("#items a")).to_have_attribute("href", path)


def test_a_withdrawn_item_stays_with_its_title_and_says_so(
    page: Page, network: WeakNetwork, site: ServedSite
) -> None:
    path = item(site, "fr", "organisation", ORGANISATION)
    visit(page, path)
    title = (page.locator("h1").text_content() or "").strip()
    keep(page, path)

    network.page_status = 410
    page.goto(path)
    wait_for(page, f"async (address) => !(await ({HAS})(address))", path)
    network.page_status = 0
    open_shelf(page, "fr")

    expect(page.locator("#items .hint")).to_contain_text("Retirée")
    assert title.split(",")[0] in (page.locator("#items a").text_content() or "")


def test_a_note_of_100_000_signs_is_cut_and_said(page: Page, site: ServedSite) -> None:
    path = item(site, "fr", "organisation", ORGANISATION)
    visit(page, path)
    keep(page, path)
    open_shelf(page, "fr")
    note = make_collection(page, "Longue").locator("textarea")

    note.fill("=1+1\u202e<script>\u0000😀" + "ا" * 100_000)

    expect(page.get_by_role("status")).to_contain_text("2000")
    kept = note.input_value()
    assert kept.startswith("=1+1\u202e<script> 😀")
    assert len(kept.encode("utf-16-le")) // 2 == 2000


def test_two_tabs_lose_nothing_of_each_other(page: Page) -> None:
    open_shelf(page, "fr")
    other = page.context.new_page()
    open_shelf(other, "fr")

    for tab, title in ((page, "Une"), (other, "Deux"), (page, "Trois")):
        tab.locator("#make input").fill(title)
        tab.keyboard.press("Enter")
        expect(tab.locator("#collections h3").last).to_have_text(title)

    expect(page.locator("#collections h3")).to_have_text(["Une", "Deux", "Trois"])


def test_two_thousand_items_are_shown(page: Page) -> None:
    open_shelf(page, "fr")
    page.evaluate(MANY, 2000)

    page.reload()

    rows = page.locator("#items > li")
    expect(rows).to_have_count(2000)
    expect(rows.first.locator("a bdi")).to_have_text("Aide 1999")


def test_a_browser_that_may_store_nothing_says_so(page: Page) -> None:
    page.add_init_script("IDBFactory.prototype.open = () => { throw new Error('no'); };")

    page.goto("/fr/shelf")

    expect(page.locator("#unable")).to_be_visible()
    expect(page.locator("#shelf")).to_be_hidden()


def test_paper_has_the_list_and_the_notes_alone(page: Page, site: ServedSite) -> None:
    path = item(site, "fr", "organisation", ORGANISATION)
    visit(page, path)
    keep(page, path)
    open_shelf(page, "fr")
    make_collection(page, "À imprimer").locator("textarea").fill("Le mardi")

    page.emulate_media(media="print")

    expect(page.locator("#collections .note-text")).to_have_text("Le mardi")
    expect(page.locator("#collections .note-text")).to_be_visible()
    for each in page.locator("main :is(button, textarea, input, select)").all():
        expect(each).to_be_hidden()


def test_axe_finds_nothing_on_a_full_shelf(page: Page, site: ServedSite) -> None:
    if not AXE.exists():
        pytest.skip(HOW_TO_GET_IT)
    page.emulate_media(reduced_motion="reduce")
    for path in (item(site, "ar", "organisation", ORGANISATION), LIST.format(language="ar")):
        keep(page, path)
    open_shelf(page, "ar")
    make_collection(page, "إلى مريم")
    page.locator("#searches .remove").click()
    wait_for(page, "() => !document.getElementById('toast').textContent")
    page.evaluate(AXE.read_text(encoding="utf-8"))

    assert objections(page, EVERY_LOOK) == []
