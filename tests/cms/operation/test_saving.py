"""What a backup holds, and that it can be put back."""

import fcntl
import os
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cms.operation.saving import UNFINISHED, SavingError, save
from content_models.inbox import Claim, Reply, Report, Reports, Subject, Topic
from tests.cms import factories
from tests.integration import databases
from tests.integration.empty_server import blocks
from tests.integration.installation import Installation

KEPT = "media/documents/fiche.txt"


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    made = Installation.make(tmp_path / "site")
    file = made.folder / KEPT
    file.parent.mkdir(parents=True)
    file.write_text("bonjour")
    (made.folder / "originals").mkdir(exist_ok=True)
    (made.folder / "originals" / "photo.jpg").write_bytes(b"jpeg")
    return made


@pytest.fixture
def files_alone(empty_cms: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A CMS of which only files are saved: its database belongs to the tests."""
    monkeypatch.setattr("cms.operation.saving._save_databases", lambda *_told: None)


def backup(installation: Installation, target: Path, *words: str) -> Path:
    return Path(installation.run("cms", "backup", str(target), *words).strip())


def test_a_backup_holds_databases_media_originals_and_the_key(
    installation: Installation, tmp_path: Path
) -> None:
    saved = backup(installation, tmp_path / "saved")

    assert (saved / KEPT).read_text() == "bonjour"
    assert (saved / "originals" / "photo.jpg").read_bytes() == b"jpeg"
    assert (saved / "secret_key").read_text() == (installation.folder / "secret_key").read_text()
    assert saved.stat().st_mode & 0o077 == 0
    if installation.deployment.uses_postgresql:
        assert (saved / "database.dump").read_bytes().startswith(b"PGDMP")
    else:
        with sqlite3.connect(saved / "cms.sqlite3") as copy:
            assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert copy.execute("SELECT count(*) FROM wagtailcore_page").fetchone()[0] > 1
    installation.delete()


def test_a_backup_holds_reports_and_no_address_of_their_readers(
    installation: Installation, tmp_path: Path
) -> None:
    reports = Reports(installation.deployment)
    report = Report("a", Subject(), (Claim(Topic.MISSING),), "fr", datetime.now(UTC))
    address = "amina@lecteurs.example"
    reports.receive(report, Reply(address, "", {}, "", ""), "somebody")

    saved = backup(installation, tmp_path / "saved")

    if installation.deployment.uses_postgresql:
        told = subprocess.run(
            ["pg_restore", "--file=-", saved / "database.dump"],
            capture_output=True,
            check=True,
        ).stdout
    else:
        told = (saved / "inbox.sqlite3").read_bytes()
    assert b'[["missing", ""]]' in told
    assert address.encode() not in told
    kept = reports.report("a")
    assert kept
    assert kept.is_awaited
    installation.delete()


def test_files_of_the_backup_before_take_no_room_and_the_oldest_goes(
    installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "saved"
    saved = []
    for number in range(3):
        (installation.folder / "media" / f"{number}.txt").write_text(str(number))
        saved.append(backup(installation, target, "--keep", "2"))
        # Their names tell the second.
        saved[-1] = saved[-1].rename(target / f"2026-11-2{number}T000000Z")
        (target / ".somebody-elses").mkdir(exist_ok=True)

    assert sorted(target.iterdir())[-2:] == saved[-2:]
    first, last = ((each / KEPT).stat() for each in sorted(target.iterdir())[-2:])
    assert first.st_ino == last.st_ino
    assert (saved[-1] / "media" / "2.txt").exists()
    assert (target / ".somebody-elses").exists()
    installation.delete()


def test_what_a_power_cut_has_left_of_a_backup_goes_with_the_next_one(
    files_alone: None, tmp_path: Path
) -> None:
    left = tmp_path / "saved" / "2026-11-20T000000Z.unfinished"
    (left / "media").mkdir(parents=True)
    somebody_elses = left.with_name("letter.unfinished")
    somebody_elses.mkdir()

    saved = save(left.parent, keep=2)

    assert set(left.parent.iterdir()) == {saved, somebody_elses}


def test_the_newest_backup_stays_although_the_clock_has_gone_back(
    files_alone: None, tmp_path: Path
) -> None:
    for day in (1, 2):
        (tmp_path / f"2999-01-0{day}T000000Z").mkdir()

    saved = save(tmp_path, keep=2)

    assert {saved, tmp_path / "2999-01-02T000000Z"} <= set(tmp_path.iterdir())
    assert not (tmp_path / "2999-01-01T000000Z").exists()


def test_two_backups_are_not_made_at_once(files_alone: None, tmp_path: Path) -> None:
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)

    with pytest.raises(SavingError, match="another backup is being made"):
        save(tmp_path, keep=2)

    os.close(handle)


def test_a_backup_has_its_finished_name_once_all_of_it_is_on_the_disk(
    files_alone: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = factories.file("fiche.txt")
    synced: list[Path] = []
    monkeypatch.setattr("content_models.syncing.sync", synced.append)
    monkeypatch.setattr("cms.operation.saving.sync", synced.append)

    saved = save(tmp_path / "saved", keep=2)

    unfinished = saved.with_name(saved.name + UNFINISHED)
    assert unfinished / "media" / document.file.name in synced
    assert synced[-2:] == [unfinished, saved.parent]


def test_a_backup_that_fails_leaves_nothing_and_says_why(
    installation: Installation, tmp_path: Path
) -> None:
    target = tmp_path / "saved"
    target.write_text("a file is in the way")

    with pytest.raises(AssertionError, match="nothing was saved"):
        backup(installation, target)

    assert target.read_text() == "a file is in the way"
    installation.delete()


if not databases.is_wanted():  # PostgreSQL's own programs read all that they save

    @pytest.mark.parametrize("name", ["cms", "inbox"])
    def test_a_damaged_database_pushes_out_no_backup_and_is_named(
        installation: Installation, tmp_path: Path, name: str
    ) -> None:
        target, file = tmp_path / "saved", installation.folder / f"{name}.sqlite3"
        with closing(sqlite3.connect(file)) as database, database:
            database.execute("CREATE TABLE long (words)")
            database.execute("INSERT INTO long VALUES (zeroblob(1000000))")
        kept = backup(installation, target)
        with closing(sqlite3.connect(file)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with file.open("r+b") as opened:
            opened.seek(file.stat().st_size - 60 * 4096)
            opened.write(b"\xff" * 40 * 4096)

        with pytest.raises(AssertionError, match=f"{name}.sqlite3 is damaged"):
            backup(installation, target, "--keep", "1")

        assert list(target.iterdir()) == [kept]
        with pytest.raises(AssertionError, match=f"FAULT +{name}.sqlite3: it is damaged"):
            installation.run("cms", "doctor")


def test_what_the_document_says_puts_a_backup_back(
    installation: Installation, tmp_path: Path
) -> None:
    person = {"DJANGO_SUPERUSER_PASSWORD": "a-password-for-tests"}
    words = ("createsuperuser", "--no-input", "--email", "a@insert.example", "--username")
    installation.run("cms", *words, "before", **person)
    saved = backup(installation, tmp_path / "saved")
    installation.run("cms", *words, "after", **person)
    (installation.folder / KEPT).unlink()

    put_back(installation, saved)

    listed = installation.run("cms", "shell", "-v", "0", "-c", LIST_PEOPLE).split()
    assert listed == ["before"]
    assert (installation.folder / KEPT).read_text() == "bonjour"
    assert installation.run("cms", "verify")
    installation.delete()


def test_what_is_put_back_is_the_sites_before_the_site_reads_it() -> None:
    # The nightly backup is for the site's eyes alone, and its copy is root's.
    commands = "".join(blocks("Backups")).splitlines()
    copied, given, read = (
        next(place for place, each in enumerate(commands) if each.startswith(words))
        for words in ("cp -R", "chown -R insert:insert", "runuser -u insert -- pg_restore")
    )

    assert copied < given < read


LIST_PEOPLE = (
    "from django.contrib.auth import get_user_model as m;"
    "print(*m().objects.values_list('username', flat=True))"
)


def put_back(installation: Installation, saved: Path) -> None:
    """Follow docs/operations.md in one installation, whose processes do not run."""
    copy, on_sqlite, on_postgresql, last = blocks("Backups")
    script = copy + (on_postgresql if installation.database_url else on_sqlite) + last
    for written, instead in (
        ("$(ls -d /var/backups/insert/*Z | tail -n 1)", str(saved)),
        ("/var/lib/insert", str(installation.folder)),
        ("runuser -u insert -- ", ""),
        ("--dbname=insert", f"--dbname={installation.database_url}"),
        ("/opt/insert/deploy/insert", f"{installation.python} -m cms"),
        ("chown -R insert:insert", "ls -d"),
        ("systemctl", ": systemctl"),
    ):
        script = script.replace(written, instead)
    subprocess.run(
        ["sh", "-euc", script],
        cwd=installation.checkout,
        env=installation.environment,
        check=True,
        capture_output=True,
    )
