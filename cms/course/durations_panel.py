"""Adds up durations in the editing form."""

from typing import Any

from django.utils.translation import gettext, ngettext
from wagtail.admin.panels import Panel

from cms.course.durations import Durations

MINUTES_PER_HOUR = 60


def amount(minutes: int) -> str:
    """Return a duration in minutes, and from an hour on in hours too."""
    if minutes < MINUTES_PER_HOUR:
        return gettext("%(minutes)s min") % {"minutes": minutes}
    hours, rest = divmod(minutes, MINUTES_PER_HOUR)
    return gettext("%(minutes)s min (%(hours)s h %(rest)02d min)") % {
        "minutes": minutes,
        "hours": hours,
        "rest": rest,
    }


class DurationsPanel(Panel):
    """Shows the minutes of a page's parts, and their sum beside the plan.

    It says what is wrong with them. Warns and never blocks: a course is written over weeks, and is
    incomplete all that time.
    """

    class BoundPanel(Panel.BoundPanel):
        """Binds the panel to one page."""

        template_name = "course/durations_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return what the template shows.

            These are rows of (title, amount), the sum, and a judgement. ``total``, in minutes, is
            for the checklist.
            """
            found: Durations = self.instance.durations()
            return super().get_context_data(parent_context) | {
                "order": self._order() if found.parts else "",
                "rows": [
                    (part.title, amount(part.minutes) if part.minutes is not None else "–")
                    for part in found.parts
                ],
                "total": found.total,
                "sum": gettext("Sum: %(sum)s. Plan: %(plan)s.")
                % {"sum": amount(found.total), "plan": amount(found.planned or 0)},
                "status": "warning" if found.parts and _warnings(found) else "info",
                "lines": _warnings(found) or [gettext("The parts add up to the plan.")]
                if found.parts
                else [gettext("Nothing to add up yet: the parts come later.")],
            }

        def _order(self) -> str:
            """Return a hint for those who may not reorder the pages below this one.

            Empty for all others.
            """
            page = self.instance
            has_pages = bool(type(page).allowed_subpage_models())
            may = page.permissions_for_user(self.request.user).can_reorder_children()
            if may or not has_pages:
                return ""
            return gettext(
                "Reviewers put the parts in order: readers see it at once. Tell them what you wish."
            )


def _warnings(found: Durations) -> list[str]:
    lines = []
    if found.difference < 0:
        lines.append(
            gettext("The parts are %(amount)s shorter than the plan.")
            % {"amount": amount(-found.difference)}
        )
    if found.difference > 0:
        lines.append(
            gettext("The parts are %(amount)s longer than the plan.")
            % {"amount": amount(found.difference)}
        )
    if found.untimed:
        text = ngettext(
            "%(number)s part has no minutes.", "%(number)s parts have no minutes.", found.untimed
        )
        lines.append(text % {"number": found.untimed})
    return lines
