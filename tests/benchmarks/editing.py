"""What an editor waits for while writing: a saved draft, and the preview beside the form."""

import json
import time
from dataclasses import dataclass, field

from tests.benchmarks.admin import Admin, AdminError
from tests.benchmarks.figures import Figure, milliseconds, p50, p95, waiting
from tests.benchmarks.forms import FIELDS, ORGANISATION, new_name

PREVIEW = "?mode=fr&in_preview_panel=true"


@dataclass
class Timings:
    """Seconds of each kind of waiting.

    Attributes:
        saved: from the click until the form of the saved draft is there again.
        answered: of that, until the draft is saved.
        previewed: from the form as it stands until the page of the portal is there.
        checked: of that, until Wagtail has checked the form.
    """

    saved: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    previewed: list[float] = field(default_factory=list)
    checked: list[float] = field(default_factory=list)


class Writer:
    """Goes on with one draft of each kind, through the admin's own forms."""

    def __init__(self, port: int, password: str, new_forms: dict[str, str]) -> None:
        self._admin = Admin(port, "reviewer", password)
        self._forms: dict[str, str] = {}
        self._values: dict[str, dict[str, str]] = {}
        for kind, new_form in new_forms.items():
            own = FIELDS[kind](new_name())
            form = self._admin.send(new_form, self._admin.form(new_form) | own)
            self._forms[kind] = form
            self._values[kind] = own | self._admin.form(form)
        self.timings = Timings()

    def save_draft(self, kind: str) -> None:
        """Save what was typed, and read the form that comes back."""
        form = self._forms[kind]
        own = FIELDS[kind](new_name())
        started = time.perf_counter()
        self._admin.send(form, self._values[kind] | own)
        answered = time.perf_counter()
        self._values[kind] = own | self._admin.form(form)
        self.timings.answered.append(answered - started)
        self.timings.saved.append(time.perf_counter() - started)

    def preview(self, kind: str) -> None:
        """Have what was typed, and is not saved, shown by the portal."""
        address = _preview_address(kind, self._forms[kind])
        name = new_name()
        values = self._values[kind] | FIELDS[kind](name)
        started = time.perf_counter()
        answer = json.loads(self._admin.post(address, values).content)
        checked = time.perf_counter()
        page = self._admin.get(self._admin.get(address + PREVIEW).location)
        self.timings.previewed.append(time.perf_counter() - started)
        self.timings.checked.append(checked - started)
        if not answer["is_valid"] or name not in page.content:
            raise AdminError(f"{address} shows no preview")

    def close(self) -> None:
        """Leave."""
        self._admin.close()


def measure(
    port: int, peer_port: int, password: str, new_forms: dict[str, str], samples: int
) -> list[Figure]:
    """Write by turns with and without projection, in both kinds of forms.

    Args:
        port: of the whole site.
        peer_port: of the CMS without projection.
        password: of the reviewer.
        new_forms: of each kind, the path of its empty form.
        samples: of each figure.
    """
    writer = Writer(port, password, new_forms)
    peer = Writer(peer_port, password, new_forms)
    kinds = list(new_forms)
    for number in range(-len(kinds), samples):  # at first things are loaded that stay
        kind = kinds[number % len(kinds)]
        peer.save_draft(kind)
        writer.save_draft(kind)
        writer.preview(kind)
        if number == -1:
            writer.timings, peer.timings = Timings(), Timings()
    writer.close()
    peer.close()
    return [_saving(writer.timings, peer.timings), _previewing(writer.timings)]


def _saving(own: Timings, peer: Timings) -> Figure:
    return waiting(
        "save a draft in the admin → its form again",
        own.saved,
        peer=f"the same without projection: p95 {milliseconds(p95(peer.saved))}",
        more=f"saved after p50 {milliseconds(p50(own.answered))}",
    )


def _previewing(own: Timings) -> Figure:
    return waiting(
        "refresh the preview of a form → the portal's page",
        own.previewed,
        peer=f"checking the form alone: p95 {milliseconds(p95(own.checked))}",
    )


def _preview_address(kind: str, form: str) -> str:
    if kind == ORGANISATION:
        return form.replace("/edit/", "/preview/")
    return f"{form}preview/"
