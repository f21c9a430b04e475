"""Who makes INSERT, and what each has published."""

from content_models.blocks import RichText
from tests import factories
from tests.portal.conftest import Site, graph_of, text_of


def test_all_partners_are_listed_by_name_each_in_the_best_language(site: Site) -> None:
    french = factories.partner(title="Passerelles")
    english = french.model_copy(update={"locale": "en", "title": "Footbridges"})
    site.publish(french, english, factories.partner(title="Anemos", place="Volos"))
    client = site.client()

    page = text_of(client.get("/fr/partners/"))

    assert page.index("Anemos") < page.index("Passerelles")
    assert "Volos" in page
    assert "Footbridges" not in page
    assert "Footbridges" in text_of(client.get("/en/partners/"))


def test_the_list_without_its_slash_leads_to_it(site: Site) -> None:
    answer = site.client().get("/fr/partners")

    assert (answer.status_code, answer.location) == (301, "/fr/partners/")


def test_a_partner_shows_who_it_is_and_what_it_has_published(site: Site) -> None:
    partner = factories.partner(
        title="Passerelles",
        summary="Nous formons.",
        place="Pau",
        body=(RichText(html="<p>Depuis 2004.</p>"),),
    )
    study = factories.case_study(title="Un atelier vélo", publisher=partner.key)
    translated = study.model_copy(update={"locale": "en", "title": "A bicycle workshop"})
    resource = factories.partner_resource(title="Le guide du marché", publisher=partner.key)
    elsewhere = factories.case_study(title="D’un autre")
    site.publish(partner, study, translated, resource, elsewhere)
    client = site.client()

    page = text_of(client.get(f"/fr/partners/{partner.segment}"))

    for text in ("Passerelles", "Nous formons.", "Pau", "Depuis 2004.", "passerelles.example"):
        assert text in page
    assert f'href="/fr/case-studies/{study.segment}"' in page
    assert f'href="/fr/resources/{resource.segment}"' in page
    assert "A bicycle workshop" not in page
    assert "D’un autre" not in page


def test_a_partner_without_anything_published_is_still_a_page(site: Site) -> None:
    partner = factories.partner(website="")
    site.publish(partner)

    page = text_of(site.client().get(f"/fr/partners/{partner.segment}"))

    assert "Publié par ce partenaire" not in page


def test_machines_read_that_it_is_an_organisation(site: Site) -> None:
    partner = factories.partner(place="Pau", picture=factories.image())
    site.publish(partner)

    described, breadcrumbs = graph_of(text_of(site.client().get(f"/fr/partners/{partner.segment}")))

    assert described["@type"] == "Organization"
    assert described["url"] == "https://passerelles.example/"
    assert described["address"]["addressLocality"] == "Pau"
    assert described["image"].startswith("https://insert.example/media/")
    assert [each["name"] for each in breadcrumbs["itemListElement"]][1] == "Partenaires"
