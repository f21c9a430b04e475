"""Reading without a network, or with a bad one."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.places import CASE_STUDY, DIRECTIONS, RESOURCE, first_item, item
from tests.browser.waiting import wait_for
from tests.browser.watching import Watch
from tests.browser.weak_network import WeakNetwork
from tests.integration.serving import ServedSite

IS_CONTROLLED = "navigator.serviceWorker.controller !== null"
HAS = "async (address) => Boolean(await caches.match(new URL(address, location)))"
FORGET_VISITS = """
async () => {
    for (const name of await caches.keys()) {
        if (!name.startsWith("kept:") && !name.startsWith("offline")) await caches.delete(name);
    }
}
"""
KEPT_AT = """
async (address) => (await caches.match(new URL(address, location))).headers.get("kept-at")
"""
IS_RENEWED = f"async ([address, before]) => (await ({KEPT_AT.strip()})(address)) > before"
ALL_ADDRESSES = """
async () => {
    const found = await Promise.all((await caches.keys()).map(
        async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url))));
    return found.flat().map(({ pathname }) => pathname);
}
"""
IS_STYLED = "getComputedStyle(document.querySelector('.site-header')).borderBlockEndWidth === '1px'"
PICTURE_WIDTHS = """
async () => {
    const pictures = [...document.images].filter((picture) => picture.checkVisibility());
    pictures.forEach((picture) => picture.loading = "eager");
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
    return pictures.map((picture) => picture.naturalWidth);
}
"""
ALL_SEARCHES = ALL_ADDRESSES.replace("pathname }) => pathname", "search }) => search")
LIST = "/{language}/directory?country=AT"
SESSIONS = 6
"""Of the demonstration's course."""


@pytest.fixture
def reached_at(network: WeakNetwork) -> str:
    """Behind that network."""
    return network.base_url


def visit(page: Page, path: str) -> None:
    """Open a page as a reader does, and wait until the browser has kept it."""
    page.goto(path)
    wait_for(page, IS_CONTROLLED)
    wait_for(page, HAS, path)
    wait_for(page, HAS, f"{path[:3]}/offline")


def keep_button(page: Page) -> Locator:
    """The button that keeps this page, once it can."""
    button = page.locator(".keep")
    expect(button).to_be_visible()
    return button


def hrefs(links: Locator) -> list[str]:
    """Where links lead."""
    return [each.get_attribute("href") or "" for each in links.all()]


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_one_visit_is_enough_to_read_without_a_network_and_the_age_of_the_copy_is_told(
    page: Page, network: WeakNetwork, language: str
) -> None:
    watch = Watch(page, network.base_url)
    path = first_item(page, language, "library")
    visit(page, path)
    title = page.locator("h1").text_content()
    expect(page.locator(".kept-copy")).to_be_hidden()

    network.is_down = True
    page.goto(path)

    expect(page.locator("h1")).to_have_text(title or "")
    expect(page.locator(".kept-copy")).to_be_visible()
    expect(page.locator(".kept-since")).to_contain_text("20")
    expect(page.locator("html")).to_have_attribute("dir", DIRECTIONS[language])
    assert page.evaluate(IS_STYLED)
    assert watch.found() == []
    network.is_down = False
    page.locator(".kept-copy a").click()
    expect(page.locator(".kept-copy")).to_be_hidden()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_page_that_was_not_kept_leads_to_those_that_were(
    page: Page, network: WeakNetwork, language: str
) -> None:
    visit(page, f"/{language}/directory")

    network.is_down = True
    answer = page.goto(f"/{language}/library")

    assert answer is not None
    assert answer.status == 503
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator(".unreachable")).to_be_visible()
    page.locator(f".shelf a[href$='/{language}/directory']").click()
    expect(page.locator(".card").first).to_be_visible()


def test_the_bare_address_leads_to_the_kept_pages_too(page: Page, network: WeakNetwork) -> None:
    visit(page, "/fr/")

    network.is_down = True
    page.goto("/")

    expect(page.locator(".shelf a[href$='/fr/']")).to_be_visible()


def test_a_page_that_takes_too_long_is_shown_as_it_was_and_renewed_meanwhile(
    page: Page, network: WeakNetwork
) -> None:
    visit(page, "/fr/directory")
    kept_at = page.evaluate(KEPT_AT, "/fr/directory")

    network.pages_pass.clear()
    page.goto("/fr/directory")

    expect(page.locator(".kept-copy")).to_be_visible()
    network.pages_pass.set()
    wait_for(page, IS_RENEWED, ["/fr/directory", kept_at])


def test_an_error_never_takes_the_place_of_a_copy_but_a_page_that_is_gone_goes(
    page: Page, network: WeakNetwork
) -> None:
    visit(page, "/fr/directory")

    network.page_status = 502
    page.goto("/fr/directory")
    expect(page.locator(".kept-copy")).to_be_visible()

    network.page_status = 410
    page.goto("/fr/directory")
    wait_for(page, f"async (address) => !(await ({HAS})(address))", "/fr/directory")


