"""An Arabic reader reports wrong hours on a small telephone, without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from content_models.deployment import Deployment
from content_models.inbox import Claim, ReportFilter, Reports, Topic
from tests.browser.chromium import WAIT_MILLISECONDS
from tests.browser.places import ORGANISATION, item
from tests.integration.serving import ServedSite

HOURS = "من الاثنين إلى الجمعة 9-17"


@pytest.fixture
def telephone(browser: Browser, site: ServedSite) -> Iterator[Page]:
    """A small one, without scripts."""
    context = browser.new_context(
        base_url=site.base_url,
        java_script_enabled=False,
        viewport={"width": 360, "height": 640},
        locale="ar",
    )
    context.set_default_timeout(WAIT_MILLISECONDS)
    yield context.new_page()
    context.close()


def test_one_tap_choose_write_and_send(telephone: Page, site: ServedSite) -> None:
    telephone.goto(item(site, "ar", "organisation", ORGANISATION))
    telephone.locator("a[href*='/ar/report?item=']").click()
    send = telephone.locator("main form button")
    field = telephone.locator("textarea[name=right-hours]")

    bottom = send.bounding_box()
    assert bottom
    assert bottom["y"] + bottom["height"] <= 640  # all of it in the first screen
    expect(field).to_be_hidden()
    telephone.locator("label[for=wrong-hours]").click()
    expect(field).to_be_visible()
    telephone.locator("label[for=wrong-phone]").click()
    telephone.locator("summary", has_text="النتيجة").click()
    telephone.locator("input[name=email]").fill("amina")
    field.fill(HOURS)
    send.click()
    expect(telephone.locator("#email-error")).to_be_visible()
    expect(field).to_have_value(HOURS)
    assert telephone.locator("main").evaluate("main => main.scrollWidth") <= 360
    telephone.locator("input[name=email]").fill("amina@lecteurs.example")
    send.click()
    telephone.wait_for_url("**/ar/report?item=*&sent=1")

    assert telephone.context.cookies() == []
    reports = Reports(Deployment.from_environment(site.installation.environment))
    (thread,) = reports.threads(ReportFilter(language="ar"), start=0, limit=9)
    assert thread.latest.claims == (Claim(Topic.HOURS, HOURS), Claim(Topic.PHONE))
    assert thread.latest.is_awaited


def test_each_box_lies_over_its_own_word(telephone: Page, site: ServedSite) -> None:
    telephone.goto(item(site, "ar", "organisation", ORGANISATION))
    telephone.locator("a[href*='/ar/report?item=']").click()
    boxes = telephone.locator("input[name=wrong]").all()

    for box in boxes:
        box.check()
    for box in boxes:
        box.uncheck()

    assert len(boxes) == 8
    expect(telephone.locator("textarea[name=right-hours]")).to_be_hidden()
