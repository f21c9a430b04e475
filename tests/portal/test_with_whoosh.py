"""The portal on the real index: what a reader types is found."""

import re

import pytest
from flask.testing import FlaskClient

from cms.publishing.likening import VectorMaker
from content_models.deployment import Deployment
from content_models.inbox import Section
from content_models.kinds import Document
from content_models.published import PublishedStore
from content_models.searches import Search, Tally
from portal.settings import Settings
from portal.web.counting import CountingSearches
from search.entries import entries_of
from search.whoosh_engine import WhooshEngine
from tests import factories
from tests.encoders import WordEncoder
from tests.portal.conftest import BUILD, text_of
from tests.portal.test_counted_searches import BROWSER
from tests.portal.test_errors import HOSTILE_QUERIES
from tests.portals import open_portal
from tests.search import hostile


@pytest.fixture
def client(deployment: Deployment, store: PublishedStore) -> FlaskClient:
    """A reader of a portal with three items."""
    theme = factories.term(title="Mobilité", synonyms=("transport",))
    study = factories.case_study(title="Un atelier de vélos", themes=(theme.key,))
    documents: list[Document] = [
        theme,
        study,
        study.model_copy(update={"locale": "en", "title": "A bicycle workshop"}),
        factories.organisation(title="Accueil du Gave", spoken_languages=("fr", "fa-AF")),
    ]
    engine = WhooshEngine(deployment.index_folder)
    versions = {
        document.key: [each for each in documents if each.key == document.key]
        for document in documents
    }
    index = engine.create(BUILD)
    index.add_all(entry for each in versions.values() for entry in entries_of(each, versions))
    with store.locked(), store.writing() as writer:
        for document in documents:
            writer.put(document)
        writer.name_index_build(BUILD)
        writer.mark_indexed(versions)
    return open_portal(Settings(deployment, engine, cache_bytes=0)).test_client(use_cookies=False)


@pytest.mark.parametrize(
    "words", ["velos", "vélo", "Atelier", "transport", "bicycle", '"atelier de vélos"']
)
def test_an_item_is_found_by_the_words_of_any_version(client: FlaskClient, words: str) -> None:
    page = text_of(client.get("/fr/library", query_string={"q": words}))

    assert "/fr/case-studies/" in page
    assert "1 résultat" in page


def test_a_misspelt_word_is_repaired_and_said_so(client: FlaskClient) -> None:
    page = text_of(client.get("/fr/library?q=attelier"))

    assert "/fr/case-studies/" in page
    assert "Nous n’avons pas trouvé" in page
    assert 'href="/fr/library?q=attelier&amp;exact=1"' in page


def test_a_word_is_searched_as_typed_where_the_reader_says_so(client: FlaskClient) -> None:
    page = text_of(client.get("/fr/library?q=attelier&exact=1"))

    assert "/fr/case-studies/" not in page
    assert "Nous n’avons pas trouvé" not in page


def test_what_has_most_of_the_words_stands_under_its_own_heading(client: FlaskClient) -> None:
    page = text_of(client.get("/fr/library?q=atelier+introuvable&exact=1"))

    assert "Aucun résultat ne contient tous vos mots" in page
    assert "Avec la plupart de vos mots" in page
    assert page.index("Avec la plupart de vos mots") < page.index("/fr/case-studies/")


@pytest.mark.parametrize("typed", ["*", "?????", "🙂"])
def test_signs_alone_do_not_bring_everything_unsaid(client: FlaskClient, typed: str) -> None:
    page = text_of(client.get("/fr/library", query_string={"q": typed}))

    assert "Nous n’avons trouvé aucun mot" in page
    assert "/fr/case-studies/" in page


def test_a_theme_by_which_alone_something_was_found_is_named(client: FlaskClient) -> None:
    page = text_of(client.get("/fr/library?q=transport"))

    assert "Par le thème" in page


def test_words_that_are_the_name_of_a_filter_offer_it(client: FlaskClient) -> None:
    page = text_of(client.get("/fr/library?q=transport"))
    [address] = re.findall(r'class="offer" href="([^"]*theme[^"]*)"', page)

    assert "Tout voir : Mobilité" in page
    assert "q=" not in address
    assert "/fr/case-studies/" in text_of(client.get(address))


@pytest.mark.parametrize("typed", ["parle dari", "speaks Dari", "من يتكلم الدارية"])
def test_a_spoken_language_leads_to_those_who_speak_it(client: FlaskClient, typed: str) -> None:
    page = text_of(client.get("/fr/library", query_string={"q": typed}))

    assert 'class="offer" href="/fr/directory?spoken=fa-AF"' in page


def test_a_legal_form_can_be_filtered_by(client: FlaskClient) -> None:
    page = text_of(client.get("/fr/library?q=chantiers+d’insertion"))

    assert 'class="offer" href="/fr/library?legal_form=fr-aci"' in page
    assert "/fr/case-studies/" in text_of(client.get("/fr/library?legal_form=fr-aci"))


def test_what_may_be_meant_is_offered_as_one_tap(client: FlaskClient) -> None:
    page = text_of(client.get("/fr/library?q=vlo+atelier"))

    assert "Vouliez-vous dire" in page
    assert 'href="/fr/library?q=v%C3%A9lo+atelier"><bdi>vélo atelier</bdi>' in page
    assert "Vouliez-vous dire" not in text_of(client.get("/fr/library?q=vlo+atelier&exact=1"))


