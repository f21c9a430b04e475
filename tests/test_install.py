"""An installation that is brought up to date is at every moment the old one or the new one.

Packages are not installed here: the Python is a stand-in that does nothing, or fails where it is
told to. ``tests/integration/test_first_day.py`` installs everything once.
"""

import re
import subprocess
from pathlib import Path

import pytest

from content_models.deployment import PROJECT_FOLDER

STAND_IN = """#!/bin/sh
case "$*" in
*"{fails_at}"*) exit 1 ;;
"-m venv .venv")
    mkdir -p .venv/bin .venv/lib
    cp "$0" .venv/bin/python
    echo "#!$PWD/.venv/bin/python" | tee .venv/bin/granian > .venv/pyvenv.cfg ;;
*collectstatic*) mkdir "$STATIC_FOLDER"; echo new > "$STATIC_FOLDER/staticfiles.json" ;;
esac
"""
NOWHERE = "no such words"
STEPS = ["requirements/postgresql.txt", "create_site"]


def install(prefix: Path, fails_at: str = NOWHERE) -> subprocess.CompletedProcess[str]:
    python = prefix.parent / "python"
    python.write_text(STAND_IN.format(fails_at=fails_at))
    python.chmod(0o755)
    return subprocess.run(
        ["sh", "deploy/install.sh", str(prefix)],
        cwd=PROJECT_FOLDER,
        env={"PATH": "/usr/bin:/bin", "PYTHON": str(python)},
        capture_output=True,
        text=True,
        check=False,
    )


def files_in(folder: Path) -> dict[str, str]:
    return {
        str(each.relative_to(folder)): each.read_text(errors="replace")
        for each in folder.rglob("*")
        if each.is_file()
    }


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """An installation of an earlier release, and a file of the operator's own beside it."""
    prefix = tmp_path / "insert"
    for name in ("wsgi.py", "cms/gone.py", ".venv/bin/gone", "static/gone.css", "mine.txt"):
        (prefix / name).parent.mkdir(parents=True, exist_ok=True)
        (prefix / name).write_text("old")
    return prefix


def test_what_the_earlier_release_had_is_gone_and_what_is_the_operators_stays(
    earlier: Path,
) -> None:
    done = install(earlier)

    assert done.returncode == 0, done.stderr
    there = files_in(earlier)
    assert [name for name in there if "gone" in name or name.startswith((".new", ".before"))] == []
    assert there["mine.txt"] == "old"
    assert there["wsgi.py"] == (PROJECT_FOLDER / "wsgi.py").read_text()
    assert there["static/staticfiles.json"] == "new\n"
    # Programs of packages name the Python at its own place.
    assert there[".venv/bin/granian"] == f"#!{earlier}/.venv/bin/python\n"
    document = (PROJECT_FOLDER / "docs" / "operations.md").read_text(encoding="utf-8")
    upgrading = document.split("\n## Upgrading\n")[1].split("\n## ")[0]
    told = re.findall(r"deploy/insert (\w+)$", done.stdout, re.MULTILINE)
    assert told == ["migrate", "clean_pictures", "reread_files", "verify", "doctor"]
    assert told == re.findall(r"`python -m cms ((?!rebuild|collectstatic)\w+)`", upgrading)


@pytest.mark.parametrize("step", STEPS)
def test_an_installation_that_fails_leaves_the_earlier_one_as_it_was(
    earlier: Path, step: str
) -> None:
    before = files_in(earlier)

    done = install(earlier, fails_at=step)

    assert done.returncode != 0
    assert files_in(earlier) == before


def test_an_installation_that_was_cut_off_is_mended_by_the_next_one(earlier: Path) -> None:
    # The power went while folders changed places.
    (earlier / ".before").mkdir()
    for name in (".venv", "wsgi.py"):
        (earlier / name).rename(earlier / ".before" / name)
    (earlier / ".new").mkdir()

    failed = install(earlier, fails_at="collectstatic")

    assert failed.returncode != 0
    assert {"wsgi.py", ".venv/bin/gone", "cms/gone.py"} <= files_in(earlier).keys()
    assert install(earlier).returncode == 0
    assert "cms/gone.py" not in files_in(earlier)


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    prefix = tmp_path / "home"
    prefix.mkdir()
    (prefix / "letters.txt").write_text("dear")

    done = install(prefix)

    assert done.returncode != 0
    assert "holds something else" in done.stderr
    assert files_in(prefix) == {"letters.txt": "dear"}


def test_a_first_installation_that_failed_may_be_tried_again(tmp_path: Path) -> None:
    prefix = tmp_path / "insert"

    assert install(prefix, fails_at="collectstatic").returncode != 0

    done = install(prefix)
    assert done.returncode == 0, done.stderr
    assert "adduser" in done.stdout
