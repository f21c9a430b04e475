"""``make screenshots``: every template as readers see it, beside each other, to be looked at.

Writes into ``screenshots/``: a picture of each place in a language of each script, on a desk and on
a telephone, by day and by night, and ``index.html``, which shows them all. With ``--readme`` it
renews the pictures of the README instead, with ``--editors`` those of docs/editors.md.
"""

import argparse
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, expect

from content_models.deployment import PROJECT_FOLDER
from tests.browser.chromium import HOW_TO_GET_IT, WAIT_MILLISECONDS, chromium, chromium_path
from tests.browser.editors_screenshots import take_for_editors
from tests.browser.places import LANGUAGES, ORGANISATION, SCREENS, item, places, served_places
from tests.integration.serving import ServedSite

Scheme = Literal["light", "dark"]

FOLDER = PROJECT_FOLDER / "screenshots"
DOCUMENTS_FOLDER = PROJECT_FOLDER / "docs" / "images"
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SHOW_PICTURES = """
async () => {
    const pictures = [...document.images].filter((picture) => picture.checkVisibility());
    for (const picture of pictures) picture.loading = "eager";
    await Promise.all(pictures.map((picture) => picture.decode()));
}
"""
SHEET = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every page</title>
<style>
    body {{ margin: 2rem; background: #777; color: #fff; font-family: system-ui, sans-serif; }}
    ul {{ display: flex; gap: 1rem; padding: 0; overflow-x: auto; align-items: start; }}
    li {{ flex: none; list-style: none; }}
    img {{ display: block; block-size: 40rem; object-fit: cover; object-position: top; }}
    .desk img {{ inline-size: 36rem; }}
    .telephone img {{ inline-size: 18rem; }}
    a {{ color: inherit; }}
</style>
{rows}
</html>
"""


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    language: str
    screen: str
    scheme: Scheme

    def __str__(self) -> str:
        return f"{self.language}.{SCREENS[self.screen]['width']}.{self.scheme}"


LOOKS = [Look(*each) for each in product(LANGUAGES, SCREENS, SCHEMES)]


def main() -> int:
    """Take them."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.browser.screenshots", description=__doc__
    )
    parser.add_argument("--readme", action="store_true", help="the pictures of the README alone")
    parser.add_argument("--editors", action="store_true", help="those of docs/editors.md alone")
    parser.add_argument("--only", default="", metavar="PLACE", help="the name of one place")
    wanted = parser.parse_args()
    if not chromium_path():
        parser.error(HOW_TO_GET_IT)
    expect.set_options(timeout=WAIT_MILLISECONDS)
    with (
        tempfile.TemporaryDirectory(prefix="insert-screenshots-") as folder,
        served_places(Path(folder)) as site,
        chromium() as browser,
    ):
        if wanted.readme:
            take_for_readme(browser, site)
        elif wanted.editors:
            take_for_editors(browser, site, DOCUMENTS_FOLDER)
        else:
            take_all(browser, site, wanted.only)
    return 0


def take_all(browser: Browser, site: ServedSite, only: str = "") -> None:
    """Every place in every look, and the sheet of them all."""
    FOLDER.mkdir(exist_ok=True)
    page = open_tab(browser, site)
    for language in LANGUAGES:
        for place in places(site, language):
            if only in {"", place.name}:
                page.goto(place.path)
                take(page, [look for look in LOOKS if look.language == language], place.name)
    names = [place.name for place in places(site, LANGUAGES[0])]
    rows = "\n".join(row(name) for name in names if (FOLDER / file_name(name, LOOKS[0])).exists())
    sheet = FOLDER / "index.html"
    sheet.write_text(SHEET.format(rows=rows), encoding="utf-8")
    print(f"Look at them: {sheet}", file=sys.stderr)


def take(page: Page, looks: list[Look], name: str) -> None:
    """The page that is open, from top to bottom, in some looks."""
    for look in looks:
        show(page, look)
        page.screenshot(path=FOLDER / file_name(name, look), full_page=True)


def take_for_readme(browser: Browser, site: ServedSite) -> None:
    """What a screen shows at first, for those who meet the project."""
    organisation = item(site, "ar", "organisation", ORGANISATION)
    page = open_tab(browser, site)
    for name, path, look in (
        ("home", "/fr/", Look("fr", "desk", "light")),
        ("library", "/fr/library?q=velo", Look("fr", "desk", "light")),
        ("organisation", organisation, Look("ar", "telephone", "dark")),
    ):
        page.goto(path)
        show(page, look)
        page.screenshot(path=DOCUMENTS_FOLDER / f"{name}.png")


def open_tab(browser: Browser, site: ServedSite) -> Page:
    """A tab in which nothing moves."""
    context = browser.new_context(base_url=site.base_url, reduced_motion="reduce")
    context.set_default_timeout(WAIT_MILLISECONDS)
    return context.new_page()


def show(page: Page, look: Look) -> None:
    """Bring the open page into a look, with all its pictures there."""
    page.set_viewport_size(SCREENS[look.screen])
    page.emulate_media(color_scheme=look.scheme)
    page.evaluate(SHOW_PICTURES)


def file_name(name: str, look: Look) -> str:
    """The file of a place in a look."""
    return f"{name}.{look}.png"


def row(name: str) -> str:
    """A place on the sheet."""
    shown = "".join(picture(name, look) for look in LOOKS)
    return f'<h2 id="{escape(name)}">{escape(name)}</h2>\n<ul>{shown}</ul>'


def picture(name: str, look: Look) -> str:
    """One picture on the sheet, which leads to the picture itself."""
    file = escape(file_name(name, look))
    shown = f'<img src="{file}" alt="{escape(name)}, {look}" loading="lazy">'
    return f'<li class="{look.screen}"><a href="{file}">{shown}{look}</a></li>'


if __name__ == "__main__":
    sys.exit(main())