def test_a_name_that_nothing_has_is_left_alone(client: FlaskClient) -> None:
    page = text_of(client.get("/fr/library?q=Vélizy"))

    assert "Nous n’avons pas trouvé" not in page


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("atelier", "Le titre contient vos mots."),
        ("sociale", "Le texte contient vos mots."),
        ("transport", "Un de ses thèmes en parle."),
        ("dari", "Vos mots sont sous : Langue parlée."),
        ("France étude de cas", "Vos mots sont sous : Type · Pays."),
        ("bicyclette", "Le texte le dit avec d’autres mots."),
        ("workshop", "Vos mots sont dans une autre langue"),
    ],
)
def test_a_result_says_why_it_is_one(client: FlaskClient, typed: str, why: str) -> None:
    page = text_of(client.get("/fr/library", query_string={"q": typed}))

    assert "<summary>Pourquoi ce résultat ?</summary>" in page
    assert why in page
    assert "C’est dans votre langue." in page
    assert "Pourquoi ce résultat" not in text_of(client.get("/fr/library"))


def test_matches_are_marked(client: FlaskClient) -> None:
    assert "<mark>atelier</mark>" in text_of(client.get("/fr/library?q=atelier"))


def test_what_matches_in_the_text_alone_is_quoted_and_marked(client: FlaskClient) -> None:
    page = text_of(client.get("/fr/library?q=sociale"))

    assert ">Un atelier de vélos</a>" in page
    assert "L’économie <mark>sociale</mark>, à vélo." in page


def test_without_words_the_summary_stands_and_nothing_is_marked(client: FlaskClient) -> None:
    page = text_of(client.get("/fr/library"))

    assert ">Un atelier de vélos</a>" in page
    assert "Un atelier qui répare des vélos avec des personnes exilées." in page
    assert "<mark>" not in page


def test_facets_count_what_there_is(client: FlaskClient) -> None:
    page = text_of(client.get("/fr/directory?spoken=fa-AF"))

    assert "1 structure<" in page
    assert '<option value="fa-AF" selected>Dari' in page


@pytest.mark.parametrize("query", HOSTILE_QUERIES, ids=range(len(HOSTILE_QUERIES)))
def test_a_hostile_query_is_answered_about_as_fast_as_an_ordinary_one(
    client: FlaskClient, query: str
) -> None:
    def answer(typed: str) -> None:
        # As a server hands it over: a client's encoding of a megabyte is not measured.
        raw = f"q={typed}".encode().decode("latin-1")
        response = client.get("/fr/library", environ_overrides={"QUERY_STRING": raw})
        assert response.status_code == 200

    assert hostile.is_bounded(answer, query)


@pytest.fixture
def meant(
    client: FlaskClient, store: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> FlaskClient:
    """The same with vectors, by an encoder for which all who ask mean bicycles."""
    encoder = WordEncoder()
    monkeypatch.setattr(encoder, "query", lambda _text: encoder.vector("vélos"))
    VectorMaker(store, encoder).make_all()
    monkeypatch.setattr("portal.encoder_of", lambda _deployment: encoder)
    engine = WhooshEngine(store.deployment.index_folder)
    settings = Settings(store.deployment, engine, cache_bytes=0)
    return open_portal(settings).test_client(use_cookies=False)


def test_what_means_the_same_stands_among_what_has_most_of_the_words(
    meant: FlaskClient,
) -> None:
    page = text_of(meant.get("/fr/library?q=accueil+zzzzz&kind=organisation&kind=case_study"))

    assert "Aucun résultat ne contient tous vos mots" in page
    assert "Les plus proches de vos mots" in page
    assert page.count("Par le sens") == 1
    assert "/fr/case-studies/" in page


def test_without_any_word_what_means_the_same_is_shown_with_a_note(
    meant: FlaskClient,
) -> None:
    page = text_of(meant.get("/fr/library?q=zzzzz"))

    assert "Aucun résultat ne contient vos mots" in page
    assert page.index("Proches par le sens") < page.index("/fr/case-studies/")
    assert "Par le sens" in page


def test_the_api_says_how_each_item_was_found(meant: FlaskClient) -> None:
    answer = meant.get("/api/v1/search?q=atelier&lang=fr").get_json()

    assert answer["found"][:1] == ["all_words"]
    assert len(answer["found"]) == len(answer["items"])
    assert answer["related"] == answer["found"].count("meaning")


def test_what_is_only_close_in_meaning_is_counted_as_such(
    meant: FlaskClient, store: PublishedStore
) -> None:
    engine = WhooshEngine(store.deployment.index_folder)
    client = open_portal(Settings(store.deployment, engine, search_counts_days=90)).test_client()
    front = client.application.wsgi_app
    assert isinstance(front, CountingSearches)

    client.get("/fr/library?q=zzzzz", headers={"User-Agent": BROWSER})

    search = Search("zzzzz", "fr", Section.LIBRARY)
    assert front.writer._waiting == {search: Tally(1, related=1)}
    front.writer.close()
