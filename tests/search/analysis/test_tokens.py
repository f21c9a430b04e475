from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.stems import indexed_forms, sought_forms
from search.analysis.tokens import tokens, words
from tests.search import hostile


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'économie sociale", ["économie", "sociale"]),
        ("d’insertion, qu’elle", ["insertion", "elle"]),
        ("aujourd'hui", ["aujourd", "hui"]),
        ("women's work", ["women", "work"]),
        ("Sauveterre-de-Béarn", ["Sauveterre", "de", "Béarn"]),
        ("formateur·rice", ["formateur"]),
        ("Κοιν.Σ.Επ. και Κοι.Σ.Π.Ε.", ["ΚοινΣΕπ", "και", "ΚοιΣΠΕ"]),
        ("une S.C.I.C.", ["une", "SCIC"]),
        ("la fin.Le début", ["la", "fin", "Le", "début"]),
        ("05 36 49 01 01", ["536490101"]),
        ("e\u0301conomie", ["e\u0301conomie"]),
        ("مُحَمَّد هنا", ["مُحَمَّد", "هنا"]),
        ("می\u200cخواهم", ["می\u200cخواهم"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("_ __ ـ", []),
        ("", []),
    ],
)
def test_words_are_taken_as_people_mean_them(text, expected):
    assert words(text) == expected


def test_an_ending_in_an_address_is_none():
    assert words("www.exemple.es et a@exemple.es") == [
        "www",
        "exemple",
        "es",
        "et",
        "a",
        "exemple",
        "es",
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        *((f"réfugié{sign}e{sign}s", "réfugiés") for sign in "·•‧・･∙-./*:"),
        ("l'étranger·ère", "étranger"),
        ("réfugie\u0301·e·s", "réfugie\u0301s"),
        ("salarié(e)s", "salariés"),
        ("salarié(e)", "salarié"),
        ("formateur·rice(s)", "formateurs"),
        ("formateur/trice", "formateur"),
        ("auteur(trice)s", "auteurs"),
        ("travailleur·euses", "travailleurs"),
        ("professionnel·le·s", "professionnels"),
        ("citoyen-ne-s", "citoyens"),
        ("nouveau·elle·x", "nouveaux"),
        ("heureux·euse·s", "heureux"),
        ("tou·te·s", "tous"),
        ("refugee(s)", "refugees"),
        ("Gründer:innen", "Gründerinnen"),
        ("Mitarbeiter*in", "Mitarbeiterin"),
        ("Mitarbeiter/-innen", "Mitarbeiterinnen"),
        ("Ärzt:innen", "Ärztinnen"),
        ("Geflüchtete/r", "Geflüchtete"),
        ("jede:r", "jede"),
    ],
)
def test_an_inclusive_form_is_one_word_with_the_place_of_the_whole(written, read):
    assert list(tokens(f"Les {written}, ici.")) == [
        ("Les", 0, 3),
        (read, 4 + len(written) - len(written.removeprefix("l'")), 4 + len(written)),
        ("ici", len(written) + 6, len(written) + 9),
    ]


@pytest.mark.parametrize(
    ("locale", "written", "typed"),
    [
        ("fr", "réfugié·e·s", "réfugié réfugiée réfugiées refugiees"),
        ("fr", "salarié(e)s", "salarié salariées"),
        ("fr", "formateur·rice·s", "formateur formatrice formatrices"),
        ("fr", "travailleur-euse-s", "travailleuse travailleurs"),
        ("de", "Gründer:innen", "Gründer Gründerin Gründerinnen grunder"),
        ("de", "Teilnehmer_innen", "Teilnehmer Teilnehmerinnen"),
        ("de", "TeilnehmerInnen", "Teilnehmer Teilnehmerinnen"),
        ("de", "Student*in", "Student Studentinnen"),
        ("de", "Geflüchtete/r", "Geflüchteter Geflüchtete"),
    ],
)
def test_an_inclusive_form_and_its_words_find_each_other(locale, written, typed):
    (form,) = words(written)

    for word in typed.split():
        assert set(indexed_forms(form, locale)) & set(sought_forms(word))
        assert set(indexed_forms(word, locale)) & set(sought_forms(form))


