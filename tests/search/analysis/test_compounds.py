import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.compounds import compound_parts, parts_of
from search.analysis.folding import fold_word

WORDS = """
Wohnung Wohnungen Suche Wohnungssuche Wohnungsamt Amt Kind Kinder Betreuung Kinderbetreuung Garten
Sprache Sprachen Kurs Kurse Sprachkurs Sprachkurse Deutsch Deutschkurs Lernen Hilfe Lernhilfe Asyl
Asylantrag Antrag Verfahren Recht Beratung Rechtsberatung Beratungsstelle Stelle Arbeit
Arbeitsmarkt Markt Flohmarkt Unternehmen unter nehmen Sozial Sozialunternehmen Gemeinschaft Schaft
gemein Arbeiter Sozialarbeiter Sozialarbeiterin Schule Schulbildung Bildung Ausbildung Krank
Kranke Versicherung Krankenversicherung Fahrt Rad Werkstatt Fahrradwerkstatt Fahrrad ver über
Übersetzung Setzung Stadt Stadtteil Teil Vorteil Eltern Elterncafé Café Migration Hintergrund
hinter Grund Migrationsberatung Rat Ratgeber Geber Geld Haus Häuser Krankenhaus Verein Vereinshaus
Reparatur Reparaturcafé barriere
""".split()  # noqa: SIM905  a list of words reads better so


class Counting(frozenset):
    """A vocabulary that counts how often it is asked."""

    asked = 0

    def __contains__(self, folded):
        self.asked += 1
        return super().__contains__(folded)


VOCABULARY = frozenset(map(fold_word, WORDS))


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("Wohnungssuche", "wohnung suche"),
        ("Kinderbetreuung", "kinder betreuung"),
        ("Kindergarten", "kinder garten"),
        ("Sprachkurs", "sprache kurs"),
        ("Sprachenkurse", "sprachen kurse"),
        ("Deutschkurs", "deutsch kurs"),
        ("Lernhilfe", "lernen hilfe"),
        ("Asylantrag", "asyl antrag"),
        ("Asylverfahren", "asyl verfahren"),
        ("Rechtsberatung", "recht beratung"),
        ("Rechtsberatungsstelle", "recht beratungsstelle"),
        ("Arbeitsmarkt", "arbeit markt"),
        ("Schulbildung", "schule bildung"),
        ("Krankenversicherung", "kranke versicherung"),
        ("Krankenhäuser", "kranke hauser"),
        ("Fahrradwerkstatt", "fahrrad werkstatt"),
        ("Elterncafé", "eltern cafe"),
        ("MIGRATIONSBERATUNG", "migration beratung"),
        ("Sozialunternehmen", "sozial unternehmen"),
    ],
)
def test_a_compound_is_split_into_words_of_the_vocabulary(compound, parts):
    assert " ".join(parts_of(compound, VOCABULARY)) == parts


@pytest.mark.parametrize(
    "word",
    [
        "Unternehmen",
        "Gemeinschaft",
        "Übersetzung",
        "Hintergrund",
        "Vorteil",
        "Ratgeber",
        "Beratung",
        "Ausbildung",
        "Suche",
        "Xylophonkurs",
        "formation",
        "2024beratung",
        "مدرسة",
        "",
    ],
)
def test_other_words_are_left_whole(word):
    assert parts_of(word, VOCABULARY) == ()


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("Wohnungssuche", "wohnung suche"),
        ("Fahrradwerkstatt", "fahrrad werkstatt"),
        ("Kinderbetreuungsplatz", "kinder betreuung platz"),
        ("Rechtsberatungsstelle", "recht beratung stelle"),
        ("Deutschkurse", "deutsch kurse"),
        ("Unternehmen", ""),
        ("Wiederverwendung", ""),
        ("Menschen", ""),
        ("Angestellte", ""),
        ("boulangerie", ""),
        ("neighbourhood", ""),
    ],
)
def test_a_compound_is_split_into_common_words_and_those_again(compound, parts):
    assert set(parts.split()) <= set(compound_parts(compound))
    assert parts or not compound_parts(compound)


def test_a_long_word_of_few_parts_is_split_in_bounded_steps():
    vocabulary = Counting([letter * 4 for letter in "ab"])

    assert parts_of("ab" * 200, vocabulary) == ()
    assert parts_of("a" * 64, vocabulary) == ()
    assert vocabulary.asked < 100_000


@given(st.text(), st.lists(st.text()))
def test_any_text_is_split_into_known_words_or_left_whole(word, known):
    vocabulary = frozenset(map(fold_word, known))

    assert vocabulary.issuperset(parts_of(word, vocabulary))
