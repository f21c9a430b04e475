"""Codes that lead back to a page, and sheets in two languages."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from content_models.help import Fee, WayToCome
from content_models.places import Phone
from content_models.services import CostOption, Service
from tests import factories
from tests.portal.conftest import Site, text_of


@pytest.mark.parametrize("path", ["/fr/", "/ar/library?q=v%C3%A9lo&country=FR"])
def test_every_page_has_a_code_that_leads_back_to_it(reader: FlaskClient, path: str) -> None:
    page = text_of(reader.get(path))

    address = unescape(re.findall(r'<img src="(/qr.svg[^"]+)"', page)[0])
    code = reader.get(address)

    asked = parse_qs(urlsplit(address).query)["page"][0]
    assert parse_qs(urlsplit(asked).query) == parse_qs(urlsplit(path).query)
    assert urlsplit(asked).path == urlsplit(path).path
    assert (code.status_code, code.mimetype) == (200, "image/svg+xml")
    assert b"<svg" in code.data
    assert code.headers["ETag"]


@pytest.mark.parametrize(
    "page",
    [
        "",
        "https://evil.test/",
        "//evil.test/fr/",
        "/\\evil.test/fr/",
        "/xx/library",
        "/fr/" + "x" * 400,
    ],
)
def test_a_code_leads_nowhere_but_to_a_page_of_ours(reader: FlaskClient, page: str) -> None:
    assert reader.get("/qr.svg", query_string={"page": page}).status_code == 404


def test_a_page_says_on_paper_where_it_is_and_when_it_was_so(site: Site) -> None:
    document = factories.organisation(slug="accueil-été")
    site.publish(document)

    page = text_of(site.client().get(f"/fr/directory/{document.segment}"))

    assert f"https://insert.example/fr/directory/{document.segment}</bdi>" in page
    assert re.search(r"État au \d+(?:er)? \w+ 20\d\d", page)


def test_an_error_page_has_no_way_back_to_itself(reader: FlaskClient) -> None:
    assert "way-back" not in text_of(reader.get("/fr/nothing"))


def test_a_sheet_has_both_languages_each_in_its_own_words(site: Site) -> None:
    french = factories.organisation(
        title="Accueil du Gave", phones=(Phone(number="+33 5 36 49 01 01"),), summary="Nous aidons."
    )
    english = french.model_copy(
        update={"locale": "en", "title": "Gave Welcome", "slug": "gave-welcome"}
    )
    site.publish(french, english)

    page = text_of(site.client().get(f"/fr/directory/{french.segment}/sheet?beside=en"))

    sides = page.split('<section class="sheet-side"')[1:]
    assert [side.split('lang="')[1][:2] for side in sides] == ["fr", "en"]
    assert "Accueil du Gave" in sides[0]
    assert ">Appeler<" in sides[0]
    assert "Gave Welcome" in sides[1]
    assert ">Call<" in sides[1]
    assert all("+33 5 36 49 01 01" in side for side in sides)
    assert 'content="noindex, follow"' in page


def test_a_sheet_tells_of_services_in_the_words_of_each_side(site: Site) -> None:
    cost = CostOption(key=uuid4(), amount=10, currency="EUR", note="for a year", left_in="fr")
    course = Service(
        key=uuid4(),
        name="Cours",
        ways=(WayToCome.WALK_IN,),
        fee=Fee.PAID,
        costs=(cost,),
        documents=("Passeport",),
        left_in="fr",
    )
    document = factories.organisation(locale="en", services=(course,))
    site.publish(document)

    page = text_of(site.client().get(f"/en/directory/{document.segment}/sheet?beside=fr"))

    first, second = page.split('<section class="sheet-side"')[1:]
    for told in ("Come without an appointment", "You pay", "€10", "Bring along"):
        assert told in first
    assert '<bdi lang="fr" dir="ltr">Cours</bdi>' in first
    for told in ("Venez sans rendez-vous", "À apporter", "<bdi>Passeport</bdi>"):
        assert told in second
    assert '<br><span class="dotted">' not in page  # an empty line on paper


def test_a_side_without_a_version_of_its_own_says_in_which_language_it_is(site: Site) -> None:
    document = factories.organisation(title="Accueil du Gave")
    site.publish(document)

    page = text_of(site.client().get(f"/ar/directory/{document.segment}/sheet"))

    first, second = page.split('<section class="sheet-side"')[1:]
    assert 'lang="ar" dir="rtl"' in first.split(">")[0]
    assert "هذا النص باللغة الفرنسية" in first
    assert 'lang="fr" dir="ltr"' in second.split(">")[0]
    assert "Ce texte est en" not in second


@pytest.mark.parametrize("beside", ["xx", "fr", "", "<script>"])
def test_an_unknown_second_language_is_the_usual_one(site: Site, beside: str) -> None:
    document = factories.organisation()
    site.publish(document)

    response = site.client().get(
        f"/fr/directory/{document.segment}/sheet", query_string={"beside": beside}
    )

    assert response.status_code == 200
    assert '<section class="sheet-side" lang="en"' in text_of(response)


def test_a_sheet_of_what_moved_or_went_answers_like_its_page(site: Site) -> None:
    document = factories.organisation()
    site.publish(document)
    client = site.client()

    moved = client.get(f"/fr/directory/old-name-{document.short_id}/sheet")
    site.take_away(document)
    gone = client.get(f"/fr/directory/{document.segment}/sheet")

    assert (moved.status_code, gone.status_code) == (301, 410)
