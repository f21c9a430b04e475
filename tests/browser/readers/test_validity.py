"""The Nu Html Checker finds no error in any page, style sheet or drawing as it is sent."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from content_models.deployment import PROJECT_FOLDER
from tests.browser.places import ALL_LANGUAGES, places
from tests.integration.serving import ServedSite

CHECKER = PROJECT_FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
FOR_A_SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
"""Compiling the checker as well as Java can takes longer than the checks; the schemas are deep."""
SECONDS = 300
UNKNOWN_TO_THE_CHECKER = re.compile("“(vector-effect|paint-order)”")
"""Properties of SVG 2 that every browser knows."""
FILES_BESIDE = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|svg)|/qr\.svg[^"]*)"')


@pytest.fixture
def java() -> str:
    """Java, with the checker beside it."""
    path = shutil.which("java")
    if not path:
        pytest.skip("there is no Java: apt-get install default-jre-headless")
    if not CHECKER.is_file():
        pytest.skip("the checker is missing: npm ci")
    return path


def test_every_page_and_what_it_is_made_of_is_valid(
    java: str, site: ServedSite, tmp_path: Path
) -> None:
    beside: set[str] = set()
    for language in ALL_LANGUAGES:
        for place in places(site, language):
            content = sent(site, place.path)
            beside |= set(FILES_BESIDE.findall(content))
            (tmp_path / f"{place.name}.{language}.html").write_text(content, encoding="utf-8")
    for number, path in enumerate(sorted(beside)):
        suffix = Path(path.partition("?")[0]).suffix
        (tmp_path / f"{number}{suffix}").write_text(sent(site, path), encoding="utf-8")

    assert objections(java, tmp_path) == []


def test_what_is_not_valid_is_found(java: str, tmp_path: Path) -> None:
    page = '<!doctype html><html lang="en"><title>A page</title><p id="a">a<p id="a">a'
    (tmp_path / "page.html").write_text(page)
    (tmp_path / "style.css").write_text("p { colour: red }")
    (tmp_path / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><a/></svgs>')

    found = objections(java, tmp_path)

    assert {each.partition(":")[0] for each in found} == {"page.html", "style.css", "drawing.svg"}


def sent(site: ServedSite, path: str) -> str:
    """What the site answers, whatever the status."""
    try:
        with urlopen(site.address(path.replace("&amp;", "&"))) as answer:  # noqa: S310 - our own
            return str(answer.read().decode())
    except HTTPError as error:
        return error.read().decode()


def objections(java: str, folder: Path) -> list[str]:
    """The errors in all files of a folder. One Java for all of them: it starts slowly."""
    words = ["--also-check-css", "--also-check-svg", "--format", "json", "--stdout"]
    checked = subprocess.run(
        [java, *FOR_A_SHORT_RUN, "-jar", str(CHECKER), "--exit-zero-always", *words, str(folder)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=True,
    )
    return [
        f"{Path(each['url']).name}: {each['message']} {each.get('extract', '')}"
        for each in json.loads(checked.stdout)["messages"]
        if each["type"] != "info" and not UNKNOWN_TO_THE_CHECKER.search(each["message"])
    ]
