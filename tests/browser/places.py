"""The portal's pages that tests, screenshots and measurements walk through: every template once.

A new template joins by its line in ``places``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page

from cms.demonstration.files import key_for
from content_models.kinds import KindName
from content_models.languages import INTERFACE_LANGUAGES
from content_models.references import short_id
from portal.reading import addresses
from portal.styleguide.models import THEMES
from tests.browser import withdrawing
from tests.integration.serving import ServedSite

ALL_LANGUAGES = tuple(INTERFACE_LANGUAGES)
LANGUAGES = ("fr", "el", "ar")
"""One of each script, for what does not depend on the words."""
DIRECTIONS = {"fr": "ltr", "el": "ltr", "ar": "rtl"}
SCREENS = {
    "desk": {"width": 1280, "height": 900},
    "telephone": {"width": 360, "height": 740},
}

CASE_STUDY = "atelier-du-gave"
"""With a picture, in French and English: readers of other languages see it in one of these."""
ACTIVITY = "project-on-a-page"
"""With a source, work on projects and neighbours, in French and English."""
ORGANISATION = "accueil-du-gave"
"""With three places and every way to reach it, in the same languages."""
RESOURCE = "ten-questions"
"""With a file, in the same languages."""
PARTNER = "fr-passerelles"
INFO_PAGE = "asking-for-asylum"


@dataclass(frozen=True)
class Place:
    """A template in one state and one language.

    Attributes:
        name: of template and state, as a file can be named.
        path: as a reader asks for it: without a redirect.
        status: of the answer.
        is_indexed: whether search engines are asked to list it.
        is_for_readers: whether a site shows it at all.
    """

    name: str
    path: str
    status: int = 200
    is_indexed: bool = True
    is_for_readers: bool = True

    @property
    def is_plain(self) -> bool:
        """Whether this is the usual state of a reader's page: found, and not a search."""
        return self.status == 200 and "?" not in self.path and self.is_for_readers


def places(site: ServedSite, language: str) -> tuple[Place, ...]:
    """Every template, in each state that looks different."""
    organisation = item(site, language, "organisation", ORGANISATION)
    key = key_for("organisation", ORGANISATION)
    return (
        Place("home", addresses.home(language)),
        Place("library", addresses.library(language)),
        Place(
            "library-searched",
            f"/{language}/library?country=FR&country=nowhere&q=emploi",
            is_indexed=False,
        ),
        Place("library-empty", f"/{language}/library?q=zzzzzzzzzz", is_indexed=False),
        Place("case-study", item(site, language, "case_study", CASE_STUDY)),
        Place("course", item(site, language, "course", "insert")),
        Place("courses", f"/{language}/courses", is_indexed=False),
        Place("session", item(site, language, "course_session", "session-3")),
        Place("activity", item(site, language, "activity", ACTIVITY)),
        Place("resource", item(site, language, "partner_resource", RESOURCE)),
        Place("partners", addresses.partners(language)),
        Place("partner", item(site, language, "partner", PARTNER)),
        Place("info-page", item(site, language, "info_page", INFO_PAGE)),
        Place("directory", addresses.directory(language)),
        Place("directory-empty", f"/{language}/directory?q=zzzzzzzzzz", is_indexed=False),
        Place("directory-map", f"/{language}/directory/map?near=Pau", is_indexed=False),
        Place("my-town", f"/my-town/{language}/choice?near=insee%3A64445", is_indexed=False),
        Place("organisation", organisation),
        Place("sheet", f"{organisation}/sheet", is_indexed=False),
        Place("about", addresses.about(language)),
        Place("accessibility", addresses.accessibility(language)),
        Place("privacy", addresses.privacy(language)),
        Place("legal-notice", addresses.legal_notice(language)),
        Place("open-data", addresses.open_data(language)),
        Place("conformance", addresses.conformance(language)),
        Place("shelf", addresses.shelf(language), is_indexed=False),
        Place("offline", addresses.offline(language), is_indexed=False),
        Place("report", f"{addresses.report(language)}?item={key}", is_indexed=False),
        Place("report-sent", f"{addresses.report(language)}?sent=1", is_indexed=False),
        Place("wishes", addresses.wishes(language), is_indexed=False),
        Place("wish-sent", f"{addresses.wishes(language)}?sent=1", is_indexed=False),
        *(
            Place(f"styleguide-{theme}", f"/{language}/styleguide/{theme}", is_for_readers=False)
            for theme in THEMES
        ),
        Place("not-found", f"/{language}/nothing-here", 404),
        Place("withdrawn", addresses.item(language, "case_study", withdrawing.SEGMENT), 410),
        Place("failing", f"/{language}/fails", 500),
    )


def item(site: ServedSite, language: str, kind: KindName, identifier: str) -> str:
    """The path of a demonstration item, in the version that serves a reader best."""
    segment = f"any-{short_id(key_for(kind, identifier))}"
    with urlopen(site.address(addresses.item(language, kind, segment))) as led:  # noqa: S310 - our own
        return str(led.url).removeprefix(site.base_url)


def first_item(page: Page, language: str, listed: str) -> str:
    """The path of the first item of a list. The library names case studies before organisations."""
    kind = "?kind=case_study" if listed == "library" else ""
    page.goto(f"/{language}/{listed}{kind}")
    return page.locator(".card-title a").first.get_attribute("href") or ""


@contextmanager
def served_places(folder: Path) -> Iterator[ServedSite]:
    """A site with the demonstration content, in which all of these answer."""
    with ServedSite.seeded(folder, "tests.browser.failing:application") as site:
        site.installation.run("tests.browser.withdrawing")
        yield site
