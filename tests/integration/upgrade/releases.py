"""The release that installations are upgraded from."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from content_models.deployment import PROJECT_FOLDER


@dataclass(frozen=True)
class Release:
    """An earlier state of the code.

    Attributes:
        commit: its full hash.
        why: what an upgrade from it tries.
        preparation: modules with their words, to run once in its folder before anything else.
    """

    commit: str
    why: str
    preparation: tuple[tuple[str, ...], ...]

    def is_here(self) -> bool:
        """Whether this clone reaches back to it."""
        if which("git") is None:
            return False
        return _git("cat-file", "-e", f"{self.commit}^{{commit}}").returncode == 0

    def lay_out(self, folder: Path) -> None:
        """Put its code into an empty folder, ready to be run."""
        archive = _git("archive", self.commit)
        assert archive.returncode == 0, archive.stderr
        subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
        for words in self.preparation:
            subprocess.run([sys.executable, "-m", *words], cwd=folder, check=True)


BEFORE = Release(
    commit="769c4f08f37d44b0b4ef9184ed23ad474bf11d41",
    why="the last one before the walls inside cms and portal: modules move, content must not",
    preparation=(("content_models.catalogues", "compile"),),
)
"""The one place that says where upgrades begin. Whoever makes a release names it here."""

HOW_TO_GET_IT = (
    f"{BEFORE.commit} ({BEFORE.why}) is not in this clone: get it by git fetch --unshallow"
)


def _git(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *words], cwd=PROJECT_FOLDER, capture_output=True, check=False)
