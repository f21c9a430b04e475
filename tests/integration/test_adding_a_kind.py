"""docs/adding-a-kind.md, followed to the letter in a copy of the project."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from content_models.deployment import PROJECT_FOLDER

RECIPE = PROJECT_FOLDER / "docs" / "adding-a-kind.md"
ROOMS = ("content_models", "search", "cms", "portal")
COPIED = (*ROOMS, "serving", "scripts", "wsgi.py", "pyproject.toml")
NEW_FILE = re.compile(r"^`(\S+)`\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EDIT = re.compile(r"^```diff\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MOST_EDITS = 5


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project, in which the recipe was followed."""
    folder = tmp_path_factory.mktemp("project")
    for name in COPIED:
        copy = shutil.copytree if (PROJECT_FOLDER / name).is_dir() else shutil.copy
        copy(PROJECT_FOLDER / name, folder / name)
    text = RECIPE.read_text()
    for path, content in NEW_FILE.findall(text):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content)
    for edit in EDIT.findall(text):
        apply(edit, folder)
    run(folder, "-m", "cms", "makemigrations", "tips")
    return folder


@pytest.fixture(scope="module")
def seen(project: Path) -> dict[str, Any]:
    """Return what an editor and a reader see of a tip in that project, once it is published."""
    run(project, "-m", "cms", "migrate")
    script = Path(__file__).with_name("publishing_a_tip.py").read_text()
    answer: dict[str, Any] = json.loads(run(project, "-c", script).splitlines()[-1])
    return answer


def apply(edit: str, folder: Path) -> None:
    """Write the lines of an edit over those that it names, which must stand there once."""
    header, *hunks = edit.split("@@\n")
    file = folder / re.findall(r"^\+\+\+ b/(\S+)$", header, re.MULTILINE)[0]
    for hunk in hunks:
        lines = hunk.splitlines()
        before = "\n".join(line[1:] for line in lines if line[:1] != "+")
        after = "\n".join(line[1:] for line in lines if line[:1] != "-")
        content = file.read_text()
        assert content.count(before) == 1, f"{file.name} has not once:\n{before}"
        file.write_text(content.replace(before, after))


def run(folder: Path, *arguments: str) -> str:
    """Run Python in a copy of the project, on SQLite; return what it says."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = kept | {
        "VAR_FOLDER": str(folder / "var"),
        "PYTHONPATH": str(folder),
        "STYLEGUIDE": "1",
        "DJANGO_SETTINGS_MODULE": "cms.settings",
    }
    ended = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def edited_lines() -> int:
    edits = "".join(EDIT.findall(RECIPE.read_text()))
    return len(re.findall(r"^(?:\+(?!\+\+)|-(?!--))", edits, re.MULTILINE))


def test_a_kind_is_one_folder_in_each_room_and_few_edits_elsewhere() -> None:
    new = {path for path, _content in NEW_FILE.findall(RECIPE.read_text())}

    assert {path for path in new if (PROJECT_FOLDER / path).exists()} == set()
    assert {"/".join(path.split("/")[:2]) for path in new} == {
        "content_models/kinds",
        "cms/tips",
        "portal/tips",
    }
    assert edited_lines() <= MOST_EDITS


def test_the_walls_hold_around_the_new_kind(project: Path) -> None:
    ended = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stdout


def test_its_page_shows_it(seen: dict[str, Any]) -> None:
    assert seen["page"] == 200
    assert seen["page says title, summary and text"] == [True, True, True]
    assert seen["an address without its slug leads there"] == 301
    assert seen["structured data"] == ["WebPage", "BreadcrumbList"]


def test_readers_find_it_in_the_library_the_feed_and_the_sitemap(seen: dict[str, Any]) -> None:
    assert seen["found by a word of its text"]
    assert seen["found by its kind"]
    assert seen["in the feed"]
    assert seen["in the sitemap"]


def test_the_api_gives_and_describes_it(seen: dict[str, Any]) -> None:
    assert seen["api"] == ["tip"]
    assert seen["described"]


def test_its_author_previews_it_and_shares_the_draft(seen: dict[str, Any]) -> None:
    assert seen["preview"] == 302
    assert seen["shared draft"] == 200
    assert seen["shared draft says what is not published"]


def test_the_admin_offers_explains_and_lists_it(seen: dict[str, Any]) -> None:
    assert seen["form"] == 200
    assert seen["form explains"]
    assert seen["help explains"]
    assert seen["desk offers"]
    assert seen["table of translations"]
    assert seen["likely duplicate"] == ["Commencer par les prénoms"]


def test_what_is_taken_away_is_gone(seen: dict[str, Any]) -> None:
    assert seen["page once unpublished"] == 410


def test_the_style_guide_shows_its_card(seen: dict[str, Any]) -> None:
    assert seen["style guide"]
