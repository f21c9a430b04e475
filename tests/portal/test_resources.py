"""Resources of the partners, as readers find them."""

from content_models.documents import Translation
from content_models.kinds.partner_resource import PartnerResource
from content_models.vocabularies import RESOURCE_TYPE_LABELS, Licence, ResourceType
from tests import factories
from tests.attacks import ATTACKS
from tests.portal.conftest import Site, graph_of, text_of

BASE = "https://insert.example"


def page_of(site: Site, document: PartnerResource, language: str = "fr") -> str:
    response = site.client().get(f"/{language}/resources/{document.segment}")
    assert response.status_code == 200
    return text_of(response)


def test_a_resource_shows_what_it_is_and_how_to_get_it(site: Site) -> None:
    theme, publisher = factories.term(), factories.partner(title="Passerelles")
    document = factories.partner_resource(themes=(theme.key,), publisher=publisher.key)
    site.publish(theme, publisher, document)

    page = page_of(site, document)

    for text in ("La carte du marché", "Collectif du Gave", "2024", "français et arabe", "24"):
        assert text in page
    for text in ("Guide", "45 minutes", "France", "Comment s’en servir.", "PDF"):
        assert text in page
    assert 'href="/media/documents/guide.pdf" download' in page
    assert 'href="https://www.guide.example/" rel="external noopener"' in page
    assert f'<a href="/fr/partners/{publisher.segment}"><bdi>Passerelles</bdi></a>' in page
    assert f'href="/fr/library?theme={theme.segment}"' in page
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in page


def test_a_resource_with_nothing_but_an_address_leaves_no_empty_facts(site: Site) -> None:
    document = factories.partner_resource(
        resource_type=ResourceType.VIDEO,
        files=(),
        author="",
        year=None,
        languages=(),
        pages=None,
        minutes=None,
        country=None,
        licence=Licence.ALL_RIGHTS_RESERVED,
        body=(),
    )
    site.publish(document)

    page = page_of(site, document)

    assert "<dt>" not in page
    assert "download" not in page.split('class="panel item-facts"')[1].split("</section>")[0]
    assert "<iframe" not in page
    assert "guide.example" in page
    assert "Tous droits réservés" in page


def test_every_type_of_resource_has_a_name_in_the_readers_language(site: Site) -> None:
    documents = [factories.partner_resource(resource_type=each) for each in ResourceType]
    site.publish(*documents)

    pages = [page_of(site, document, "de") for document in documents]

    assert set(RESOURCE_TYPE_LABELS) == set(ResourceType)
    for page, name in zip(pages, ("Leitfaden", "Werkzeugkasten", "Bericht", "Video"), strict=False):
        assert f"<span>{name}</span>" in page


def test_an_address_that_is_none_of_the_web_becomes_no_link(site: Site) -> None:
    document = factories.partner_resource(link="javascript:alert(1)")
    site.publish(document)

    assert "javascript:" not in page_of(site, document)


def test_what_editors_write_is_escaped(site: Site) -> None:
    attack = ATTACKS[0]
    document = factories.partner_resource(title=attack, summary=attack, author=attack)
    site.publish(document)

    assert attack not in page_of(site, document)


def test_a_resource_in_another_language_says_so(site: Site) -> None:
    document = factories.partner_resource()
    site.publish(document)

    page = page_of(site, document, "ar")

    assert '<h1 lang="fr" dir="ltr">La carte du marché</h1>' in page
    assert "الفرنسية والعربية" in page


def test_machines_read_what_it_is(site: Site) -> None:
    publisher = factories.partner(title="Passerelles")
    document = factories.partner_resource(publisher=publisher.key)
    english = document.model_copy(
        update={"locale": "en", "slug": "map", "translation": Translation(source_locale="fr")}
    )
    site.publish(publisher, document, english)

    described, breadcrumbs = graph_of(page_of(site, document))
    translated = graph_of(page_of(site, english, "en"))[0]

    assert described["@type"] == ["DigitalDocument", "LearningResource"]
    assert described["url"] == f"{BASE}/fr/resources/{document.segment}"
    assert described["learningResourceType"] == "guide"
    assert described["inLanguage"] == ["fr", "ar"]
    assert described["timeRequired"] == "PT45M"
    assert described["encoding"] == [
        {
            "@type": "MediaObject",
            "name": "Le guide",
            "contentUrl": f"{BASE}/media/documents/guide.pdf",
            "encodingFormat": "application/pdf",
            "contentSize": "240000",
        }
    ]
    assert described["publisher"]["name"] == "Passerelles"
    assert breadcrumbs["@type"] == "BreadcrumbList"
    assert translated["translationOfWork"]["inLanguage"] == "fr"


def test_a_resource_stands_among_related_items(site: Site) -> None:
    resource = factories.partner_resource()
    study = factories.case_study(related=(resource.key,))
    site.publish(resource, study)

    page = text_of(site.client().get(f"/fr/case-studies/{study.segment}"))

    assert f'<a href="/fr/resources/{resource.segment}">La carte du marché</a>' in page


def test_a_resource_is_in_sitemap_feed_and_api(site: Site) -> None:
    resource = factories.partner_resource()
    site.publish(resource)
    client = site.client()

    address = f"/fr/resources/{resource.segment}"

    assert address in text_of(client.get("/fr/sitemap.xml"))
    assert address in text_of(client.get("/feeds/fr/library.atom"))
    found = client.get("/api/v1/documents?kind=partner_resource").get_json()["items"]
    assert [each["url"] for each in found] == [BASE + address]


def test_a_resource_taken_away_is_gone(site: Site) -> None:
    resource = factories.partner_resource()
    site.publish(resource)
    site.take_away(resource)

    assert site.client().get(f"/fr/resources/{resource.segment}").status_code == 410
