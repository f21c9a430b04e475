"""What comes out of a printer: the content on A4 in black and white, and the way back to it."""

import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect

from tests.browser.places import places
from tests.integration.serving import ServedSite

PRINTED = ("case-study", "organisation", "sheet", "library-searched")
A4_POINTS = (595, 842)
OF_THE_SITE = ".site-nav a, .switcher a, .site-footer a"
FEWEST_LINES = 4
"""Of the content of a sheet: more than the address and the day."""
BREAKING = """
() => {
    const isFrame = (element) => ["Top", "Right", "Bottom", "Left"].every(
        (side) => parseFloat(getComputedStyle(element)[`border${side}Width`]) > 0);
    const isWhole = (element) => getComputedStyle(element).breakInside === "avoid"
        && !getComputedStyle(element).display.startsWith("inline");
    const mayBreak = (element) => {
        const around = [];
        for (let each = element; each.localName !== "main"; each = each.parentElement) {
            around.push(each);
            if (isFrame(each)) return !around.some(isWhole);
        }
        return false;
    };
    return [...document.querySelectorAll("main *")]
        .filter((each) => each.checkVisibility() && [...each.childNodes].some(
            (child) => child.nodeType === Node.TEXT_NODE && child.data.trim()))
        .filter(mayBreak).map((each) => each.outerHTML);
}
"""
"""Elements with text in a frame that may be cut in two between sheets."""
MARKS_OF_DIRECTION = (0x202A, 0x202B, 0x202C)
LARGEST_DIFFERENCE = 8
"""Between red, green and blue of one dot, of 255: more than that is a colour."""


@pytest.fixture(autouse=True)
def poppler() -> None:
    """Reads the files that go to a printer."""
    if not (shutil.which("pdftotext") and shutil.which("pdftoppm") and shutil.which("pdfinfo")):
        pytest.skip("there is no poppler: apt-get install poppler-utils")


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("name", PRINTED)
def test_a_page_prints_without_the_site_in_black_and_white_with_the_way_back(
    page: Page, site: ServedSite, tmp_path: Path, name: str, language: str
) -> None:
    place = next(each for each in places(site, language) if each.name == name)
    file = tmp_path / "page.pdf"
    page.emulate_media(color_scheme="dark")
    page.goto(place.path)
    links = {text.strip() for text in page.locator(OF_THE_SITE).all_text_contents()}
    content = page.locator("main").inner_text()

    page.pdf(path=file, prefer_css_page_size=True)

    printed = told_by("pdftotext", file, "-")
    assert sizes(file) == {A4_POINTS}
    assert [link for link in links if link not in content and link in printed] == []
    # poppler puts what is read from right to left in another place of the line.
    for piece in re.split(r"[^!-~]+", unquote(f"{site.base_url}{place.path}")):
        assert piece in joined(printed)
    assert numbers_of_the_day(page) <= set(re.findall(r"\d+", printed))
    assert is_without_colour(file)


def test_the_code_beside_the_way_back_is_printed(
    page: Page, site: ServedSite, tmp_path: Path
) -> None:
    place = next(each for each in places(site, "fr") if each.name == "organisation")
    page.goto(place.path)

    with page.expect_response("**/qr.svg?page=*") as answer:
        page.pdf(path=tmp_path / "page.pdf")

    assert answer.value.ok


@pytest.mark.parametrize("name", ["activity", "course", "organisation", "resource", "sheet"])
def test_every_sheet_has_a_number_and_something_to_read(
    page: Page, site: ServedSite, tmp_path: Path, name: str
) -> None:
    place = next(each for each in places(site, "fr") if each.name == name)
    file = tmp_path / "page.pdf"
    page.goto(place.path, wait_until="networkidle")
    buttons = page.locator("main :is(button, .button):visible").all_text_contents()

    page.pdf(path=file, prefer_css_page_size=True)

    sheets = told_by("pdftotext", "-layout", file, "-").split("\f")[:-1]
    for number, sheet in enumerate(sheets, 1):
        *lines, foot = [line.strip() for line in sheet.splitlines() if line.strip()]
        assert foot.replace(" ", "") == f"{number}/{len(sheets)}"
        assert len(lines) >= FEWEST_LINES, sheet
    printed = " ".join(" ".join(sheets).split())
    for button in buttons:
        assert " ".join(button.split()) not in printed


