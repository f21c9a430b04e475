import pytest

from content_models.languages import INTERFACE_LANGUAGES
from content_models.vocabularies import Audience, LegalForm, Method
from search.analysis.asking import is_telling
from search.analysis.tokens import words
from search.card_words import card_words
from search.concepts import Concept, tokens_of

VALUES = (
    *(("method", method) for method in Method),
    *(("audience", audience) for audience in Audience),
    *(("legal_form", form) for form in LegalForm),
    *(("kind", kind) for kind in ("activity", "case_study", "partner_resource", "organisation")),
)


@pytest.mark.parametrize(("field", "value"), VALUES)
def test_what_a_card_shows_has_names_in_every_language(field, value):
    named = {language for language, _ in card_words(field, value)}

    assert named >= set(INTERFACE_LANGUAGES)


def test_a_value_without_names_has_none():
    assert card_words("kind", "tip") == ()


@pytest.mark.parametrize(
    "typed", ["brise-glace", "ice breakers", "Eisbrecher", "تعارف", "знайомство"]
)
def test_a_method_is_named_in_any_language(typed):
    concept = Concept("method", "icebreaker", card_words("method", "icebreaker"))

    assert concept.tokens.intersection(tokens_of(typed.replace("-", " ").split()))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("Verein", "at-verein"),
        ("association loi 1901", "fr-association"),
        ("coopératives", "fr-scic"),
        ("cooperative", "gb-cooperative"),
        ("co-operative society", "gb-cooperative"),
        ("تعاونية", "gb-cooperative"),
        ("جمعية خيرية", "gb-charity"),
        ("ΚΟΙΝΣΕΠ", "gr-koinsep"),
        ("Κοιν.Σ.Επ.", "gr-koinsep"),
        ("KoinSEp", "gr-koinsep"),
        ("gemeinnützige GmbH", "at-ggmbh"),
        ("gGmbH", "at-ggmbh"),
        ("scop", "fr-scop"),
        ("community interest companies", "gb-cic"),
        ("соціальне кооперативне підприємство", "gr-koinsep"),
    ],
)
def test_a_legal_form_is_named_in_any_language(typed, value):
    concept = Concept("legal_form", value, card_words("legal_form", value))
    telling = filter(is_telling, words(typed))

    assert concept.tokens.intersection(tokens_of(tuple(telling)))
