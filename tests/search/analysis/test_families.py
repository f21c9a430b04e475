import unicodedata

import pytest

from search.analysis.families import FAMILIES, family_of
from search.analysis.folding import fold_word
from search.analysis.stems import family_members, indexed_forms, phrase_forms, sought_forms

LINES = [(language, family) for language, families in FAMILIES.items() for family in families]


def meet(written: str, typed: str, locale: str) -> bool:
    return not set(indexed_forms(written, locale)).isdisjoint(sought_forms(typed))


@pytest.mark.parametrize(("language", "family"), LINES, ids=lambda each: str(each)[:40])
def test_the_words_of_a_line_meet_in_any_spelling(language, family):
    stem = f"{language}:{fold_word(family[0])}="

    for word in family:
        for spelling in (word, word.upper(), fold_word(word), unicodedata.normalize("NFD", word)):
            assert indexed_forms(spelling, language) == (stem,)
            assert stem in sought_forms(spelling)
    assert set(map(fold_word, family)) <= set(family_members(family[0]))


@pytest.mark.parametrize("language", FAMILIES)
def test_a_word_stands_in_one_line(language):
    listed = [word for family in FAMILIES[language] for word in set(map(fold_word, family))]

    assert [word for word in set(listed) if listed.count(word) > 1] == []


@pytest.mark.parametrize("language", FAMILIES)
def test_a_family_is_not_found_by_another_word(language):
    firsts = [family[0] for family in FAMILIES[language]]

    assert len({indexed_forms(word, language) for word in firsts}) == len(firsts)


def test_a_word_without_a_family_has_no_members():
    assert family_members("réfugié") == ()
    assert family_of("refugie", "fr") == ()


@pytest.mark.parametrize(
    ("locale", "together"),
    [
        ("fr", "chômeur chomeuse chômeurs CHÔMEUSES"),
        ("fr", "étranger étrangers etrangere étrangères"),
        ("fr", "formateur formatrice formatrices"),
        ("fr", "instituteur institutrice institutrices"),
        ("fr", "plongeur plongeuse plongeurs"),
        ("fr", "heureux heureuse heureuses"),
        ("fr", "infirmier infirmière infirmiere infirmiers"),
        ("fr", "bergère bergers berger"),
        ("fr", "réfugiée refugies réfugié"),
        ("fr", "bénéficiaire beneficiaires"),
        ("en", "organise organize organised organizing organisation organization"),
        ("en", "realise realize realizing"),
        ("en", "authorization authorisation"),
        ("en", "labour labor"),
        ("de", "Student Studentin Studentinnen Studenten"),
        ("de", "Experte Expertin Expertinnen"),
        ("de", "Psychologe Psychologin"),
        ("de", "Teilnehmer Teilnehmerin Teilnehmerinnen"),
        ("de", "Gründung gründen Gründerin grunder"),
        ("el", "εργασία εργασίας ΕΡΓΑΣΙΩΝ εργασιες"),
        ("el", "υπηρεσία υπηρεσίες υπηρεσιων"),
        ("el", "σεμινάριο σεμινάρια"),
        ("el", "κοινωνικός κοινωνική κοινωνικών ΚΟΙΝΩΝΙΚΟ"),
        ("ar", "مدرسة مدارس المدارس والمدارس للمدرسة بمدرسة مدرستنا كالمدارس ولمدارسهم"),
        ("ar", "لاجئ لاجئون اللاجئين للاجئين واللاجئات لاجئتان"),
        ("ar", "عمل أعمال العمل بالعمل للعمل اعمال والأعمال"),
        ("ar", "حق الحق حقوق حقوقهم"),
        ("ar", "بيان بيانات البيان"),
        ("ar", "وظيفة وظائف الوظيفة والوظائف"),
        ("ar", "تأمين وتأمين التأمين للتأمين"),
        ("ar", "مشروع مشروعًا مشاريعها المشروعين"),
        ("ar", "مجاني مجانا مجانًا"),
        ("ar", "التزام الالتزام والالتزام"),
        ("ar", "مدرسة مدرســة مَدْرَسَة ﻣﺪﺭﺳﺔ"),
        ("ar", "مساعدة المساعدات ومساعدة لمساعدتهم"),
    ],
)
def test_forms_of_a_word_meet(locale, together):
    words = together.split()

    assert [(a, b) for a in words for b in words if not meet(a, b, locale)] == []


@pytest.mark.parametrize(
    ("locale", "one", "other"),
    [
        ("fr", "loi", "loyer"),
        ("fr", "étranger", "étrange"),
        ("fr", "conseiller", "conseil"),
        ("fr", "entreprise", "entreprendre"),
        ("fr", "départ", "département"),
        ("fr", "chômeur", "chômage"),
        ("fr", "cas", "case"),
        ("fr", "cent", "center"),
        ("fr", "salon", "Salonique"),
        ("en", "business", "busy"),
        ("en", "police", "policy"),
        ("en", "universal", "university"),
        ("de", "Cent", "Center"),
        ("de", "Grund", "Gründer"),
        ("de", "Kur", "Kurs"),
        ("de", "Seite", "seit"),
        ("ar", "نص", "نصف"),
        ("ar", "عمليات", "عمل"),
        ("ar", "درس", "مدرسة"),
    ],
)
def test_words_of_other_meaning_do_not(locale, one, other):
    assert not meet(one, other, locale)
    assert not meet(other, one, locale)


def test_a_phrase_meets_through_the_families_of_its_words():
    text, typed = ["travailleuses", "étrangères"], ["travailleur", "etranger"]

    indexed = [indexed_forms(word, "fr") for word in text]

    assert any(
        all(form in forms for form, forms in zip(way, indexed, strict=True))
        for way in phrase_forms(typed)
    )
