"""Names have one key however they are written, and sounds across scripts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from search.gazetteer.shapes import shapes_of
from search.gazetteer.sounds import skeleton_of, sounds_of_name, sounds_of_text
from search.gazetteer.spelling import in_latin, is_mixed, key_of, without_kind, words_of

LETTERS = st.text("abcdefghij étüαβγδабвгابتث", min_size=1, max_size=20)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Saint-Étienne", "St Etienne", "SAINT ETIENNE", "st.-étienne"),
        ("Sainte-Colombe", "Ste Colombe", "ste-colombe"),
        ("Villefranche-sur-Saône", "Villefranche Saône", "villefranche s/ saone"),
        ("Bruck an der Mur", "Bruck/Mur", "bruck a.d. Mur"),
        ("Newcastle upon Tyne", "Newcastle-on-Tyne"),
        ("L’Isle-d’Abeau", "L'Isle d'Abeau"),
        ("Άγιος Νικόλαος", "Αγ. Νικόλαος", "ΑΓΙΟΣ ΝΙΚΟΛΑΟΣ"),
        ("Sankt Pölten", "St. Pölten", "Saint Polten"),
        ("Οία", "Οια"),
    ],
)
def test_spellings_of_a_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({key_of(words_of(each)) for each in spellings}) == 1


@pytest.mark.parametrize(
    ("text", "latin"),
    [("оλορόн", "oloron"), ("Αμπελόκηποι", "ampelokipoi"), ("Харків", "kharkiv"), ("Graz", "graz")],
)
def test_other_letters_are_read_into_latin(text: str, latin: str) -> None:
    assert in_latin(" ".join(words_of(text))) == latin


def test_only_several_scripts_are_mixed() -> None:
    assert is_mixed("oλoron")
    assert not any(is_mixed(text) for text in ("oloron 12", "αθηνα", "по", "بو", ""))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ville de Pau", "pau"),
        ("مدينة بو", "بو"),
        ("місто По", "по"),
        ("City of York", "york"),
        ("Ville", "ville"),
    ],
)
def test_the_kind_of_place_is_no_part_of_its_name(text: str, name: str) -> None:
    assert " ".join(without_kind(words_of(text))) == name


@pytest.mark.parametrize(
    ("name", "country", "others"),
    [
        ("Pau", "FR", ("بو", "По", "Πω")),
        ("Billère", "FR", ("بيلير", "Більєр", "Бильер", "Μπιλέρ")),
        ("Bordeaux", "FR", ("بوردو", "Бордо", "Μπορντό")),
        ("Bayonne", "FR", ("بايون",)),
        ("Saint-Jean-de-Luz", "FR", ("سان جان دو لوز", "Сен-Жан-де-Люз")),
        ("Graz", "AT", ("غراتس", "جراتس", "Грац")),
        ("Weiz", "AT", ("فايتس", "Вайц")),
        ("Hull", "GB", ("Гулль",)),
        ("Ampelokipoi", "GR", ("أمبيلوكيبي", "Αμπελόκηποι")),
    ],
)
def test_a_name_has_the_same_consonants_in_other_scripts(
    name: str, country: str, others: tuple[str, ...]
) -> None:
    spoken = {skeleton_of(sound) for sound in sounds_of_name(words_of(name), country)}

    for other in others:
        assert spoken & {skeleton_of(sound) for sound in sounds_of_text(words_of(other))}, other


@given(
    LETTERS,
    st.integers(0, 19),
    st.sampled_from("abкбηب"),
    st.sampled_from(["add", "leave", "change", "swap"]),
)
@settings(deadline=None)
def test_the_shape_of_a_name_lets_every_slip_pass(
    name: str, at: int, letter: str, slip: str
) -> None:
    at %= len(name)
    typed = {
        "add": name[:at] + letter + name[at:],
        "leave": name[:at] + name[at + 1 :],
        "change": name[:at] + letter + name[at + 1 :],
        "swap": name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
    }[slip]

    near = shapes_of(f"{name}\nsomething else\n".encode()).near(typed, 1) if typed else [0]

    assert OSA.distance(typed, name) <= 1
    assert 0 in near


def test_shapes_are_the_same_however_many_lines_are_looked_at_together() -> None:
    names = [f"name {number}" for number in range(20_000)]

    together = shapes_of("".join(f"{name}\n" for name in names).encode())

    assert len(together.pairs) == len(names)
    for number in (0, 9_999, 14_563, 19_999):
        assert together.pairs[number] == shapes_of(f"{names[number]}\n".encode()).pairs[0]
        assert together.lengths[number] == len(names[number])
