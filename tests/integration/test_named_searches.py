"""What readers typed in vain when searching was asked for, on the demonstration content.

By words alone: vectors take minutes to make, and must not be what makes these right.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from portal import create_app
from portal.reading.runtime import EXTENSION
from portal.settings import Settings
from search.engines import engine_of
from tests.integration.installation import Installation
from tests.portal.conftest import text_of

RIGHT = [
    ("fr", "je cherche un logement à Oloron", "Toits du Haut-Béarn (exemple)"),
    ("fr", "brise-glace", "Parcours croisés"),
    ("fr", "microcrédit", "Coup de pouce crédit (exemple)"),
    ("fr", "cours de français", "Mots de passe (exemple)"),
    ("fr", "oloron sa", "Réparer des vélos pour pouvoir aller travailler"),
    ("fr", "0033 (0)5.36.49.01.01", "Accueil du Gave (exemple)"),
    ("fr", "de quel côté es tu", "De quel côté es-tu\N{NARROW NO-BREAK SPACE}?"),
    ("fr", "داکتر", "Santé sans détour (exemple)"),
    ("fr", "زه ډاکټر غواړم", "Santé sans détour (exemple)"),
    ("fr", "де лікар", "Santé sans détour (exemple)"),
    ("en", "where can I get a doctor", "Santé sans détour (example)"),
    ("en", "icebreaker", "Crossed paths"),
    ("de", "Eisbrecher", "Crossed paths"),
    ("de", "Wo finde ich einen Deutschkurs?", "Sprachtisch Gleisdorf (Beispiel)"),
    ("de", "Fahrradwerkstatt", "Radhaus an der Mur (Beispiel)"),
    ("el", "δικηγόρος Θεσσαλονίκη", "Ανοιχτή Πόρτα (παράδειγμα)"),
    ("ar", "تعارف", "Parcours croisés"),
    ("ar", "أريد تعلم الفرنسية في باو", "Mots de passe (مثال)"),
    ("ar", "أين أجد طبيب", "Santé sans détour (مثال)"),
]
AMONG_FIRST = 3
"""As many as a telephone shows without much scrolling. Which of them is the first changes with the
content and the weights, and is judged by ``make judge``."""

ALIKE = [
    ("fr", "réfugié·e·s | réfugié(e)s | réfugié-e-s | réfugié.e.s | réfugiés | réfugiées"),
    ("fr", "salarié(e)s | salarié·e·s"),
    ("fr", "formateur·rice | formateur/trice | formateur(trice) | formateur | formatrice"),
    ("fr", "étranger | étrangers | étrangère"),
    ("fr", "conseiller | conseillers | conseillère"),
    ("fr", "chômeur | chômeuse | chômeurs"),
    ("fr", "loyer | loyers"),
    ("fr", "Oloron-Sainte-Marie | Oloron-Ste-Marie | Oloron-St-Marie | oloron-saint-marie"),
    ("fr", "20h | 20 h"),
    ("fr", "0536490101 | 05.36.49.01.01 | +33536490101 | 0033 5 36 49 01 01 | 05 36 49 01 01"),
    ("de", "Gründer:innen | Gründer*innen | Gründer_innen | GründerInnen | Gründerinnen"),
    ("de", "Mitarbeiter*in | Mitarbeiter:in | MitarbeiterIn | Mitarbeiterin"),
    ("en", "centre | center | centers"),
    ("en", "organisation | organization"),
    ("en", "neighbour | neighbors"),
    ("ar", "لاجئ | اللاجئين | لاجئون | للاجئين"),
    ("ar", "مدرسة | المدرسة | مدارس"),
    ("fr", "сім\N{MODIFIER LETTER APOSTROPHE}я | сім'я | сім\N{RIGHT SINGLE QUOTATION MARK}я"),
]
"""Ways to write a word that find the same."""

NAMES = ["Martin", "Paris", "York", "Dupont", "Marseille", "Fatima", "باريس", "مارتن", "Παρίσι"]
FILTERS = [
    ("library", "étude de cas", "kind=case_study"),
    ("library", "brise-glace", "method=icebreaker"),
    ("directory", "mineurs", "audience=unaccompanied-minors"),
    ("directory", "parle dari", "spoken=fa-AF"),
    ("library", "parle dari", "/fr/directory?spoken=fa-AF"),
    ("library", "SCIC (société coopérative d’intérêt collectif)", "legal_form=fr-scic"),
    ("directory", "Autriche", "country=AT"),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    installation = Installation.seeded(tmp_path_factory.mktemp("site"))
    deployment = replace(installation.deployment, wants_vectors=False)
    app = create_app(Settings(deployment, engine_of(deployment)))
    yield app.test_client(use_cookies=False)
    app.extensions[EXTENSION].store.close()
    installation.delete()


def search(client: FlaskClient, reader: str, typed: str, **more: str) -> dict[str, Any]:
    found = client.get("/api/v1/search", query_string={"lang": reader, "q": typed} | more)
    assert found.status_code == 200
    return dict(found.json or {})


def titles(found: dict[str, Any]) -> list[str]:
    return [item["title"] for item in found["items"]]


@pytest.mark.parametrize(("reader", "typed", "title"), RIGHT)
def test_what_is_meant_is_among_the_first(
    client: FlaskClient, reader: str, typed: str, title: str
) -> None:
    found = search(client, reader, typed)

    assert title in titles(found)[:AMONG_FIRST]
    assert found["found"][0] == "all_words"
    assert found["repairs"] == []


def test_what_has_most_of_the_words_follows_and_says_so(client: FlaskClient) -> None:
    typed = "потрібен юрист, щоб оскаржити відмову"

    found = search(client, "fr", typed)
    page = text_of(client.get("/fr/library", query_string={"q": typed}))

    assert (found["total"], found["found"][0]) == (0, "most_words")
    assert "Droit d’ici (exemple)" in titles(found)[:AMONG_FIRST]
    assert "Aucun résultat ne contient tous vos mots" in page
    assert "Les nombres comptent les résultats qui contiennent la plupart de vos mots." in page


@pytest.mark.parametrize(("reader", "together"), ALIKE)
def test_ways_to_write_a_word_find_the_same(
    client: FlaskClient, reader: str, together: str
) -> None:
    found = [search(client, reader, each) for each in together.split(" | ")]

    assert len({each["total"] for each in found}) == 1
    assert found[0]["total"] > 0


@pytest.mark.parametrize(
    ("reader", "typed", "lacking"),
    [
        ("fr", "loyer", "Loi du 31 juillet 2014 relative à l’économie sociale et solidaire"),
        ("fr", "SCIC", "Cent jours"),
        ("en", "center", "A hundred days"),
        ("de", "ESS", "L’Épicerie du Luy (example)"),
    ],
)
def test_words_of_another_meaning_do_not_meet(
    client: FlaskClient, reader: str, typed: str, lacking: str
) -> None:
    found = search(client, reader, typed)

    assert found["items"]
    assert lacking not in titles(found)


@pytest.mark.parametrize("typed", NAMES)
@pytest.mark.parametrize("reader", ["fr", "en", "de", "el", "ar"])
def test_names_are_left_alone(client: FlaskClient, reader: str, typed: str) -> None:
    found = search(client, reader, typed)

    assert (found["repairs"], found["offered"], found["with_most"]) == ([], [], 0)


@pytest.mark.parametrize(("where", "typed", "offered"), FILTERS)
def test_what_is_wholly_the_name_of_a_filter_offers_it(
    client: FlaskClient, where: str, typed: str, offered: str
) -> None:
    page = text_of(client.get(f"/fr/{where}", query_string={"q": typed}))

    [offer] = [line for line in page.splitlines() if '<a class="offer"' in line]
    assert offered in offer
    assert "q=" not in offer


def test_a_slip_is_repaired_said_and_taken_back(client: FlaskClient) -> None:
    repaired = search(client, "fr", "lgoement")
    as_typed = search(client, "fr", "lgoement", exact="1")
    page = text_of(client.get("/fr/library?q=lgoement"))

    assert repaired["repairs"] == [{"typed": "lgoement", "used": "logement"}]
    assert (as_typed["repairs"], as_typed["total"]) == ([], 0)
    assert 'href="/fr/library?q=lgoement&amp;exact=1"' in page


@pytest.mark.parametrize(
    ("typed", "word", "end"),
    [("cours de fran", "fran", "français"), ("micro", "micro", "microcrédit")],
)
def test_the_last_word_is_completed_or_its_end_is_offered(
    client: FlaskClient, typed: str, word: str, end: str
) -> None:
    assert {"typed": word, "used": end} in search(client, "fr", typed)["offered"]
    assert search(client, "en", "SSE")["offered"] == [{"typed": "SSE", "used": "social enterprise"}]
    assert search(client, "fr", "logem")["repairs"] == [{"typed": "logem", "used": "logement"}]


def test_quotes_hold_together_and_a_minus_leaves_out(client: FlaskClient) -> None:
    def total(typed: str) -> int:
        return int(search(client, "fr", typed)["total"])

    assert 0 == total('"maraîcher jardin"') < total('"jardin maraîcher"') < total("jardin")
    assert 0 < total("jardin -Pau") < total("jardin")


@pytest.mark.parametrize(
    ("reader", "typed", "offered"),
    [
        ("fr", "oloron sa", "oloron sainte"),
        ("fr", "lgoement", "logement"),
        ("fr", "brise", "brise glace"),
        ("fr", "microc", "microcrédit"),
        ("de", "deutschk", "deutschkurs"),
        ("el", "δικηγ", "δικηγόρος"),
        ("ar", "كسر", "كسر الجليد"),
        ("ar", "سك", "سكن"),
        ("ar", "للسك", "للسكن"),
    ],
)
def test_beginnings_are_completed(
    client: FlaskClient, reader: str, typed: str, offered: str
) -> None:
    found = client.get(f"/{reader}/suggest", query_string={"q": typed}).json

    assert found is not None
    assert offered in found["suggestions"][:3]


@pytest.mark.parametrize(
    ("reader", "letters"), [("fr", "abcdef"), ("el", "αβγδε"), ("ar", "ابتجحدسعلم")]
)
def test_the_first_letter_is_completed(client: FlaskClient, reader: str, letters: str) -> None:
    for letter in letters:
        found = client.get(f"/{reader}/suggest", query_string={"q": letter}).json

        assert found is not None
        assert found["suggestions"], letter
