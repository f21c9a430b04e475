"""The walls inside the portal: they hold for the folder of a new kind, too.

The contract of import-linter names the folders of today.
"""

import re

import pytest

from content_models.deployment import PROJECT_FOLDER

PORTAL = PROJECT_FOLDER / "portal"
BELOW = {"listing", "reading", "settings", "web"}
IMPORT = re.compile(r"^\s*(?:from|import) portal\.(\w+)", re.MULTILINE)
KIND_FOLDERS = sorted(file.parent.name for file in PORTAL.glob("*/kind.py"))


def imported(folder: str) -> set[str]:
    files = (PORTAL / folder).rglob("*.py")
    return {name for file in files for name in IMPORT.findall(file.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("folder", KIND_FOLDERS)
def test_the_folder_of_a_kind_imports_only_from_below(folder: str) -> None:
    may_offer_wishes = {"wishes"} if folder == "directory" else set()

    assert imported(folder) <= BELOW | {folder} | may_offer_wishes


@pytest.mark.parametrize("folder", sorted(path.name for path in PORTAL.iterdir() if path.is_dir()))
def test_nobody_imports_the_folder_of_a_kind(folder: str) -> None:
    assert imported(folder) & set(KIND_FOLDERS) <= {folder}
