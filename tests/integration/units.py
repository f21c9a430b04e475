"""Reads systemd's units and their settings as systemd does, as far as deploy/ goes."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Unit:
    """A unit of systemd.

    Attributes:
        name: of its file.
        entries: each line's key and value; a key may come twice.
    """

    name: str
    entries: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, file: Path) -> "Unit":
        """Read one; a line is a section, a comment or an entry."""
        lines = (line.partition("=") for line in file.read_text().splitlines() if "=" in line)
        found = tuple((key, value) for key, _equals, value in lines if not key.startswith("#"))
        return cls(file.name, found)

    def value(self, key: str) -> str:
        """The only value of a key."""
        (value,) = (each for name, each in self.entries if name == key)
        return value

    @property
    def command(self) -> list[str]:
        """The words of ExecStart."""
        return shlex.split(self.value("ExecStart"))


def settings_in(file: Path) -> dict[str, str]:
    """The settings of an EnvironmentFile: nothing in it is expanded, and the last one counts."""
    return dict(_settings(file))


def _settings(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text().splitlines():
        name, equals, value = line.partition("=")
        if equals and not name.startswith("#"):
            quoted = value[:1] in {"'", '"'} and value[:1] == value[-1:]
            yield name, value[1:-1] if quoted else value
