"""An editor at work and a reader who looks for the outcome, in one process.

Run as ``python -m tests.benchmarks.at_work ROUNDS`` in an installation of its own, it prints the
seconds of each round.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from typing import Any

import django

django.setup()

# Only now: models need the applications.
from django.contrib.auth import get_user_model  # noqa: E402
from django.db.models.signals import post_save  # noqa: E402
from django.test import Client  # noqa: E402
from wagtail.test.utils.form_data import rich_text, streamfield  # noqa: E402
from werkzeug.test import Client as Browser  # noqa: E402

import wsgi  # noqa: E402
from cms.publishing import signals  # noqa: E402
from tests.benchmarks.asking import in_turn  # noqa: E402
from tests.benchmarks.content import named  # noqa: E402
from tests.cms.admin import address  # noqa: E402
from tests.cms.people import organisation_actions, page_actions  # noqa: E402

WARM_UP_ROUNDS = 2
TEXT = "<p>Chaque matin, Mélété pétrit le pain avec des personnes arrivées depuis peu.</p>" * 40
PUBLISH = {"action-publish": "action-publish"}
PREVIEW = "?mode=fr&in_preview_panel=true"
ORGANISATIONS = organisation_actions.LIST
TABLE = "/translation/"


class Work:
    """Goes on with one draft, and publishes case studies and organisations by turns."""

    def __init__(self) -> None:
        self.reader = Browser(wsgi.create_site())
        self.editor = Client(SERVER_NAME="localhost")
        self.editor.force_login(get_user_model().objects.get(username="reviewer"))
        folder = page_actions.folder("fr").pk
        add = address("wagtailadmin_pages:add", "library", "casestudypage", folder)
        kinds = ((add, case_study), (f"{ORGANISATIONS}add/", organisation))
        self._next, self._next_alone = cycle(kinds), cycle(kinds)  # the same kind in each round
        self._draft = self._send(add, case_study())

    def save(self) -> None:
        """Save the draft, and read the form that comes back."""
        self._send(self._draft, case_study())
        self.open(self._draft)

    def check(self) -> None:
        """Have the form checked as it stands, as the panel of the preview does first."""
        answer = self.editor.post(f"{self._draft}preview/", case_study()).json()
        if not answer["is_valid"]:
            raise RuntimeError(answer)

    def preview(self) -> None:
        """Have the portal show the form as it stands."""
        self.check()
        led = self.editor.get(f"{self._draft}preview/{PREVIEW}")
        self.read(led["Location"])

    def publish_and_find(self) -> None:
        """Publish something new, and search for it as a reader does."""
        path, form = next(self._next)
        values = form()
        self._send(path, values | PUBLISH)
        word = (values.get("title") or values["name"]).rsplit(maxsplit=1)[-1]
        lists = [self.read(f"/fr/{folder}?q={word}") for folder in ("library", "directory")]
        if not any(f"-{word.lower()}-" in page for page in lists):
            raise RuntimeError(f"{word} was published and is not found")

    def publish_alone(self) -> None:
        """Publish as Wagtail does."""
        path, form = next(self._next_alone)
        with without_projection():
            self._send(path, form() | PUBLISH)

    def save_alone(self) -> None:
        """Save as Wagtail does."""
        with without_projection():
            self.save()

    def open(self, path: str) -> None:
        """Open a page of the admin."""
        answer = self.editor.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path}: {answer.status_code}")

    def read(self, path: str) -> str:
        """Read a page of the portal."""
        answer = self.reader.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return answer.get_data(as_text=True)

    def _send(self, path: str, values: dict[str, Any]) -> str:
        """Send a form; returns where it leads. An error answers with the form instead."""
        answer = self.editor.post(path, values)
        if answer.status_code != 302:
            raise RuntimeError(f"{path}: {answer.status_code} {answer.content.decode()}")
        return str(answer["Location"]).removeprefix("/cms")


def case_study() -> dict[str, Any]:
    """A case study's form, with a name of its own."""
    title = named("Accueil")
    body = streamfield([("text", rich_text(TEXT))])
    return page_actions.form(title=title, slug=title.lower().replace(" ", "-"), body=body)


def organisation() -> dict[str, Any]:
    """An organisation's form, with a name of its own."""
    return organisation_actions.form("FR", name=named("Accueil"))


@contextmanager
def without_projection() -> Iterator[None]:
    """Wagtail's own work alone."""
    if not post_save.disconnect(dispatch_uid="outbox-save"):
        raise RuntimeError("the outbox no longer listens by this name")
    yield
    signals.connect()


def main(rounds: int) -> None:
    work = Work()
    pairs: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "save": (work.save, work.save_alone),
        "preview": (work.preview, work.check),
        "publish": (work.publish_and_find, work.publish_alone),
        "table": (partial(work.open, TABLE), partial(work.open, ORGANISATIONS)),
    }
    print(
        json.dumps({name: in_turn(rounds, *pair, WARM_UP_ROUNDS) for name, pair in pairs.items()})
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
