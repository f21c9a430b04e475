"""An organisation that is part of another one now: every address of it leads to that one."""

import pytest

from content_models.kinds.organisation import Organisation
from tests import factories
from tests.portal.conftest import Site


@pytest.fixture
def other(site: Site) -> Organisation:
    """One that was published, and was merged into another in French and German."""
    gone = factories.organisation(slug="association", title="Association (exemple)")
    site.publish(gone)
    site.take_away(gone)
    return gone


@pytest.fixture
def kept(site: Site, other: Organisation) -> Organisation:
    made = factories.organisation(merged=(other.key,))
    german = made.model_copy(update={"locale": "de", "slug": "aufnahme"})
    site.publish(made, german)
    return made


@pytest.mark.parametrize("behind", ["", "/contact.vcf", "/exceptional-days.ics", "/sheet"])
@pytest.mark.parametrize(("language", "slug"), [("fr", ""), ("de", "aufnahme"), ("ar", "")])
def test_its_pages_and_files_lead_on_for_good(
    site: Site, kept: Organisation, other: Organisation, language: str, slug: str, behind: str
) -> None:
    answer = site.client().get(f"/{language}/directory/{other.segment}{behind}")

    segment = f"{slug}-{kept.short_id}" if slug else kept.segment
    assert answer.status_code == 301
    assert answer.location.endswith(f"/{language}/directory/{segment}{behind}")
    assert site.client().get(answer.location).status_code == 200


def test_a_calendar_of_one_place_leads_on_with_its_place(
    site: Site, kept: Organisation, other: Organisation
) -> None:
    address = f"/fr/directory/{other.segment}/exceptional-days.ics?place=0123456789"

    assert site.client().get(address).location.endswith("exceptional-days.ics?place=0123456789")


def test_the_api_leads_on(site: Site, kept: Organisation, other: Organisation) -> None:
    client = site.client()

    document = client.get(f"/api/v1/documents/{other.key}/fr")
    greek = client.get(f"/api/v1/documents/{other.key}/el")
    hsds = client.get(f"/hsds/organizations/{other.key}?lang=de")
    oruk = client.get(f"/oruk/organizations/{other.key}")
    changes = client.get("/api/v1/changes").json["items"]

    assert document.location.endswith(f"/api/v1/documents/{kept.key}/fr")
    assert greek.status_code == 301
    assert client.get(greek.location).status_code == 200
    assert hsds.location.endswith(f"/hsds/organizations/{kept.key}?lang=de")
    assert oruk.location.endswith(f"/oruk/organizations/{kept.key}")
    assert client.get(hsds.location).json["id"] == str(kept.key)
    of_other = [each["document"] for each in changes if each["key"] == str(other.key)]
    of_kept = [each["document"]["merged"] for each in changes if each["key"] == str(kept.key)]
    assert of_other == [None]
    assert of_kept == [[str(other.key)]] * 2


def test_lists_and_files_have_the_kept_one_alone(
    site: Site, kept: Organisation, other: Organisation
) -> None:
    client = site.client()

    listed = client.get("/hsds/organizations").json["contents"]
    table = client.get("/data/organisations.csv").get_data(as_text=True)

    assert [each["id"] for each in listed] == [str(kept.key)]
    assert str(other.key) not in table


def test_a_report_on_it_is_one_on_the_kept_one(
    site: Site, kept: Organisation, other: Organisation
) -> None:
    page = site.client().get(f"/fr/report?item={other.key}").get_data(as_text=True)

    assert kept.title in page
    assert other.title not in page


def test_an_organisation_that_came_back_is_itself_again(
    site: Site, kept: Organisation, other: Organisation
) -> None:
    site.publish(kept.model_copy(update={"merged": ()}), other)

    assert site.client().get(f"/fr/directory/{other.segment}").status_code == 200


def test_where_the_kept_one_is_gone_the_other_is_too(
    site: Site, kept: Organisation, other: Organisation
) -> None:
    site.take_away(kept)
    german = kept.model_copy(update={"locale": "de", "slug": "aufnahme"})
    in_german = site.client().get(f"/fr/directory/{other.segment}").status_code

    site.take_away(german)

    assert in_german == 301
    assert site.client().get(f"/fr/directory/{other.segment}").status_code == 410
