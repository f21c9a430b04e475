"""What an operator takes from deploy/ fits the code and the documents."""

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from content_models.deployment import PROJECT_FOLDER
from tests.integration.units import Unit, settings_in

DEPLOY = PROJECT_FOLDER / "deploy"
OPERATIONS = (PROJECT_FOLDER / "docs" / "operations.md").read_text(encoding="utf-8")
UNITS = sorted((DEPLOY / "systemd").iterdir())
SERVICES = [file for file in UNITS if file.suffix == ".service"]
PROGRAMS = {"python", "granian"}
PREFIX = "/opt/insert/"


def test_the_settings_of_an_installation_are_those_of_the_document() -> None:
    table = OPERATIONS.split("## Settings")[1].split("\n## ")[0]
    names = " ".join(re.findall(r"^\| (.*?) \|", table, re.MULTILINE))

    offered = re.findall(r"^#?([A-Z_]+)=", (DEPLOY / "insert.env").read_text(), re.MULTILINE)

    assert len(offered) == len(set(offered))
    assert set(offered) == set(re.findall(r"`([A-Z_]+)`", names))


def test_systemd_and_a_shell_read_the_same_settings(tmp_path: Path) -> None:
    every = tmp_path / "insert.env"
    text = (DEPLOY / "insert.env").read_text()
    every.write_text(re.sub(r"^#([A-Z_]+=)", r"\1", text, flags=re.MULTILINE))
    settings = settings_in(every)
    told = "".join(f'printf "%s\\n" "${name}"\n' for name in settings)

    # Not echo, which would make line breaks of what the settings keep as \n.
    shell = subprocess.run(
        ["sh", "-euc", f'. "{every}"\n{told}'], capture_output=True, text=True, check=True
    )

    assert shell.stdout.splitlines() == list(settings.values())


@pytest.mark.parametrize("file", SERVICES, ids=lambda file: file.stem)
def test_a_service_starts_what_there_is_as_nobody_in_particular(file: Path) -> None:
    unit = Unit.read(file)
    program, *words = unit.command

    assert (unit.value("User"), unit.value("NoNewPrivileges")) == ("insert", "yes")
    assert unit.value("ProtectSystem") == "strict"
    assert unit.value("CapabilityBoundingSet") == ""
    assert "/opt" not in unit.value("ReadWritePaths")
    assert unit.value("EnvironmentFile") == "/etc/insert.env"
    assert program.removeprefix(f"{PREFIX}.venv/bin/") in PROGRAMS
    if words[:2] == ["-m", "cms"]:
        found = importlib.util.find_spec("cms.__main__")
        commands = PROJECT_FOLDER.glob(f"cms/*/management/commands/{words[2]}.py")
        assert found
        assert list(commands)
    else:
        module, _colon, name = words[-1].partition(":")
        source = (PROJECT_FOLDER / f"{module}.py").read_text()
        assert f"\ndef {name}(" in source


def test_the_timer_starts_the_backup() -> None:
    assert Unit.read(DEPLOY / "systemd" / "insert-backup.timer").value("OnCalendar")
    backup = Unit.read(DEPLOY / "systemd" / "insert-backup.service")
    written = backup.value("ReadWritePaths").split()
    assert f"-{backup.command[4]}" in written


@pytest.mark.skipif(
    not shutil.which("systemd-analyze"),
    reason="systemd-analyze is missing: apt-get install systemd",
)
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    copies = []
    for file in UNITS:
        text = file.read_text()
        copies.append(tmp_path / file.name)
        copies[-1].write_text(re.sub(rf"{PREFIX}\.venv/bin/\w+", "/bin/true", text))

    verified = subprocess.run(
        ["systemd-analyze", "verify", *map(str, copies)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert [line for line in verified.stderr.splitlines() if "insert-" in line] == []


def test_every_file_for_operators_is_named_in_the_document() -> None:
    files = [file for file in DEPLOY.rglob("*") if file.is_file()]
    # The units are copied together; install.sh is what make install runs.
    assert "make install" in OPERATIONS
    assert f"cp {PREFIX}deploy/systemd/*" in OPERATIONS
    alone = [each for each in files if each.parent.name != "systemd" and each.name != "install.sh"]
    folders = {DEPLOY / "caddy"}  # one import the other; its Caddyfile says which

    assert [
        str(each.relative_to(PROJECT_FOLDER))
        for each in alone
        if each.parent not in folders and str(each.relative_to(PROJECT_FOLDER)) not in OPERATIONS
    ] == []
    assert "deploy/caddy/" in OPERATIONS
