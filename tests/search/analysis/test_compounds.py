import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.compounds import compounds_with, parts_of
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


class Listed:
    """A vocabulary that holds its words in memory."""

    def __init__(self, words):
        self._words = sorted(set(map(fold_word, words)))

    def has(self, folded):
        return folded in self._words

    def beginning_with(self, folded):
        return (word for word in self._words if word.startswith(folded))

    def ending_with(self, folded):
        return (word for word in self._words if word.endswith(folded))


VOCABULARY = Listed(WORDS)


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
    ("word", "compounds"),
    [
        ("Kurs", "deutschkurs sprachkurs sprachkurse"),
        ("Kurse", "deutschkurs sprachkurs sprachkurse"),
        ("Wohnungen", "wohnungssuche"),
        ("Beratung", "beratungsstelle migrationsberatung rechtsberatung"),
        ("Arbeiterin", "sozialarbeiter"),
        ("Sprache", "sprachkurs sprachkurse"),
        ("Rat", ""),
        ("unter", ""),
        ("Xylophon", ""),
    ],
)
def test_a_word_finds_the_compounds_that_it_is_a_part_of(word, compounds):
    assert set(compounds.split()) <= set(compounds_with(word, VOCABULARY))
    assert compounds or compounds_with(word, VOCABULARY) == ()


def test_a_long_word_of_few_parts_is_split_in_bounded_steps():
    class Counting(Listed):
        asked = 0

        def has(self, folded):
            self.asked += 1
            return super().has(folded)

    vocabulary = Counting([letter * 4 for letter in "ab"])

    assert parts_of("ab" * 200, vocabulary) == ()
    assert parts_of("a" * 64, vocabulary) == ()
    assert vocabulary.asked < 100_000


@given(st.text(), st.lists(st.text()))
def test_any_text_is_split_into_known_words_or_left_whole(word, known):
    vocabulary = Listed(known)

    assert all(vocabulary.has(part) for part in parts_of(word, vocabulary))
    assert set(compounds_with(word, vocabulary)) <= set(map(fold_word, known))