def test_an_activity_says_on_paper_of_which_session_it_is(
    page: Page, site: ServedSite, tmp_path: Path
) -> None:
    place = next(each for each in places(site, "fr") if each.name == "activity")
    file = tmp_path / "page.pdf"
    page.goto(place.path)
    session = page.locator(".breadcrumb a").nth(2)
    expect(session).to_contain_text("Séance 3")

    page.pdf(path=file, prefer_css_page_size=True)

    assert "3 – De l’idée au projet" in told_by("pdftotext", "-layout", file, "-")


def test_nothing_is_said_on_paper_of_now(page: Page, site: ServedSite) -> None:
    organisation = next(each for each in places(site, "fr") if each.name == "organisation")
    page.goto(organisation.path)
    expect(page.locator(".glance .now")).to_be_visible()

    page.emulate_media(media="print")

    for sentence in page.locator(".now").all():
        expect(sentence).to_be_hidden()


def test_no_frame_breaks_in_a_sentence(page: Page, site: ServedSite) -> None:
    page.emulate_media(media="print")
    for place in places(site, "fr"):
        if place.is_plain:
            page.goto(place.path)

            assert page.evaluate(BREAKING) == [], place.path


@pytest.mark.parametrize("name", ["partners", "partner"])
def test_a_list_is_printed_with_what_it_lists(
    page: Page, site: ServedSite, tmp_path: Path, name: str
) -> None:
    place = next(each for each in places(site, "fr") if each.name == name)
    file = tmp_path / "page.pdf"
    page.goto(place.path)
    titles = page.locator(".card-title").all_text_contents()

    page.pdf(path=file, prefer_css_page_size=True)

    printed = joined(told_by("pdftotext", file, "-"))
    assert titles
    assert [each for each in titles if joined(each) not in printed] == []


def test_who_is_reached_in_whatsapp_has_a_number_on_paper(
    page: Page, site: ServedSite, tmp_path: Path
) -> None:
    place = next(each for each in places(site, "fr") if each.name == "organisation")
    file = tmp_path / "page.pdf"
    page.goto(place.path)
    number = page.locator(".action-call[href*='wa.me'] .action-value").inner_text()

    page.pdf(path=file, prefer_css_page_size=True)

    printed = joined(told_by("pdftotext", file, "-"))
    assert joined(number) in printed
    assert "wa.me" not in printed


@pytest.mark.parametrize("name", ["organisation", "sheet"])
def test_the_address_of_a_website_is_printed_whole(
    page: Page, site: ServedSite, tmp_path: Path, name: str
) -> None:
    place = next(each for each in places(site, "fr") if each.name == name)
    file = tmp_path / "page.pdf"
    page.goto(place.path)

    page.pdf(path=file, prefer_css_page_size=True)

    assert "https://accueil-du-gave.example/" in joined(told_by("pdftotext", file, "-"))


def told_by(command: str, *words: Path | str) -> str:
    """What one of poppler's commands tells of a file."""
    done = subprocess.run([command, *map(str, words)], capture_output=True, text=True, check=True)
    return done.stdout


def joined(text: str) -> str:
    """A text without what breaks it into lines, so that a long address is whole.

    Nor has it the marks that poppler writes around words from right to left.
    """
    return "".join(text.translate(dict.fromkeys(MARKS_OF_DIRECTION)).split())


def numbers_of_the_day(page: Page) -> set[str]:
    """Day and year as the page names them; the order of words differs in a file from right to left.

    The line before it holds the address, which has numbers too.
    """
    day = page.locator(".way-back p").evaluate("line => line.lastChild.textContent")
    numbers = set(re.findall(r"\d+", str(day)))
    assert numbers, day
    return numbers


def sizes(file: Path) -> set[tuple[int, int]]:
    """The sizes of the pages, in points."""
    found = re.findall(
        r"Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)", told_by("pdfinfo", file, "-l", "99")
    )
    return {(round(float(width)), round(float(height))) for width, height in found}


def is_without_colour(file: Path) -> bool:
    """Whether every dot is black, white or grey."""
    told_by("pdftoppm", file, str(file.with_suffix("")), "-r", "50")
    for sheet in sorted(file.parent.glob("*.ppm")):
        red, green, blue = Image.open(sheet).split()
        for one, other in ((red, green), (green, blue)):
            _least, most = ImageChops.difference(one, other).getextrema()
            if int(most) > LARGEST_DIFFERENCE:
                return False
    return True