@pytest.mark.parametrize(
    "text",
    [
        "dit-elle",
        "prends-le",
        "Check-in",
        "celles·eux",
        "intel·ligent",
        "Sauveterre-de",
        "a/b",
        "disco-bus",
    ],
)
def test_two_words_with_a_sign_between_stay_two(text):
    assert len(words(text)) == 2


@pytest.mark.parametrize(
    "written",
    [
        "05 36 49 01 01",
        "0536490101",
        "05.36.49.01.01",
        "05-36-49-01-01",
        "05\u00a036\u00a049\u00a001\u00a001",
        "+33536490101",
        "+33 5 36 49 01 01",
        "+33 (0)5 36 49 01 01",
        "0033 5 36 49 01 01",
        "٠٥ ٣٦ ٤٩ ٠١ ٠١",
    ],
)
def test_a_telephone_number_is_one_word_however_it_is_written(written):
    assert list(tokens(f"Tél. {written}.")) == [("Tél", 0, 3), ("536490101", 5, 5 + len(written))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("01632 960123", "+44 1632 960123"),
        ("0316/12 34 56", "+43 316 123456"),
        ("2310 123456", "+30 2310 123456"),
        ("20h", "20 h"),
        ("20h30", "20 h 30"),
        ("9h-12h", "9 h 12 h"),
        ("3.5", "3,5"),
        ("2,500", "2.500"),
        ("2 500".replace(" ", "\u202f"), "2500"),
        ("co-operative", "cooperative"),
        ("co-working", "coworking"),
        ("e-mail", "email"),
        ("micro-crédit", "microcrédit"),
        ("auto-entrepreneurs", "autoentrepreneurs"),
        ("Éco-quartier", "Écoquartier"),
        ("l´économie", "l'économie"),
        ("сім`я", "сім'я"),
        ("Saint-Jean", "St Jean"),
        ("Saint-Jean", "St. Jean"),
        ("Oloron-Sainte-Marie", "Oloron Ste-Marie"),
        ("12 Rue Saint Jean", "12 Rue St Jean"),
        ("lʼéconomie", "l’économie"),
        ("сім'я", "сімʼя"),
        ("сім'я", "сім’я"),
        ("об'єднання сім'ї", "об’єднання сімʼї"),
    ],
)
def test_two_ways_to_write_are_read_alike(one, other):
    assert words(one) == words(other)


@pytest.mark.parametrize("text", ["сім'я", "сім’я", "сімʼя"])
def test_an_apostrophe_inside_a_ukrainian_word_joins_it(text):
    (word,) = words(text)

    assert indexed_forms(word, "uk") == indexed_forms("сімя", "uk")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31.07.2014", ["31", "07", "2014"]),
        ("04.05.2024 12:30", ["04", "05", "2024", "12", "30"]),
        ("2026-11-30", ["2026", "11", "30"]),
        ("08.30-12.00 14.00", ["08", "30", "12", "00", "14", "00"]),
        ("4430/2016", ["4430", "2016"]),
        ("64000 Pau", ["64000", "Pau"]),
        ("12 High St London", ["12", "High", "St", "London"]),
        ("High St, York", ["High", "St", "York"]),
        ("Sté Dupont", ["Sté", "Dupont"]),
    ],
)
def test_dates_hours_and_streets_are_no_other_thing(text, expected):
    assert words(text) == expected


def test_an_hour_is_found_by_its_name():
    assert set(indexed_forms("h", "fr")) & set(sought_forms("heures"))
    assert set(indexed_forms("hours", "en")) & set(sought_forms("h"))


@pytest.mark.parametrize(
    "piece", ["·e", "-e", "(e", "0 ", "0.", "+1 ", "'a", "St ", "1,000", "a.", "1h"]
)
def test_a_text_of_nothing_but_signs_is_read_about_as_fast_as_another(piece):
    assert hostile.is_bounded(words, piece * 20_000, "mot " * (5_000 * len(piece) + 5_000))


@given(st.text(alphabet="aeé·(). -/:*sSt0123456789+h'ʼяІ_"))
def test_tokens_of_signs_say_where_they_stand(text):
    found = list(tokens(text))

    assert [token.word for token in found] == words(text)
    assert all(token.start < token.end <= len(text) for token in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@given(st.text())
def test_tokens_say_where_they_stand(text):
    found = list(tokens(text))

    assert [token.word for token in found] == words(text)
    assert all(token.start < token.end <= len(text) for token in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
