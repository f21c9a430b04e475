"""Lists what makes an item good, and ticks it off while an editor writes."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel

Measure = Literal["filled", "words", "items", "headings", "links", "total"]


@dataclass(frozen=True)
class Check:
    """A check is one thing that a good item has.

    Attributes:
        label: what to do, as an editor reads it.
        fields: names of form fields, any of which may hold it; the first is where to go.
        measure: what is counted in them: whether they hold anything, their words, the items of a
            list, or the headings or links of a text. ``total`` compares: the minutes of the items
            in all fields but the last, or without such fields of the pages below this one, add up
            to the last.
        least: how many of these are enough; nothing to a total.
    """

    label: str | Promise
    fields: tuple[str, ...]
    measure: Measure = "filled"
    least: int = 1

    def as_json(self) -> str:
        """Return it as JSON, for the script that looks at the form."""
        return json.dumps({**asdict(self), "label": str(self.label)})


class ChecklistPanel(Panel):
    """Shows what is still missing.

    It forbids nothing: a field itself demands what must be there.

    Args:
        checks: in the order in which an editor would meet them.
    """

    def __init__(self, checks: Sequence[Check], **options: Any) -> None:
        super().__init__(**options)
        self.checks = checks

    def clone_kwargs(self) -> dict[str, Any]:
        """Return what a copy of this panel is made of."""
        return {**super().clone_kwargs(), "checks": self.checks}

    class BoundPanel(Panel.BoundPanel):
        """Binds the panel to one form."""

        template_name = "ground/checklist.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return what its template shows."""
            return {
                **super().get_context_data(parent_context),
                "checks": self.panel.checks,
                "progress": _("{done} of {all} done"),
                "done": _("done"),
                "open": _("still missing"),
            }
