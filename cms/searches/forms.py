"""Reads addresses and buttons of the lists, and asks for a theme."""

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.ground.choices import language_choices
from cms.ground.typed_text import Typed
from cms.taxonomy.forms import compared
from cms.taxonomy.models import Theme, ThemeLabel
from content_models.languages import INTERFACE_LANGUAGES
from content_models.searches import Question, SearchFilter

PERIODS = (7, 30)
"""Days that an editor may look back, besides all that are kept."""
LANGUAGES_BY_SCRIPT = {"ARABIC": "ar", "GREEK": "el", "CYRILLIC": "uk"}
"""The language that words are most likely in, by how Unicode calls the script of their letters."""


class Action(StrEnum):
    """Lists what can be done with a line of the list."""

    DISMISS = "dismiss"
    REOPEN = "reopen"


@dataclass(frozen=True)
class ListForm:
    """A list form holds what the address of a list says.

    ``days`` is how far it looks back.
    """

    question: Question = Question.NOTHING_FOUND
    language: str = ""
    days: int = 0
    is_decided: bool = False

    def filter_of(self, today: date) -> SearchFilter:
        """Return the filter of the list as it is read on a day."""
        since = today - timedelta(days=self.days - 1)
        return SearchFilter(self.question, since, self.language, self.is_decided)

    def query(self, question: Question | None = None) -> str:
        """Return the query of this list's address, or of the other list's."""
        said = {
            "list": (question or self.question).value,
            "language": self.language,
            "days": str(self.days),
            "state": "decided" if self.is_decided else "",
        }
        return urlencode({name: value for name, value in said.items() if value})


def periods() -> list[int]:
    """Return the numbers of days that editors may choose, the longest last."""
    kept: int = settings.SEARCH_COUNTS_DAYS
    return [*(each for each in PERIODS if each < kept), kept]


def read_list(arguments: QueryDict) -> ListForm:
    """Read the address of a list; unknown values narrow nothing."""
    question, language = arguments.get("list", ""), arguments.get("language", "")
    days = arguments.get("days", "")
    known = {str(each): each for each in periods()}
    return ListForm(
        question=Question(question) if question in set(Question) else Question.NOTHING_FOUND,
        language=language if language in INTERFACE_LANGUAGES else "",
        days=known.get(days, periods()[-1]),
        is_decided=arguments.get("state") == "decided",
    )


def read_action(sent: QueryDict) -> Action | None:
    """Return the action of the button that was pressed."""
    raw = sent.get("action", "")
    return Action(raw) if raw in set(Action) else None


def likely_language(words: str, language: str) -> str:
    """Return the language that words are most likely in; empty where nobody can tell.

    Args:
        words: of a search.
        language: of the page on which they were typed, often another one.
    """
    letter = next(filter(str.isalpha, words), "0")
    script = unicodedata.name(letter, "").partition(" ")[0]
    of_script = LANGUAGES_BY_SCRIPT.get(script, "")
    is_latin = language not in LANGUAGES_BY_SCRIPT.values()
    likely = of_script or (language if is_latin else "")
    return likely if likely in INTERFACE_LANGUAGES else ""


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


class SynonymForm(Typed, forms.Form):
    """Asks to which theme some words are added."""

    words = forms.CharField(
        label=_("Words"),
        max_length=100,
        help_text=_(
            "As people write them: put the accents and capitals back that the count left out."
            " Readers may see them."
        ),
    )
    language = forms.ChoiceField(label=_("Language of these words"))
    theme = forms.ChoiceField(label=_("Theme"))
    name = forms.CharField(
        label=_("Name of the theme in this language"),
        max_length=ThemeLabel._meta.get_field("label").max_length,
        required=False,
        help_text=_("Only for a theme that has no name in this language yet."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        themes = {str(each.pk): each for each in Theme.objects.prefetch_related("labels")}
        by_name = sorted(themes, key=lambda pk: compared(str(themes[pk])))
        self._themes = themes
        fields["language"].choices = [("", ""), *language_choices()]
        fields["theme"].choices = [("", ""), *((pk, str(themes[pk])) for pk in by_name)]

    def clean_words(self) -> str:
        """Return the words on one line, which a synonym is."""
        return _on_one_line(self.cleaned_data["words"])

    def clean_name(self) -> str:
        """Return the name on one line."""
        return _on_one_line(self.cleaned_data["name"])

    def clean_theme(self) -> Theme:
        """Return the theme itself."""
        chosen: Theme = self._themes[self.cleaned_data["theme"]]
        return chosen

    def ask_for_name(self) -> None:
        """Say that the theme needs a name in this language."""
        text = _("This theme has no name in this language yet. Write it here.")
        self.add_error("name", ValidationError(text))

    def refuse_name(self) -> None:
        """Say that another theme has this name."""
        text = _("Another theme has this name in this language. Choose that one above.")
        self.add_error("name", ValidationError(text))
