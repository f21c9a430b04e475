"""Searching the library."""

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from content_models.kinds.activity import GroupSize
from tests import factories
from tests.portal.conftest import Site, text_of


def test_the_library_lists_every_kind_that_has_a_page(site: Site) -> None:
    site.publish(
        factories.case_study(title="Un atelier vélo"),
        factories.organisation(title="Accueil du Gave"),
        factories.term(title="Logement"),
        factories.partner(title="Passerelles"),
        factories.partner_resource(title="La carte du marché"),
        factories.info_page(title="Demander l’asile"),
    )

    page = text_of(site.client().get("/fr/library"))

    assert "Un atelier vélo" in page
    assert "Accueil du Gave" in page
    assert "Passerelles" in page
    assert "La carte du marché" in page
    assert "Demander l’asile" in page
    assert "5 résultats" in page
    assert "<bdi>Ressources</bdi>" in page


def test_words_and_facets_narrow_the_list_together(site: Site) -> None:
    theme = factories.term()
    site.publish(
        theme,
        factories.case_study(title="Un atelier vélo", themes=(theme.key,)),
        factories.case_study(title="Un atelier couture", slug="couture"),
    )

    page = text_of(site.client().get(f"/fr/library?q=atelier&theme={theme.segment}"))

    assert "Un <mark>atelier</mark> vélo" in page
    assert "Un atelier couture" not in page
    assert 'value="atelier"' in page
    assert f'name="theme" value="{theme.segment}" form="search" checked' in page


def test_a_theme_is_known_by_its_short_id_even_after_its_slug_has_changed(site: Site) -> None:
    theme = factories.term(slug="hebergement", title="Hébergement")
    site.publish(theme, factories.case_study(title="Un toit", themes=(theme.key,)))

    page = text_of(site.client().get(f"/fr/library?theme=ancien-nom-{theme.short_id}"))

    assert "1 résultat" in page
    assert "Hébergement" in page


def test_an_unknown_facet_value_is_ignored_said_so_and_can_be_removed(site: Site) -> None:
    site.publish(factories.case_study(title="Un atelier vélo"))

    page = text_of(site.client().get("/fr/library?country=XX&q=vélo"))

    assert "Un atelier <mark>vélo</mark>" in page
    assert "Nous ne connaissons pas le filtre" in page
    assert 'href="/fr/library?q=v%C3%A9lo"' in page


def test_values_of_every_facet_may_be_unknown_at_once(reader: FlaskClient) -> None:
    query = "kind=term&theme=x&theme=x-0000000000&country=fr&language=xx&sort=worst&page=x"

    response = reader.get(f"/fr/library?{query}")

    assert response.status_code == 200
    assert text_of(response).count("chip-unknown") == 5


def test_each_item_comes_once_in_the_best_version_and_names_its_language(site: Site) -> None:
    study = factories.case_study(locale="fr", title="Un atelier vélo")
    site.publish(study, study.model_copy(update={"locale": "en", "title": "A bicycle workshop"}))
    client = site.client()

    greek, arabic = text_of(client.get("/el/library")), text_of(client.get("/ar/library"))

    assert "A bicycle workshop" in greek
    assert "Un atelier vélo" not in greek
    assert 'lang="en" dir="ltr"' in greek
    assert "στα αγγλικά" in greek
    assert "Un atelier vélo" in arabic
    assert 'lang="fr" dir="ltr"' in arabic


def test_a_page_past_the_end_is_a_404_that_leads_back(site: Site) -> None:
    site.publish(*(factories.case_study(title=f"Atelier {number}") for number in range(21)))
    client = site.client()

    response = client.get("/fr/library?q=atelier&page=3")

    assert client.get("/fr/library?q=atelier&page=2").status_code == 200
    assert response.status_code == 404
    assert 'href="/fr/library?q=atelier&amp;page=2"' in text_of(response)
    assert client.get("/fr/library?page=999999999").status_code == 404


def test_an_over_long_question_is_cut_and_said_so(reader: FlaskClient) -> None:
    page = text_of(reader.get("/fr/library?q=" + "vélo " * 400))

    assert "Votre question était très longue" in page


def test_an_empty_result_offers_ways_on(reader: FlaskClient) -> None:
    page = text_of(reader.get("/fr/library?q=introuvable&country=FR"))

    assert 'href="/fr/library?q=introuvable">chercher sans filtre' in page
    assert 'href="/fr/library">tout voir' in page


