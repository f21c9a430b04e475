"""What pages are about, as schema.org names it."""

from uuid import uuid4

import pytest

from content_models.documents import Translation
from content_models.places import Coordinates, Location
from content_models.services import CostOption, Service
from content_models.vocabularies import Country, Licence
from portal.reading.structured_data.nodes import node, rendered
from tests import factories
from tests.attacks import ATTACKS, storable
from tests.portal.conftest import Site, graph_of, text_of, without_own_scripts

BASE = "https://insert.example"


def test_the_home_page_says_who_makes_it_and_how_to_search_it(site: Site) -> None:
    website, partnership = graph_of(text_of(site.client().get("/de/")))

    assert website["@type"] == "WebSite"
    assert website["inLanguage"] == "de"
    assert website["publisher"] == {"@id": partnership["@id"]}
    assert website["potentialAction"]["query-input"] == "required name=search_term_string"
    search = website["potentialAction"]["target"]["urlTemplate"]
    assert search == f"{BASE}/de/library?q={{search_term_string}}"
    assert partnership["@type"] == "Organization"
    assert site.client().get(partnership["logo"].removeprefix(BASE)).status_code == 200


def test_a_case_study_is_a_text_to_learn_from(site: Site) -> None:
    theme, publisher = factories.term(), factories.partner(title="Passerelles")
    study = factories.case_study(
        themes=(theme.key,),
        publisher=publisher.key,
        picture=factories.image(),
        year_founded=2019,
    )
    site.publish(theme, publisher, study)

    article, breadcrumbs = graph_of(text_of(site.client().get(f"/fr/case-studies/{study.segment}")))

    assert article["@type"] == ["Article", "LearningResource"]
    assert article["url"] == f"{BASE}/fr/case-studies/{study.segment}"
    assert article["headline"] == article["name"] == study.title
    assert article["description"] == study.summary
    assert article["inLanguage"] == "fr"
    assert article["learningResourceType"] == "case study"
    assert article["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert article["datePublished"] == "2026-09-01T08:00:00+00:00"
    assert article["image"] == f"{BASE}/media/images/atelier.width-960.jpg"
    assert article["publisher"] == {
        "@type": "Organization",
        "name": "Passerelles",
        "url": "https://passerelles.example/",
    }
    enterprise, about = article["about"]
    assert (enterprise["name"], enterprise["foundingDate"]) == (study.enterprise_name, "2019")
    assert about == {"@type": "DefinedTerm", "name": "Logement"}
    steps = breadcrumbs["itemListElement"]
    assert [each["position"] for each in steps] == [1, 2, 3]
    assert [each["name"] for each in steps] == ["Accueil", "Bibliothèque", study.title]
    assert [each.get("item") for each in steps] == [f"{BASE}/fr/", f"{BASE}/fr/library", None]


def test_a_translation_names_what_it_was_translated_from(site: Site) -> None:
    french = factories.case_study(slug="atelier")
    english = french.model_copy(
        update={"locale": "en", "slug": "shop", "translation": Translation(source_locale="fr")}
    )
    alone = factories.case_study(locale="en", translation=Translation(source_locale="fr"))
    site.publish(french, english, alone)
    client = site.client()

    def article(language: str, segment: str) -> dict[str, object]:
        return graph_of(text_of(client.get(f"/{language}/case-studies/{segment}")))[0]

    assert article("en", english.segment)["translationOfWork"] == {
        "@type": "Article",
        "url": f"{BASE}/fr/case-studies/{french.segment}",
        "inLanguage": "fr",
    }
    assert "translationOfWork" not in article("fr", french.segment)
    assert "translationOfWork" not in article("en", alone.segment)


def test_a_text_whose_rights_are_reserved_names_no_licence(site: Site) -> None:
    study = factories.case_study(licence=Licence.ALL_RIGHTS_RESERVED)
    site.publish(study)

    page = text_of(site.client().get(f"/fr/case-studies/{study.segment}"))

    assert "license" not in graph_of(page)[0]


def test_an_organisation_says_where_it_is_and_how_to_reach_it(site: Site) -> None:
    document = factories.organisation()
    site.publish(document)

    ngo, breadcrumbs = graph_of(text_of(site.client().get(f"/fr/directory/{document.segment}")))

    assert (ngo["@type"], ngo["name"]) == ("NGO", document.title)
    assert ngo["address"] == [
        {
            "@type": "PostalAddress",
            "streetAddress": "3 rue de l’Exemple",
            "postalCode": "64000",
            "addressLocality": "Pau",
            "addressRegion": "Béarn",
            "addressCountry": "FR",
        }
    ]
    assert ngo["location"][0]["geo"]["latitude"] == 43.2951
    assert ngo["telephone"] == ["+33 5 36 49 01 01"]
    assert (ngo["email"], ngo["url"]) == (document.email, document.website)
    assert ngo["knowsLanguage"] == ["fr", "ar"]
    assert ngo["areaServed"] == ["Béarn"]
    assert ngo["mainEntityOfPage"]["dateModified"] == "2026-09-01T08:00:00+00:00"
    assert [each["name"] for each in breadcrumbs["itemListElement"]][1] == "Trouver de l’aide"


def test_an_organisation_offers_its_services_each_at_its_part_of_the_page(site: Site) -> None:
    free = CostOption(key=uuid4(), currency="EUR", note="gratuit")
    paid = CostOption(key=uuid4(), amount=10, currency="EUR", note="pour un an")
    course = Service(key=uuid4(), name="Cours", languages=("uk",), costs=(paid, free))
    document = factories.organisation(services=(course,))
    site.publish(document)

    ngo, _ = graph_of(text_of(site.client().get(f"/fr/directory/{document.segment}")))

    (offer,) = ngo["makesOffer"]
    assert offer["itemOffered"]["name"] == "Cours"
    assert offer["itemOffered"]["url"].endswith(f"/{document.segment}#{course.anchor}")
    assert [each["price"] for each in offer["priceSpecification"]] == [10]
    assert ngo["knowsLanguage"] == ["fr", "ar", "uk"]


def test_an_organisation_at_the_meridian_has_a_longitude(site: Site) -> None:
    place = Location(
        place="Greenwich",
        country=Country.UNITED_KINGDOM,
        coordinates=Coordinates(latitude=51.4779, longitude=0.0),
    )
    document = factories.organisation(locations=(place,))
    site.publish(document)

    ngo, _ = graph_of(text_of(site.client().get(f"/fr/directory/{document.segment}")))

    assert ngo["location"][0]["geo"]["longitude"] == 0
    assert ngo["areaServed"] == ["Greenwich"]


def test_an_organisation_of_which_little_is_known_says_little(site: Site) -> None:
    document = factories.organisation(
        summary="", locations=(), phones=(), email="", website="", spoken_languages=()
    )
    site.publish(document)

    ngo, _ = graph_of(text_of(site.client().get(f"/fr/directory/{document.segment}")))

    assert ngo.keys() == {"@type", "name", "mainEntityOfPage"}


def test_an_address_that_would_run_is_no_address_of_the_web(site: Site) -> None:
    script = "javascript:alert(1)"
    publisher = factories.partner(website=script)
    study = factories.case_study(publisher=publisher.key)
    document = factories.organisation(website=script)
    site.publish(publisher, study, document)
    client = site.client()

    for address in (f"case-studies/{study.segment}", f"directory/{document.segment}"):
        assert script not in text_of(client.get(f"/fr/{address}"))


@pytest.mark.parametrize(
    "text",
    [*ATTACKS, "</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u2028\u2029", "&lt;"],
)
def test_no_text_ends_the_data_block_or_changes_in_it(site: Site, text: str) -> None:
    text = storable(text, uses_postgresql=site.settings.deployment.uses_postgresql)
    study = factories.case_study(title=text, summary=text, enterprise_name=text, place=text)
    site.publish(study)

    page = text_of(site.client().get(f"/fr/case-studies/{study.segment}"))

    assert graph_of(page)[0]["headline"] == text
    assert "<script" not in without_own_scripts(page)


@pytest.mark.parametrize("address", ["/fr/library", "/fr/directory", "/fr/nothing"])
def test_lists_and_errors_carry_no_data(site: Site, address: str) -> None:
    assert "ld+json" not in text_of(site.client().get(address))


def test_a_graph_takes_no_more_bytes_than_it_must() -> None:
    assert rendered([node("Thing", name="Σέρρες", url="")]) == (
        '{"@context":"https://schema.org","@graph":[{"@type":"Thing","name":"Σέρρες"}]}'
    )