def test_a_kept_item_survives_all_else_with_its_pictures_until_it_is_removed(
    page: Page, network: WeakNetwork, site: ServedSite
) -> None:
    path = item(site, "fr", "case_study", CASE_STUDY)
    visit(page, path)
    button = keep_button(page)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status")).to_contain_text("ko")

    page.evaluate(FORGET_VISITS)
    network.is_down = True
    page.goto(path)

    assert page.evaluate(IS_STYLED)
    widths = page.evaluate(PICTURE_WIDTHS)
    assert widths
    assert all(widths)
    expect(keep_button(page)).to_have_attribute("aria-pressed", "true")
    page.goto("/fr/offline")
    kept = page.locator(".shelf > li").filter(has_text="Étude de cas")
    expect(kept.locator("a")).to_have_attribute("href", network.base_url + path)
    page.goto("/fr/shelf")
    kept = page.locator("#items > li").filter(has_text="Étude de cas")
    kept.get_by_role("button").click()
    expect(kept).to_have_count(0)
    page.goto(path)
    expect(page.locator(".unreachable")).to_be_visible()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_kept_list_is_there_with_every_organisation_in_it(
    page: Page, network: WeakNetwork, language: str
) -> None:
    path = LIST.format(language=language)
    visit(page, path)
    button = keep_button(page)
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()

    page.evaluate(FORGET_VISITS)
    network.is_down = True
    page.goto(path)
    organisations = page.locator(".card-title a")
    addresses = [each.get_attribute("href") or "" for each in organisations.all()]

    assert len(addresses) > 1
    for address in addresses:
        page.goto(address)
        expect(page.locator(".kept-copy")).to_be_visible()
        assert page.evaluate(IS_STYLED)
    page.goto(path)
    keep_button(page).click()
    expect(keep_button(page)).to_have_attribute("aria-pressed", "false")
    page.goto(addresses[0])
    expect(page.locator(".unreachable")).to_be_visible()


def keep(page: Page, path: str) -> None:
    """Keep a page, and forget all that was only visited."""
    visit(page, path)
    keep_button(page).click()
    expect(page.locator(".keep")).to_have_attribute("aria-pressed", "true")
    page.evaluate(FORGET_VISITS)


def test_a_kept_course_is_there_with_its_sessions_and_their_activities(
    page: Page, network: WeakNetwork, site: ServedSite
) -> None:
    keep(page, item(site, "fr", "course", "insert"))

    network.is_down = True
    page.reload()
    sessions = hrefs(page.locator(".steps h3 a"))
    assert len(sessions) == SESSIONS
    for session in sessions:
        page.goto(session)
        activities = hrefs(page.locator(".steps h3 a"))
        assert activities
    for activity in activities:
        page.goto(activity)
        expect(page.locator(".kept-copy")).to_be_visible()
    page.goto("/fr/offline")
    expect(page.locator(".shelf").first.locator("li")).to_have_count(1)


def test_a_kept_resource_is_there_with_its_files(
    page: Page, network: WeakNetwork, site: ServedSite
) -> None:
    keep(page, item(site, "fr", "partner_resource", RESOURCE))

    network.is_down = True
    page.reload()
    file = page.locator(".attachment [data-keep]").first
    with page.expect_response(network.base_url + (file.get_attribute("href") or "")) as answer:
        file.click()

    assert answer.value.ok
    assert answer.value.from_service_worker


def test_a_file_that_the_text_links_to_is_kept_with_its_page(
    page: Page, network: WeakNetwork, site: ServedSite
) -> None:
    def linked_in_the_text(html: bytes) -> bytes:
        return html.replace(b'"attachment"', b'"prose"').replace(b'"action-value"', b'""')

    network.change_page = linked_in_the_text
    keep(page, item(site, "fr", "partner_resource", RESOURCE))
    file = page.locator(".prose [href^='/media/']").first.get_attribute("href")

    network.is_down = True

    assert page.evaluate("async (file) => (await fetch(file)).ok", file)


def test_a_kept_session_is_there_with_its_activities(
    page: Page, network: WeakNetwork, site: ServedSite
) -> None:
    keep(page, item(site, "fr", "course_session", "session-3"))

    network.is_down = True
    page.reload()
    for activity in hrefs(page.locator(".steps h3 a")):
        page.goto(activity)
        expect(page.locator(".kept-copy")).to_be_visible()


def test_a_kept_list_of_the_library_says_what_is_not_there_and_holds_the_rest(
    page: Page, network: WeakNetwork
) -> None:
    keep(page, "/en/library?kind=partner_resource")
    said = page.get_by_role("status").text_content() or ""

    network.is_down = True
    page.reload()
    for address in hrefs(page.locator(".card-title a")):
        page.goto(address)
        expect(page.locator(".kept-copy")).to_be_visible()
        for host in page.locator(".attachment [rel~=external] .action-value").all_text_contents():
            assert host in said
    assert "files of more than 10 MB" in said
    page.goto("/en/shelf")
    expect(page.locator("#searches .hint")).to_contain_text("Only online:")


