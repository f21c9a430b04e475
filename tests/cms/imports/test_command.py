"""``import_directory`` does what the admin does."""

import csv
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cms.directory.models import Organisation
from cms.imports.models import Import, Source, State
from cms.imports.runs import WorkerStopsError, begin, carry_out, held
from tests.cms.imports import sources
from tests.cms.imports.sources import as_file, many, opened, states

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "annuaire.json"
    path.write_bytes(as_file(many(8)))
    return path


def test_it_compares_first_and_writes_when_told(
    source: Source, file: Path, capsys: Any, tmp_path: Path
) -> None:
    table = tmp_path / "lines.csv"
    call_command("import_directory", file, source=source.name, lines=table)
    before = Organisation.objects.count()
    call_command("import_directory", file, source=source.name, apply=True)

    assert before == 0
    assert "8 new" in capsys.readouterr().out
    assert len(list(csv.reader(table.read_text(encoding="utf-8").splitlines()))) == 9
    assert Organisation.objects.filter(live=True).count() == 8
    assert Import.objects.count() == 1, "the same file is not compared twice"


def test_it_makes_a_source_that_it_is_told_enough_of(publishing: Any, file: Path) -> None:
    with pytest.raises(CommandError, match="--licence"):
        call_command("import_directory", file, source="Neuf (exemple)")
    call_command(
        "import_directory", file, source="Neuf (exemple)", licence="ODbL 1.0", language="fr"
    )

    assert Source.objects.get().licence == "ODbL 1.0"
    assert states(Import.objects.get()) == {"new": 8}


def test_it_asks_where_many_are_gone(source: Source, file: Path) -> None:
    call_command("import_directory", file, source=source.name, apply=True)
    file.write_bytes(as_file(many(1)))

    with pytest.raises(CommandError, match="--archive-gone"):
        call_command("import_directory", file, source=source.name, apply=True)
    before = Organisation.objects.filter(live=True).count()
    call_command("import_directory", file, source=source.name, apply=True, archive_gone=True)

    assert before == 8
    assert Organisation.objects.filter(live=True).count() == 1


def test_two_at_once_are_refused(source: Source, file: Path) -> None:
    with held(source), pytest.raises(CommandError, match="under way"):
        call_command("import_directory", file, source=source.name)


def test_it_goes_on_where_another_process_died(source: Source, file: Path, capsys: Any) -> None:
    run = begin(source, opened(file.read_bytes()), goes_on=True)

    def die(_run: Import) -> None:
        raise WorkerStopsError

    with pytest.raises(WorkerStopsError), held(source) as hold:
        carry_out(run, hold, die, batch=3)
    call_command("import_directory", file, source=source.name, apply=True)

    assert "going on after 3 records" in capsys.readouterr().out
    assert Import.objects.get().state == State.DONE
    assert Organisation.objects.count() == 8


def test_a_file_that_is_not_there_or_no_use_is_named(source: Source, tmp_path: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.write_bytes(b"[]")

    with pytest.raises(CommandError, match="No such file"):
        call_command("import_directory", tmp_path / "none", source=source.name)
    with pytest.raises(CommandError, match="no record"):
        call_command("import_directory", empty, source=source.name, apply=True)
    assert sources.Import.objects.get().state == State.FAILED