def test_what_was_typed_is_escaped_wherever_it_is_shown(reader: FlaskClient) -> None:
    attack = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"

    page = text_of(reader.get(f"/fr/library?q={attack}&country={attack}&theme={attack}"))

    assert "<script>" not in page


def test_suggestions_are_completions_as_json(site: Site) -> None:
    site.publish(factories.case_study(title="Réparer des vélos"))
    client = site.client()

    suggested = client.get("/fr/suggest?q=r%C3%A9p").get_json()
    assert suggested["suggestions"] == ["Réparer des vélos"]
    address = suggested["items"]["Réparer des vélos"]
    assert "<h1>Réparer des vélos</h1>" in text_of(client.get(address))
    assert client.get("/fr/suggest").json == {"suggestions": [], "items": {}}


def test_only_the_unfiltered_list_is_for_search_engines(reader: FlaskClient) -> None:
    assert "noindex" not in text_of(reader.get("/fr/library"))
    assert "noindex" in text_of(reader.get("/fr/library?q=vélo"))
    assert 'rel="canonical"' not in text_of(reader.get("/fr/library?q=vélo"))


def with_activities(site: Site) -> FlaskClient:
    """A reader of two activities of 45 minutes and of an hour, and of a case study."""
    small, any_size = GroupSize(least=2, most=6), GroupSize()
    site.publish(
        factories.activity(title="Le jeu court", slug="a", minutes=45, group_size=small),
        factories.activity(title="La longue carte", slug="b", minutes=60, group_size=any_size),
        factories.case_study(title="Un atelier vélo"),
    )
    return site.client()


@pytest.mark.parametrize("typed", ["45", "٤٥", "۴۵", " 045 "])
def test_a_trainer_finds_what_takes_no_longer(site: Site, typed: str) -> None:
    page = text_of(with_activities(site).get(f"/fr/library?max_minutes={quote(typed)}"))

    assert "Le jeu court" in page
    assert "La longue carte" not in page
    assert "Un atelier vélo" not in page
    assert "<bdi>jusqu’à 45 minutes</bdi>" in page
    assert "<title>jusqu’à 45 minutes – Bibliothèque" in page


def test_a_trainer_finds_what_fits_the_group(site: Site) -> None:
    page = text_of(with_activities(site).get("/fr/library?group_size=12&kind=activity"))

    assert "La longue carte" in page
    assert "Le jeu court" not in page
    assert 'name="group_size" value="12" form="search"' in page
    assert 'href="/fr/library?kind=activity"' in page


@pytest.mark.parametrize("typed", ["-1", "0", "abc", "4.5", "1000000000000", "9" * 200, "²", "+5"])
def test_what_is_no_such_number_is_left_out_and_said_so(site: Site, typed: str) -> None:
    page = text_of(with_activities(site).get("/fr/library", query_string={"max_minutes": typed}))

    assert "3 résultats" in page
    assert page.count("n’est pas un nombre entier de 1 à 9") == 2  # in the list, and at the field
    assert 'aria-invalid="true" aria-describedby="max_minutes-error"' in page
    assert "chip-unknown" in page


def test_of_several_numbers_the_first_counts(site: Site) -> None:
    client = with_activities(site)

    page = text_of(client.get("/fr/library?max_minutes=45&max_minutes=600"))

    assert "1 résultat" in page
    assert "2 résultats" in text_of(client.get("/fr/library?max_minutes=600&max_minutes=45"))


def test_numbers_stay_in_the_links_of_the_list(site: Site) -> None:
    site.publish(*(factories.activity(title=f"Jeu {number}") for number in range(21)))
    client = site.client()

    page = text_of(client.get("/fr/library?max_minutes=90&group_size=12"))

    kept = "max_minutes=90&amp;group_size=12"
    assert f'href="/fr/library?{kept}&amp;page=2"' in page
    assert f'href="/fr/library?{kept}&amp;sort=title"' in page
    assert f'href="/de/library?{kept}"' in page


def test_numbers_are_asked_for_only_where_activities_are_found(site: Site) -> None:
    client = with_activities(site)

    assert 'id="facet-workshop"' in text_of(client.get("/fr/library"))
    assert 'id="facet-workshop"' not in text_of(client.get("/fr/library?kind=case_study"))
    assert 'id="facet-workshop"' not in text_of(client.get("/fr/library?q=vélo"))
    assert 'id="facet-workshop"' in text_of(client.get("/fr/library?q=rien&max_minutes=5"))
    assert 'id="facet-workshop"' not in text_of(client.get("/fr/directory?max_minutes=5"))
