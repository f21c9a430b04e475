"""What a page's head tells those who index it and those who share a link to it."""

import re

import pytest
from flask.testing import FlaskClient

from portal.reading.wording import locale_with_territory
from tests import factories
from tests.portal.conftest import Site, shared, text_of

BASE = "https://insert.example"


def title_of(page: str) -> str:
    return page.partition("<title>")[2].partition("</title>")[0]


def canonical_of(page: str) -> list[str]:
    return re.findall(r'<link rel="canonical" href="([^"]*)">', page)


def alternates_of(page: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', page))


def test_a_case_study_is_shared_with_its_picture_in_the_format_that_everybody_reads(
    site: Site,
) -> None:
    study = factories.case_study(picture=factories.image())
    site.publish(study)

    page = shared(text_of(site.client().get(f"/fr/case-studies/{study.segment}")))

    assert page["og:type"] == ["article"]
    assert page["og:title"] == [study.title]
    assert page["og:description"] == [study.summary]
    assert page["og:url"] == [f"{BASE}/fr/case-studies/{study.segment}"]
    assert page["og:site_name"] == ["INSERT"]
    assert page["og:image"] == [f"{BASE}/media/images/atelier.width-960.jpg"]
    assert (page["og:image:width"], page["og:image:height"]) == (["960"], ["540"])
    assert page["og:image:alt"] == ["Une personne règle la roue d’un vélo rouge."]


def test_a_page_is_shared_and_found_by_the_words_its_editors_gave_for_that(site: Site) -> None:
    study = factories.case_study(search_title="Réparer des vélos", search_description="À Pau.")
    site.publish(study)

    text = text_of(site.client().get(f"/fr/case-studies/{study.segment}"))

    assert "<title>Réparer des vélos – INSERT</title>" in text
    assert '<meta name="description" content="À Pau.">' in text
    assert shared(text)["og:title"] == ["Réparer des vélos"]
    assert shared(text)["og:description"] == ["À Pau."]
    assert f">{study.title}</h1>" in text


@pytest.mark.parametrize("address", ["/el/", "/el/library", "/el/directory", "/el/nothing"])
def test_a_page_without_a_picture_is_shared_with_that_of_the_site(
    reader: FlaskClient, address: str
) -> None:
    page = shared(text_of(reader.get(address)))

    assert page["og:type"] == ["website"]
    assert page["og:locale"] == ["el_GR"]
    picture = reader.get(page["og:image"][0].removeprefix(BASE))
    assert (picture.status_code, picture.content_type) == (200, "image/png")
    assert len(picture.data) < 60_000


def test_a_decorative_picture_is_shared_without_a_description(site: Site) -> None:
    image = factories.image(alternative_text="", decorative=True)
    study = factories.case_study(picture=image)
    site.publish(study)

    page = shared(text_of(site.client().get(f"/fr/case-studies/{study.segment}")))

    assert "og:image" in page
    assert "og:image:alt" not in page


def test_a_picture_kept_on_another_host_keeps_its_address(site: Site) -> None:
    image = factories.image()
    elsewhere = image.renditions[-1].model_copy(update={"url": "https://media.example/a.jpg"})
    study = factories.case_study(picture=image.model_copy(update={"renditions": (elsewhere,)}))
    site.publish(study)

    page = shared(text_of(site.client().get(f"/fr/case-studies/{study.segment}")))

    assert page["og:image"] == ["https://media.example/a.jpg"]


def test_the_language_shared_is_that_of_the_text(site: Site) -> None:
    study = factories.case_study()
    site.publish(study, study.model_copy(update={"locale": "en"}))
    client = site.client()

    french = shared(text_of(client.get(f"/fr/case-studies/{study.segment}")))
    greek = shared(text_of(client.get(f"/el/case-studies/{study.segment}")))

    assert (french["og:locale"], french["og:locale:alternate"]) == (["fr_FR"], ["en_GB"])
    assert greek["og:locale"] == ["en_GB"]


@pytest.mark.parametrize(
    ("tag", "shown"),
    [("fr", "fr_FR"), ("en", "en_GB"), ("uk", "uk_UA"), ("fa-AF", "fa_AF"), ("zz", "zz")],
)
def test_a_language_is_named_with_its_likeliest_territory(tag: str, shown: str) -> None:
    assert locale_with_territory(tag) == shown


def test_readers_of_other_languages_are_led_to_the_choice_of_a_language(
    reader: FlaskClient,
) -> None:
    home, library = text_of(reader.get("/de/")), text_of(reader.get("/de/library"))

    assert alternates_of(home)["x-default"] == f"{BASE}/"
    assert alternates_of(home)["ar"] == f"{BASE}/ar/"
    assert alternates_of(library)["x-default"] == f"{BASE}/fr/library"


def test_alternates_are_told_on_canonical_pages_of_translated_items_only(site: Site) -> None:
    both, english = factories.case_study(), factories.case_study(locale="en", slug="workshop")
    site.publish(both, both.model_copy(update={"locale": "en"}), english)
    client = site.client()
    address = f"/case-studies/{both.segment}"

    french = text_of(client.get(f"/fr{address}"))
    arabic = text_of(client.get(f"/ar{address}"))
    alone = text_of(client.get(f"/en/case-studies/{english.segment}"))

    assert alternates_of(french) == {
        "fr": f"{BASE}/fr{address}",
        "en": f"{BASE}/en{address}",
        "x-default": f"{BASE}/fr{address}",
    }
    assert canonical_of(arabic) == [f"{BASE}/fr{address}"]
    assert alternates_of(arabic) == {}
    assert alternates_of(alone) == {}


def test_each_page_of_a_list_is_its_own_and_an_order_is_none(site: Site) -> None:
    site.publish(*(factories.case_study(title=f"Atelier {number}") for number in range(21)))
    client = site.client()

    second = text_of(client.get("/fr/library?page=2"))
    by_name = text_of(client.get("/fr/library?sort=title"))

    assert canonical_of(second) == [f"{BASE}/fr/library?page=2"]
    assert alternates_of(second)["de"] == f"{BASE}/de/library?page=2"
    assert canonical_of(by_name) == [f"{BASE}/fr/library"]
    assert 'href="/de/library?sort=title"' in by_name


@pytest.mark.parametrize("address", ["/fr/library?q=atelier", "/fr/nothing"])
def test_what_is_not_for_search_engines_names_no_address_for_them(site: Site, address: str) -> None:
    page = text_of(site.client().get(address))

    assert 'content="noindex, follow"' in page
    assert canonical_of(page) == []
    assert alternates_of(page) == {}
    assert "og:url" not in shared(page)


def test_every_page_has_a_title_of_its_own(site: Site) -> None:
    theme, place = factories.term(), factories.organisation()
    studies = [factories.case_study(title=f"Atelier {number}") for number in range(21)]
    site.publish(theme, place, *studies, factories.case_study(themes=(theme.key,)))
    client = site.client()
    addresses = [
        "/fr/",
        "/fr/library",
        "/fr/library?page=2",
        "/fr/library?q=atelier",
        "/fr/library?q=atelier&page=2",
        f"/fr/library?theme={theme.segment}",
        f"/fr/library?q=atelier&theme={theme.segment}",
        "/fr/directory",
        "/fr/directory?q=accueil",
        f"/fr/directory/{place.segment}",
        f"/fr/case-studies/{studies[0].segment}",
        "/fr/nothing",
    ]

    titles = [title_of(text_of(client.get(address))) for address in addresses]

    assert len(set(titles)) == len(titles)
    assert titles[2] == "Bibliothèque – Page 2 sur 2 – INSERT"
    assert titles[6] == "atelier – Logement – Bibliothèque – INSERT"
    assert titles[9] == "Accueil du Gave (exemple), Pau – INSERT"
    assert all("INSERT" in title and "  " not in title and "\n" not in title for title in titles)


def test_a_page_whose_summary_is_empty_is_described_all_the_same(site: Site) -> None:
    place = factories.organisation(summary="")
    site.publish(place)

    page = text_of(site.client().get(f"/fr/directory/{place.segment}"))

    assert 'name="description" content="Pour toutes les personnes qui accompagnent' in page


def test_a_name_of_the_site_that_needs_escaping_is_escaped_everywhere(site: Site) -> None:
    page = text_of(site.with_settings(site_name='Pau & "Oloron"').client().get("/fr/library"))

    assert shared(page)["og:site_name"] == ['Pau & "Oloron"']
    assert shared(page)["og:title"] == ["Bibliothèque"]
