"""Two checkouts of the project, asked in turn for whole requests.

Only what every version has is used: ``make catalogues``, ``python -m cms``, ``wsgi:application``
and addresses.
"""

import re
import subprocess
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from content_models.deployment import PROJECT_FOLDER
from tests.benchmarks.asking import Reader, in_turn
from tests.benchmarks.figures import Figure, times
from tests.benchmarks.reading import CACHED, SITE, UNCACHED
from tests.integration.installation import PASSWORD, Installation
from tests.integration.serving import ServedSite

CASE_STUDIES = "/fr/library?kind=case_study"
CASE_STUDY = re.compile(r'href="(/fr/case-studies/[^"?#]+)"')
PAGES = {
    "home": "/fr/",
    "library": "/fr/library",
    "library, searched": "/fr/library?q=emploi&country=FR",
    "directory": "/fr/directory",
}
WAYS = (("cached", CACHED, 1.1), ("uncached", UNCACHED, 1.8))
"""With what settings, and how many times as long as the other an answer may take."""


def compare(other: Path, rounds: int) -> list[Figure]:
    """Serve this checkout and another, with the same content, and ask both for each page."""
    with ExitStack() as stack:
        folders = (Path(stack.enter_context(TemporaryDirectory())) for _ in range(2))
        checkouts = (PROJECT_FOLDER, other.resolve())
        both = [seeded(*each) for each in zip(folders, checkouts, strict=True)]
        figures = []
        for way, settings, most in WAYS:
            sites = [serving(stack, each, settings) for each in both]
            ours, theirs = (stack.enter_context(closing(Reader(each.port))) for each in sites)
            for name, path in {**PAGES, "item": first_case_study(sites[0])}.items():
                pairs = in_turn(rounds, partial(ours.ask, path), partial(theirs.ask, path))
                sizes = f"{len(ours.ask(path)):,} and {len(theirs.ask(path)):,} bytes"
                figures.append(times(f"{name}, {way} / the same there", pairs, most, sizes))
        return figures


def seeded(folder: Path, checkout: Path) -> Installation:
    """An installation of a checkout, with its demonstration content."""
    made = Installation(folder, checkout=checkout)
    if not Path(made.python).exists():
        raise SystemExit(f"{checkout} has no .venv: run `make setup` in it")
    (folder / "static").mkdir()  # WhiteNoise warns where it is missing
    subprocess.run(["make", "--silent", "catalogues"], cwd=checkout, check=True)
    made.run("cms", "migrate", "--verbosity", "0")
    made.run("cms", "seed", DEMO_PASSWORD=PASSWORD)
    return made


def serving(stack: ExitStack, installation: Installation, settings: dict[str, str]) -> ServedSite:
    """Serve an installation until the stack ends."""
    installation.settings = settings
    return stack.enter_context(ServedSite.serving(installation, SITE))


def first_case_study(site: ServedSite) -> str:
    """The path of an item that both have: keys and slugs are the demonstration's."""
    with urlopen(site.address(CASE_STUDIES)) as answer:  # noqa: S310 - our own
        found: list[str] = CASE_STUDY.findall(answer.read().decode())
    return min(found)
