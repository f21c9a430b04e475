"""Shows in the form of an organisation when it was checked, with buttons."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel

from cms.directory.checks import (
    ADDRESSES,
    ASK,
    CHECKER_CHOICES,
    HOURS,
    PHONES,
    STILL_CORRECT,
    WHOLE,
    last_checks_of,
)
from content_models.checks import Check, Checker


class FreshnessPanel(Panel):
    """Lists the checks of a record that readers see.

    Its buttons belong to a form outside that of the editor (``directory/edit.html``): what is being
    written is neither sent nor lost.
    """

    class BoundPanel(Panel.BoundPanel):
        """Binds the panel to one form."""

        template_name = "directory/freshness.html"

        def is_shown(self) -> bool:
            """True in the form of an original of which readers see some version.

            The form of a copy is filled in with another item: nothing of the copy was checked.
            """
            item = self.instance
            is_copy = self.request.resolver_match.url_name == "copy"
            if is_copy or item.pk is None or not item.is_original or not super().is_shown():
                return False
            versions = type(item).objects.filter(translation_key=item.translation_key, live=True)
            return bool(versions.exists())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return what its template shows."""
            stored = type(self.instance).objects.get(pk=self.instance.pk)
            checks = last_checks_of(stored)
            parts = [
                (ADDRESSES, _("Addresses")),
                (HOURS, _("Opening hours")),
                (PHONES, _("Phones")),
            ]
            parts += [(str(each.key), str(each)) for each in stored.services.all()]
            return {
                **super().get_context_data(parent_context),
                "rows": [
                    (WHOLE, _("All of it"), said(checks.whole)),
                    *((part, name, said(checks.of(part))) for part, name in parts),
                ],
                "address": reverse(STILL_CORRECT, args=[stored.pk]),
                "ask_address": reverse(ASK, args=[stored.pk]) if stored.email else "",
                "text": _("For what readers see now. A draft stays as it is."),
                "button": _("Still correct"),
                "ask": _("Ask the organisation by email"),
            }


def said(check: Check | None) -> str:
    """Return in words when something was checked, and by whom; empty for None."""
    if check is None:
        return ""
    day = date_format(check.on, "SHORT_DATE_FORMAT")
    name = check.name
    if check.by is Checker.ORGANISATION:
        name = str(dict(CHECKER_CHOICES)[check.by.value])
    return capfirst(f"{day}, {name}" if name else day)
