"""The directory and its organisations."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from content_models.help import Fee, WayToCome
from content_models.places import Phone
from content_models.services import CostOption, Service, ServiceAtLocation
from content_models.vocabularies import Audience
from tests import factories
from tests.portal.conftest import Site, text_of


def test_the_directory_lists_organisations_only(site: Site) -> None:
    site.publish(
        factories.organisation(title="Accueil du Gave"), factories.case_study(title="Un atelier")
    )

    page = text_of(site.client().get("/fr/directory"))

    assert "Accueil du Gave" in page
    assert "Un atelier" not in page


def test_organisations_are_found_by_spoken_language_and_audience(site: Site) -> None:
    site.publish(
        factories.organisation(title="Dari", spoken_languages=("fr", "fa-AF")),
        factories.organisation(title="Femmes", audiences=(Audience.WOMEN,), slug="femmes"),
    )
    client = site.client()

    spoken = text_of(client.get("/fr/directory?spoken=fa-AF"))
    audience = text_of(client.get("/fr/directory?audience=women"))

    assert "1 structure<" in spoken
    assert ">Dari</a>" in spoken
    assert ">Femmes</a>" in audience
    assert ">Dari</a>" not in audience


def test_organisations_are_found_by_the_town_where_they_receive_people(site: Site) -> None:
    in_pau, elsewhere = factories.organisation(title="À Pau"), factories.organisation(title="Nay")
    moved = elsewhere.locations[0].model_copy(update={"place": "Nay"})
    site.publish(in_pau, elsewhere.model_copy(update={"locations": (moved,)}))
    client = site.client()

    page = text_of(client.get("/fr/directory?place=Pau"))
    unknown = text_of(client.get("/fr/directory?place=Atlantis&place=Nay"))

    assert "1 structure<" in page
    assert ">À Pau</a>" in page
    assert "1 structure<" in unknown
    assert "Nous ne connaissons pas le filtre" in unknown
    assert "Atlantis" in unknown


def test_a_card_lets_a_telephone_call(site: Site) -> None:
    site.publish(factories.organisation(phones=(Phone(number="+33 (0)5 36 49 01 01"),)))

    page = text_of(site.client().get("/fr/directory"))

    assert 'href="tel:+330536490101"' in page
    assert '<bdi dir="ltr">+33 (0)5 36 49 01 01</bdi>' in page


@pytest.mark.parametrize(
    ("language", "extension"),
    [
        ("fr", "poste 12"),
        ("en", "extension 12"),
        ("de", "Durchwahl 12"),
        ("el", "εσωτερικό 12"),
        ("ar", "التحويلة 12"),
    ],
)
def test_an_extension_has_the_word_of_the_reader(site: Site, language: str, extension: str) -> None:
    phone = Phone(number="+33 5 36 49 01 01 ext. 12", dialled="+33536490101;ext=12")
    document = factories.organisation(phones=(phone,))
    site.publish(document)

    for path in (
        "directory",
        f"directory/{document.segment}",
        f"directory/{document.segment}/sheet",
    ):
        page = text_of(site.client().get(f"/{language}/{path}"))
        assert f'<bdi dir="ltr">+33 5 36 49 01 01</bdi> {extension}' in page
        assert 'href="tel:+33536490101;ext=12"' in page


def test_an_organisation_shows_how_to_reach_it(site: Site) -> None:
    document = factories.organisation(
        phones=(Phone(number="+33 5 36 49 01 01", label="accueil"),),
        spoken_languages=("fr", "ar", "fa-AF"),
    )
    site.publish(document)

    page = text_of(site.client().get(f"/ar/directory/{document.segment}"))

    assert 'href="tel:+33536490101"' in page
    assert 'href="mailto:bonjour@accueil-du-gave.example"' in page
    assert 'href="https://accueil-du-gave.example/"' in page
    assert '<bdi lang="fr" dir="ltr">accueil</bdi>' in page
    assert '<a href="/ar/directory?spoken=fa-AF">الدارية</a>' in page
    assert "openstreetmap.org/?mlat=43.2951&amp;mlon=-0.3708" in page


def test_an_address_that_is_not_of_the_web_is_never_a_link(site: Site) -> None:
    document = factories.organisation(website="javascript:alert(1)")
    site.publish(document)

    page = text_of(site.client().get(f"/fr/directory/{document.segment}"))

    assert "javascript:" not in page


def test_an_organisation_without_any_contact_is_still_a_page(site: Site) -> None:
    document = factories.organisation(
        phones=(), email="", website="", locations=(), spoken_languages=(), audiences=(), body=()
    )
    site.publish(document)

    page = text_of(site.client().get(f"/de/directory/{document.segment}"))

    assert document.summary in page
    assert "Kontakt" not in page


def test_a_number_is_dialled_with_its_extension_and_whatsapp_opens_whatsapp(site: Site) -> None:
    document = factories.organisation(
        phones=(
            Phone(number="+33 5 36 49 01 01 ext. 12", dialled="+33536490101;ext=12"),
            Phone(number="+33 6 39 98 01 12", dialled="+33639980112", is_whatsapp=True),
            Phone(number="call me"),
        )
    )
    site.publish(document)

    page = text_of(site.client().get(f"/fr/directory/{document.segment}"))

    assert 'href="tel:+33536490101;ext=12"' in page
    assert 'href="https://wa.me/33639980112" rel="external noopener"' in page
    assert '<span class="action-value"><bdi dir="ltr">call me</bdi></span>' in page
    assert 'href="tel:"' not in page


def test_thirty_towns_cost_no_more_searches_than_one(site: Site) -> None:
    client = site.client()
    client.get("/fr/directory?place=Pau")
    of_one = len(site.index.queries)

    client.get("/fr/directory?" + "&".join(f"place=Town{number}" for number in range(30)))

    assert len(site.index.queries) == 2 * of_one


def service(**values: Any) -> Service:
    """A French course."""
    fields: dict[str, Any] = {"key": uuid4(), "name": "Cours de français le soir"}
    return Service(**(fields | values))


def test_a_service_is_found_by_its_name_and_the_result_leads_to_it(site: Site) -> None:
    course = service()
    document = factories.organisation(
        title="Cours de français", services=(service(name="Repas"), course)
    )
    site.publish(document, factories.organisation(title="Ailleurs", slug="ailleurs"))

    page = text_of(site.client().get("/fr/directory?q=cours+français"))

    assert f'href="/fr/directory/{document.segment}#{course.anchor}"' in page
    assert ">Ailleurs</a>" not in page


def test_the_page_tells_what_is_translated_before_any_text(site: Site) -> None:
    theme = factories.term(title="Langue", slug="langue")
    course = service(
        themes=(theme.key,),
        ways=(WayToCome.WALK_IN,),
        fee=Fee.PAID,
        costs=(CostOption(key=uuid4(), amount=10, currency="EUR", note="pour un an"),),
        audiences=(Audience.WOMEN,),
        languages=("uk",),
    )
    document = factories.organisation(services=(course,), themes=(theme.key,))
    site.publish(document, theme)

    page = text_of(site.client().get(f"/ar/directory/{document.segment}"))

    head, _sep, text = page.partition('class="acts"')
    for told in ("تعالَ دون موعد", "بأجر", "النساء", "الأوكرانية"):
        assert told in head
    assert f'id="{course.anchor}"' in text
    assert '<bdi lang="fr" dir="ltr">pour un an</bdi>' in text
    assert "10\N{NO-BREAK SPACE}€" in text
    assert text.index(course.anchor) < text.index("Premier accueil.")


def test_a_card_tells_need_audience_and_languages_before_the_text(site: Site) -> None:
    theme = factories.term(title="Langue", slug="langue")
    site.publish(factories.organisation(themes=(theme.key,)), theme)

    page = text_of(site.client().get("/fr/directory"))

    card = page[page.index('class="card card-organisation"') :]
    places = [card.index(told) for told in ("Langue", "Demandeurs d", "français", "card-text")]
    assert places == sorted(places)


def test_a_service_in_the_words_of_the_original_is_marked_in_its_language(site: Site) -> None:
    document = factories.organisation(locale="en", services=(service(left_in="fr"),))
    site.publish(document)

    page = text_of(site.client().get(f"/en/directory/{document.segment}"))

    assert 'lang="fr" dir="ltr">Cours de français le soir</h3>' in page


def test_a_phone_of_a_service_stands_at_the_service(site: Site) -> None:
    course = service()
    phone = Phone(number="+33 5 36 49 01 77", dialled="+33536490177", of=course.key)
    document = factories.organisation(services=(course,), phones=(phone,))
    site.publish(document)

    page = text_of(site.client().get(f"/fr/directory/{document.segment}"))

    assert page.count('href="tel:+33536490177"') == 1
    assert page.index('href="tel:+33536490177"') > page.index(course.anchor)


def test_a_phone_of_a_place_stands_there_even_if_nobody_could_read_it(site: Site) -> None:
    place = factories.organisation().locations[0].model_copy(update={"key": uuid4()})
    phone = Phone(number="ask at the door", label="le soir", of=place.key, left_in="fr")
    site.publish(
        document := factories.organisation(locale="en", locations=(place,), phones=(phone,))
    )

    page = text_of(site.client().get(f"/en/directory/{document.segment}"))

    assert "ask at the door" in page
    assert '<bdi lang="fr" dir="ltr">le soir</bdi>' in page


def test_a_service_of_which_all_places_are_gone_names_none(site: Site) -> None:
    gone = service(at=(ServiceAtLocation(location=uuid4()),))
    site.publish(document := factories.organisation(services=(gone,)))

    page = text_of(site.client().get(f"/fr/directory/{document.segment}"))

    part = page[page.index(f'id="{gone.anchor}"') :].partition("</section>")[0]
    assert "<dt>" not in part


def test_a_place_may_be_in_any_country_and_leads_to_the_map_of_the_device(site: Site) -> None:
    place = factories.organisation().locations[0].model_copy(update={"country": "ES"})
    document = factories.organisation(locations=(place,))
    site.publish(document)
    client = site.client()

    page = text_of(client.get(f"/fr/directory/{document.segment}"))
    chosen = text_of(client.get("/fr/directory?country=ES"))

    assert "Espagne" in page
    assert 'href="geo:43.2951,-0.3708?q=43.2951,-0.3708"' in page
    assert "Nous ne connaissons pas le filtre" not in chosen


def test_what_a_thumb_does_first_stands_before_everything_else(site: Site) -> None:
    phones = (
        Phone(number="+33 6 39 98 01 12", dialled="+33639980112", is_whatsapp=True),
        Phone(number="+33 5 36 49 01 01", dialled="+33536490101"),
    )
    site.publish(document := factories.organisation(phones=phones))

    page = text_of(site.client().get(f"/fr/directory/{document.segment}"))

    acts = page[page.index('class="acts"') :].partition("</ul>")[0]
    for address in ("tel:+33536490101", "https://wa.me/33639980112", "mailto:bonjour@", "geo:43"):
        assert f'href="{address}' in acts
    assert 'class="act share" type="button" hidden' in acts  # without a script there is none


def test_without_coordinates_the_address_leads_the_way(site: Site) -> None:
    place = factories.organisation().locations[0].model_copy(update={"coordinates": None})
    site.publish(document := factories.organisation(locations=(place,)))

    page = text_of(site.client().get(f"/fr/directory/{document.segment}"))

    assert 'href="geo:0,0?q=3%20rue%20de%20l%E2%80%99Exemple%2C%2064000%20Pau%2C%20FR"' in page
    assert "openstreetmap.org/search?query=3%20rue" in page


def test_the_first_screen_says_when_it_was_checked(site: Site) -> None:
    site.publish(document := factories.organisation(last_verified=date(2026, 9, 14)))

    page = text_of(site.client().get(f"/fr/directory/{document.segment}"))

    assert "14 septembre 2026" in page[page.index('class="hint checked"') : page.index("<h2")]


def test_text_in_another_language_says_so_where_it_begins(site: Site) -> None:
    site.publish(document := factories.organisation(services=(service(),)))

    page = text_of(site.client().get(f"/ar/directory/{document.segment}"))

    told = 'class="tag tag-language">باللغة الفرنسية'
    assert page.count(told) == 2  # of services, and of the text
