"""Reads what the form for sharing a draft says."""

import uuid
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

LIVES_DAYS = (1, 7, 14, 30)
USUAL_LIFE_DAYS = 14


class ShareForm(forms.Form):
    """Asks how long a link lives."""

    days = forms.TypedChoiceField(
        label=_("How long it works"),
        coerce=int,
        initial=USUAL_LIFE_DAYS,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = [(days, _days(days)) for days in LIVES_DAYS]  # type: ignore[attr-defined]  # of its own class


def _days(days: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


def read_link(sent: QueryDict) -> uuid.UUID | None:
    """Return the link whose button was pressed."""
    try:
        return uuid.UUID(sent.get("revoke", ""))
    except ValueError:
        return None