@pytest.mark.parametrize("followed", ["fbclid=IwAR0", "utm_source=a&utm_medium=b", "gclid=1"])
def test_a_page_reached_by_an_address_that_follows_readers_is_kept_at_its_own(
    page: Page, network: WeakNetwork, followed: str
) -> None:
    path = "/fr/directory?country=AT"
    page.goto(f"{path}&{followed}")
    wait_for(page, IS_CONTROLLED)
    wait_for(page, HAS, path)
    keep_button(page).click()
    expect(page.locator(".keep")).to_have_attribute("aria-pressed", "true")

    network.is_down = True
    for address in (path, f"{path}&{followed}", f"/fr/directory?{followed}&country=AT&msclkid=2"):
        page.goto(address)
        expect(page.locator(".kept-copy")).to_be_visible()
        expect(page.locator(".keep")).to_have_attribute("aria-pressed", "true")
    assert [each for each in page.evaluate(ALL_SEARCHES) if followed[:5] in each] == []


def test_a_language_of_three_letters_is_read_without_a_network(
    page: Page, network: WeakNetwork
) -> None:
    network.code = "prs"
    page.goto("/prs/directory")
    wait_for(page, IS_CONTROLLED)
    wait_for(page, HAS, "/prs/directory")
    wait_for(page, HAS, "/prs/offline")

    network.is_down = True
    page.goto("/prs/directory")
    expect(page.locator(".kept-copy")).to_be_visible()
    page.goto("/prs/library")
    expect(page.locator(".unreachable")).to_be_visible()


def test_without_style_sheets_no_page_speaks_of_copies(browser: Browser, site: ServedSite) -> None:
    context = browser.new_context(base_url=site.base_url, java_script_enabled=False)
    page = context.new_page()
    page.route("**/*.css", lambda route: route.abort())

    for path in ("/en/directory", "/en/offline"):
        page.goto(path)
        expect(page.locator("main")).not_to_contain_text(
            "The network did not answer", use_inner_text=True
        )
        expect(page.locator("main")).not_to_contain_text(
            "There is no connection", use_inner_text=True
        )
    context.close()


def test_no_room_is_said_and_nothing_is_half_kept(page: Page, network: WeakNetwork) -> None:
    visit(page, LIST.format(language="en"))
    protocol = page.context.new_cdp_session(page)
    protocol.send(
        "Storage.overrideQuotaForOrigin", {"origin": network.base_url, "quotaSize": 100_000}
    )

    button = keep_button(page)
    button.click()

    expect(page.get_by_role("status")).to_have_text(
        "There is not enough room on this device. Nothing was kept."
    )
    expect(button).to_have_attribute("aria-pressed", "false")
    assert not page.evaluate("caches.keys().then((names) => names.some((n) => /^kept/.test(n)))")


def test_a_kept_page_is_renewed_when_it_is_read(page: Page, network: WeakNetwork) -> None:
    path = first_item(page, "fr", "directory")
    visit(page, path)
    keep_button(page).click()
    expect(keep_button(page)).to_have_attribute("aria-pressed", "true")
    page.evaluate(FORGET_VISITS)
    kept_at = page.evaluate(KEPT_AT, path)

    page.goto(path)

    wait_for(page, IS_RENEWED, [path, kept_at])


def test_a_new_service_worker_takes_over_at_once_and_leaves_what_the_reader_kept(
    page: Page, network: WeakNetwork
) -> None:
    path = first_item(page, "fr", "directory")
    visit(page, path)
    keep_button(page).click()
    expect(keep_button(page)).to_have_attribute("aria-pressed", "true")

    network.change_worker = lambda script: script.replace(b"VERSION=1", b"VERSION=2")
    page.goto("/fr/directory")

    wait_for(page, "caches.keys().then((names) => !names.some((name) => name.endsWith('-1')))")
    page.goto("/fr/library")
    wait_for(page, HAS, "/fr/library")
    names = page.evaluate("caches.keys()")
    assert "pages-2" in names
    assert [name for name in names if name.startswith("kept:")]


def test_only_pages_and_files_of_the_portal_are_kept(page: Page, network: WeakNetwork) -> None:
    visit(page, "/fr/directory")

    for path in ("/cms/login/", "/api/v1/documents", "/healthz", "/fr/sitemap.xml"):
        page.goto(path)
    page.goto("/fr/library")
    wait_for(page, HAS, "/fr/library")

    addresses = page.evaluate(ALL_ADDRESSES)
    assert [
        each for each in addresses if not each.startswith(("/fr/", "/static/", "/media/"))
    ] == []
    assert "/fr/sitemap.xml" not in addresses


def test_without_scripts_the_page_of_kept_pages_says_what_it_takes(
    browser: Browser, site: ServedSite
) -> None:
    context = browser.new_context(base_url=site.base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/offline")

    expect(page.get_by_text("a browser needs JavaScript")).to_have_count(1)
    expect(page.locator("#shelves")).to_be_hidden()
    page.goto(LIST.format(language="en"))
    expect(page.locator(".keep")).to_be_hidden()
    expect(page.locator(".filters-apply")).to_be_visible()
    context.close()
