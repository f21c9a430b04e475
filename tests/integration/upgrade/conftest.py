"""One installation that is made and used by an earlier release, and upgraded to this code."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from content_models.deployment import PROJECT_FOLDER
from tests.integration import databases
from tests.integration.installation import PASSWORD, Installation
from tests.integration.serving import ServedSite
from tests.integration.upgrade.readers import addresses
from tests.integration.upgrade.recording import AtRest, Running, at_rest, running
from tests.integration.upgrade.releases import BEFORE, HOW_TO_GET_IT
from tests.integration.upgrade.visitor import Visitor


@dataclass(frozen=True)
class Record:
    """An installation at one side of the upgrade."""

    at_rest: AtRest
    running: Running


@dataclass(frozen=True)
class Upgrade:
    """An upgrade that has been made.

    Attributes:
        done: what people did before; see ``inside.editing``.
        before: what the earlier release left.
        after: what this code found.
        site: the upgraded site; it is running.
    """

    done: dict[str, Any]
    before: Record
    after: Record
    site: ServedSite

    def visitor(self, name: str = "") -> Visitor:
        """Somebody before the upgraded site, signed in since before; a reader without a name."""
        return Visitor(self.site.base_url, self.done["sessions"][name] if name else "")


@pytest.fixture(scope="package")
def upgrade(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Upgrade]:
    """Made and used by the earlier release, stopped, migrated by this code and started anew."""
    if not BEFORE.is_here():
        pytest.skip(HOW_TO_GET_IT)
    old = installation_before(tmp_path_factory.mktemp("upgrade"))
    try:
        done = edited(old)
        kept = [*done["published"], done["shared"], done["revoked"], done["own_look"]]
        with ServedSite.serving(old, "wsgi:application", has_worker=False) as site:
            shown = running(site, done, addresses(kept))
        before = Record(at_rest(old), shown)

        new = replace(old, checkout=PROJECT_FOLDER)
        new.run("cms", "migrate", "--verbosity", "0")
        found = at_rest(new)
        with ServedSite.serving(new) as site:
            new.run("cms", "drain")
            after = Record(found, running(site, done, shown.pages, shown.documents))
            yield Upgrade(done, before, after, site)
    finally:
        old.delete()


def installation_before(folder: Path) -> Installation:
    """A new installation of the earlier release, with the demonstration content."""
    code, var = folder / "code", folder / "var"
    for each in (code, var, var / "static"):
        each.mkdir()
    BEFORE.lay_out(code)
    settings = {
        "PYTHONPATH": str(Path(__file__).parent),
        "DJANGO_SETTINGS_MODULE": "inside.settings",
        "DEMO_PASSWORD": PASSWORD,
    }
    database_url = databases.create() if databases.is_wanted() else ""
    made = Installation(var, database_url, settings, code)
    made.run("cms", "migrate", "--verbosity", "0")
    made.run("cms", "seed")
    return made


def edited(installation: Installation) -> dict[str, Any]:
    """Have people work with it for a while; says what they did."""
    file = installation.folder / "done.json"
    installation.run("inside.editing", str(file))
    return dict(json.loads(file.read_text()))
