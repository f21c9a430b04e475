"""Whoever types what a filter is called is offered that filter."""

import pytest
from babel.support import Translations

from content_models.kinds import KINDS
from content_models.vocabularies import AUDIENCE_LABELS, METHOD_LABELS, LegalForm
from portal.reading.language import TRANSLATIONS_FOLDER
from search.card_words import card_words
from search.concepts import LONGEST_NAME, Concept
from search.meaning import required_words, tokens_of_all
from search.words import parse_search_text

TRANSLATED = sorted(folder.parents[1].name for folder in TRANSLATIONS_FOLDER.glob("*/*/*.po"))
MESSAGES = {
    **{("kind", name): kind.plural for name, kind in KINDS.items() if kind.has_page},
    **{("method", method.value): label for method, label in METHOD_LABELS.items()},
    **{("audience", audience.value): label for audience, label in AUDIENCE_LABELS.items()},
}


def is_name_of(typed: str, field: str, value: str) -> bool:
    concept = Concept(field, value, card_words(field, value))
    return not concept.tokens.isdisjoint(tokens_of_all(parse_search_text(typed)))


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_a_filter_is_called_is_a_name_of_it(language: str) -> None:
    catalogue = Translations.load(TRANSLATIONS_FOLDER, [language])
    called = {each: catalogue.gettext(text) for each, text in MESSAGES.items()}

    assert [label for each, label in called.items() if not is_name_of(label, *each)] == []


def test_what_a_legal_form_is_called_is_a_name_of_it() -> None:
    called = {form.value: form.label for form in LegalForm}
    # Longer ones are sentences, which nobody types alike.
    typed = {
        value: label
        for value, label in called.items()
        if len(required_words(parse_search_text(label))) <= LONGEST_NAME
    }

    assert [
        each for value, each in typed.items() if not is_name_of(each, "legal_form", value)
    ] == []
    assert len(typed) == len(called) - 1
