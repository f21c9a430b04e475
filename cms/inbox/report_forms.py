"""Asks what an editor decides on some reports."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.ground.typed_text import Typed
from content_models.inbox import MAXIMUM_TEXT_CHARACTERS, Decision

DECISION_LABELS = {
    Decision.CORRECTED: _("Corrected"),
    Decision.RIGHT_ALREADY: _("It was right already"),
    Decision.UNCHECKABLE: _("It cannot be checked"),
    Decision.SPAM: _("Spam"),
}


class DecisionForm(Typed, forms.Form):
    """Asks for a decision, and for a short word to who reported.

    Args:
        open_reports: the identifiers among which may be chosen.
    """

    report = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[(each.value, label) for each, label in DECISION_LABELS.items()],
        widget=forms.RadioSelect,
    )
    word = forms.CharField(
        label=_("A word to who reported it, if you like"),
        required=False,
        max_length=MAXIMUM_TEXT_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Only who left an address gets it, once, with your decision. Nobody of spam."),
    )
    was_open = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, open_reports: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["report"]
        field.choices = [(each, each) for each in open_reports]
        field.error_messages["required"] = _("Tick the reports that you decide on.")

    def clean_word(self) -> str:
        """Return the word with lines as everywhere here."""
        return "\n".join(self.cleaned_data["word"].strip().splitlines())
