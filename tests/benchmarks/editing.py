"""What an editor waits for, each beside the same without what this project adds to Wagtail."""

import json

from tests.benchmarks.figures import Figure, times
from tests.integration.installation import Installation

FIGURES = {
    "save": ("save a draft, see its form again / the same without projection", 1.5),
    "preview": ("refresh a preview, see the portal's page / checking the form alone", 4),
    "publish": ("publish, find it in the portal / publishing without projection", 2.5),
    "table": ("table of translations / Wagtail's list of organisations", 2),
}


def measure(installation: Installation, rounds: int) -> list[Figure]:
    """Have somebody work in an installation."""
    took = json.loads(installation.run("tests.benchmarks.at_work", str(rounds)))
    return [times(what, took[name], most) for name, (what, most) in FIGURES.items()]
