"""What tests copy is never older than what it is made of."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.integration import kept

MADE_OF = ("seeds/**/*",)


class Maker:
    """Makes a folder that holds the seeds, and counts how often."""

    def __init__(self, project: Path) -> None:
        self.seed = project / "seeds" / "one.txt"
        self.seed.parent.mkdir(parents=True)
        self.seed.write_text("first")
        self.times = 0

    def __call__(self, folder: Path) -> str:
        self.times += 1
        (folder / "content.txt").write_text(self.seed.read_text())
        return ""


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maker:
    """A project of its own."""
    monkeypatch.setattr(kept, "PROJECT_FOLDER", tmp_path / "project")
    monkeypatch.setattr(kept, "KEPT_FOLDER", tmp_path / "kept")
    return Maker(tmp_path / "project")


@pytest.fixture
def copied(tmp_path: Path, make: Maker) -> Callable[[str], str]:
    """Copies as the next run of the tests would; returns what the copy holds."""

    def copy(name: str) -> str:
        kept.digest.cache_clear()  # the next run is another process
        kept.copy_kept("seeded", MADE_OF, make, tmp_path / name)
        return (tmp_path / name / "content.txt").read_text()

    return copy


def test_it_is_made_once_for_all_runs(make: Maker, copied: Callable[[str], str]) -> None:
    assert [copied("a"), copied("b")] == ["first", "first"]
    assert make.times == 1


def test_a_changed_file_makes_another_and_the_old_one_goes(
    tmp_path: Path, make: Maker, copied: Callable[[str], str]
) -> None:
    copied("a")

    make.seed.write_text("second")

    assert copied("b") == "second"
    assert len(list((tmp_path / "kept" / "seeded").iterdir())) == 1


def test_a_file_that_comes_goes_or_is_renamed_makes_another(
    make: Maker, copied: Callable[[str], str]
) -> None:
    copied("a")
    make.seed.with_name("two.txt").write_text("")
    copied("b")
    make.seed.with_name("two.txt").rename(make.seed.with_name("three.txt"))
    copied("c")
    make.seed.with_name("three.txt").unlink()
    copied("d")

    assert make.times == 4


def test_what_was_left_half_made_is_not_copied(
    tmp_path: Path, copied: Callable[[str], str]
) -> None:
    def fail(folder: Path) -> str:
        (folder / "content.txt").write_text("half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        kept.copy_kept("seeded", MADE_OF, fail, tmp_path / "a")

    assert copied("b") == "first"


def test_tables_are_made_of_migrations_and_of_what_they_import(tmp_path: Path, make: Maker) -> None:
    migration = tmp_path / "project" / "cms" / "directory" / "migrations" / "0001_initial.py"
    migration.parent.mkdir(parents=True)
    migration.write_text("import cms.directory.fields\nfrom cms.choices import LICENCES\n")

    patterns = kept.migrations()

    assert {kept.MIGRATIONS, "cms/directory/fields.py", "cms/choices.py"} <= set(patterns)
