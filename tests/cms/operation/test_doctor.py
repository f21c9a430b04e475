"""What the doctor finds, and what it says against it."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cms.mailing.server import CONSOLE
from cms.operation import examinations, static_files
from cms.operation.findings import Finding, Grade
from cms.operation.mail import examine_mail
from cms.operation.media import examine_media
from cms.publishing.models import OutboxEvent
from content_models.published import PublishedStore
from content_models.sign_of_life import Doing, Life, SignOfLife
from tests.cms import factories

pytestmark = pytest.mark.django_db

GIGABYTE = 1024**3


def faults(found: Iterator[Finding]) -> list[str]:
    return [each.remedy for each in found if each.grade is Grade.FAULT]


def grades(found: Iterator[Finding]) -> dict[str, Grade]:
    return {each.what: each.grade for each in found}


def test_a_sound_installation_has_no_fault(publishing: PublishedStore) -> None:
    factories.published_case_study()
    SignOfLife(publishing.deployment).give(Doing.SWEEPING)

    assert faults(examinations.examine_what_readers_see()) == []
    assert faults(examinations.examine_catalogues()) == []
    assert grades(examinations.examine_database())["database"] is Grade.GOOD


def test_a_full_disk_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    usage = SimpleNamespace(free=GIGABYTE // 2, total=100 * GIGABYTE)
    monkeypatch.setattr(examinations.shutil, "disk_usage", lambda _folder: usage)

    assert len(faults(examinations.examine_folder())) == 1


def test_a_file_that_is_not_there_any_more_or_not_whole_is_a_fault(
    empty_cms: None,
) -> None:
    assert faults(examine_media()) == []
    image = factories.image()
    rendition = image.get_rendition("width-40")
    assert grades(examine_media()) == {"files": Grade.GOOD}

    for file in (image.file, rendition.file):
        Path(file.path).write_bytes(b"")

    assert grades(examine_media()) == {"files": Grade.FAULT, "renditions": Grade.FAULT}
    Path(image.file.path).unlink()
    says = {each.what: each.says for each in examine_media()}
    assert says["files"].startswith(f"of 1 ({image.file.path}), ")


def test_the_remedy_makes_renditions_anew(empty_cms: None) -> None:
    rendition = factories.image().get_rendition("width-40")
    Path(rendition.file.path).write_bytes(b"")
    (remedy,) = faults(examine_media())

    call_command(remedy.split(";")[0].removeprefix("python -m cms "), stdout=StringIO())

    assert faults(examine_media()) == []


@pytest.mark.parametrize(
    ("base_url", "hosts", "proxies", "expected"),
    [
        ("https://insert.example", ["insert.example"], 1, {"hosts": Grade.GOOD}),
        ("https://insert.example", [".insert.example"], 1, {"hosts": Grade.GOOD}),
        ("https://insert.example", ["localhost"], 1, {"hosts": Grade.FAULT}),
        (
            "https://insert.example",
            ["insert.example"],
            0,
            {"hosts": Grade.GOOD, "proxy": Grade.ADVICE},
        ),
        ("http://insert.example", ["insert.example"], 0, {"hosts": Grade.ADVICE}),
        ("http://localhost:8000", ["localhost"], 0, {"hosts": Grade.ADVICE}),
    ],
)
def test_hosts_and_proxies_fit_the_address(
    settings: Any,
    base_url: str,
    hosts: list[str],
    proxies: int,
    expected: dict[str, Grade],
) -> None:
    settings.BASE_URL, settings.ALLOWED_HOSTS = base_url, hosts
    settings.TRUSTED_PROXIES = proxies

    assert grades(examinations.examine_addresses()) == expected


def test_a_key_that_others_can_read_is_a_fault(
    settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    settings.DEPLOYMENT = SimpleNamespace(var_folder=tmp_path)
    key = tmp_path / "secret_key"
    key.write_text("x")
    key.chmod(0o600)
    assert faults(examinations.examine_secret()) == []

    key.chmod(0o644)

    assert faults(examinations.examine_secret()) == [f"chmod 600 {key}"]


def test_who_answers_for_the_site_is_asked_for_until_all_of_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = ("PUBLISHER", "PUBLISHER_ADDRESS", "CONTACT_EMAIL", "PUBLICATION_DIRECTOR", "HOSTED_BY")
    for name in names[:-1]:
        monkeypatch.setenv(name, "An association")
    monkeypatch.delenv(names[-1], raising=False)

    (lacking,) = examinations.examine_publisher()
    monkeypatch.setenv(names[-1], "A host")

    assert (lacking.grade, lacking.remedy) == (Grade.ADVICE, "set HOSTED_BY")
    assert grades(examinations.examine_publisher()) == {"publisher": Grade.GOOD}


@pytest.mark.parametrize(("says", "grade"), [("yes", Grade.GOOD), ("no", Grade.ADVICE)])
def test_a_clock_that_nothing_keeps_right_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, says: str, grade: Grade
) -> None:
    program = tmp_path / "timedatectl"
    program.write_text(f"#!/bin/sh\necho {says}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    assert grades(examinations.examine_database())["clock"] is grade


def test_a_clock_that_differs_from_the_databases_is_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        examinations.timezone, "now", lambda: datetime.now(UTC) + timedelta(minutes=2)
    )

    told = faults(examinations.examine_database())

    # A SQLite file has the clock of this machine.
    has_its_own = connection.vendor == "postgresql"
    assert ("synchronise both: timedatectl set-ntp true" in told) is has_its_own


def test_a_catalogue_older_than_its_source_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source, compiled = folder / "messages.po", folder / "messages.mo"
    source.write_text("")
    monkeypatch.setattr(examinations, "CATALOGUES", {"portal": tmp_path})
    assert "make catalogues" in faults(examinations.examine_catalogues())

    compiled.write_text("")
    os.utime(source, (1, 1))
    assert "make catalogues" not in faults(examinations.examine_catalogues())

    os.utime(compiled, (0, 0))
    assert "make catalogues" in faults(examinations.examine_catalogues())


def test_static_files_that_were_not_collected_are_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(static_files, "collected_names", set)
    static_files._has_what_every_page_needs.cache_clear()

    assert faults(examinations.examine_static_files()) == ["python -m cms collectstatic --no-input"]
    assert static_files.reason_not_ready() == "the admin's static files: not collected"
    static_files._has_what_every_page_needs.cache_clear()


def test_a_site_without_themes_and_people_says_how_to_get_both() -> None:
    told = faults(examinations.examine_database())

    assert told == ["python -m cms createsuperuser", "python -m cms seed --vocabulary"]


def test_what_could_not_be_published_is_named() -> None:
    OutboxEvent.objects.create(
        model="library.casestudypage", object_id="7", attempts=3, last_error="ValueError: no place"
    )

    (found,) = [each for each in examinations.examine_database() if each.what == "outbox"]

    assert found.grade is Grade.FAULT
    assert "no place" in found.says


def test_a_missing_store_and_index_lead_to_a_rebuild(publishing: PublishedStore) -> None:
    publishing.destroy()

    assert faults(examinations.examine_what_readers_see()) == ["python -m cms rebuild"]


@pytest.mark.parametrize(
    ("hours", "doing", "grade"),
    [
        (None, Doing.SWEEPING, Grade.FAULT),
        (1, Doing.SWEEPING, Grade.FAULT),
        (0, Doing.IN_TROUBLE, Grade.FAULT),
        (0, Doing.SWEEPING, Grade.GOOD),
    ],
)
def test_a_silent_or_troubled_worker_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, hours: int | None, doing: Doing, grade: Grade
) -> None:
    seen = None if hours is None else Life(datetime.now(UTC) - timedelta(hours=hours), doing)
    monkeypatch.setattr(SignOfLife, "read", lambda _self: seen)

    assert grades(examinations.examine_worker()) == {"worker": grade}


def test_mails_that_are_only_printed_are_a_fault(settings: Any) -> None:
    settings.EMAIL_DELIVERY_BACKEND = CONSOLE

    assert len(faults(examine_mail(""))) == 1


def test_a_mail_is_sent_past_the_queue(settings: Any, mailoutbox: list[Any]) -> None:
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "portal@insert.example"

    assert faults(examine_mail("operator@insert.example")) == []
    assert [mail.to for mail in mailoutbox] == [["operator@insert.example"]]


def test_a_mail_server_that_does_not_answer_is_named(settings: Any) -> None:
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    (told,) = [each for each in examine_mail("a@insert.example") if each.grade is Grade.FAULT]

    assert "127.0.0.1:1" in told.says


def test_the_command_goes_on_after_what_fails_and_fails_itself(
    publishing: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> Iterator[Finding]:
        raise RuntimeError("broken")

    command = "cms.operation.management.commands.doctor.EXAMINATIONS"
    monkeypatch.setattr(command, (broken, examinations.examine_what_readers_see))
    told = StringIO()

    with pytest.raises(CommandError, match="faults"):
        call_command("doctor", stdout=told)

    assert "RuntimeError: broken" in told.getvalue()
    assert "store: generation" in told.getvalue()
