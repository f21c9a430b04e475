"""Forms offer one's own partner and country, and take nothing else from whoever forges them."""

import re
from typing import Any

import pytest
from wagtail.models import get_page_models

from cms.directory.models import Organisation
from cms.ground.forms import PublishedPageForm
from cms.ground.ownership import names_publisher
from cms.ground.pages import HeadlessPage
from cms.library.models import CaseStudyPage
from tests.cms import factories
from tests.cms.people import organisation_actions, page_actions
from tests.cms.people.page_actions import draft, folder
from tests.cms.signing_in import partner_of, signed_in

pytestmark = pytest.mark.django_db

LIST = organisation_actions.LIST


def options(page: str, name: str) -> list[tuple[str, bool]]:
    """The options of a select: values, and whether each is chosen."""
    select = re.search(rf'<select name="{name}".*?</select>', page, re.DOTALL)
    assert select, f"no select {name}"
    found = re.findall(r'<option value="([^"]*)"( selected)?', select.group())
    return [(value, bool(chosen)) for value, chosen in found]


def test_a_new_page_is_published_by_ones_own_partner_in_its_language() -> None:
    client = signed_in("editor")
    french = partner_of("editor")
    english = factories.partner(
        "Footbridges", language="en", translation_key=french.translation_key
    )

    forms = [
        client.get(f"/pages/add/library/casestudypage/{folder(code).pk}/").content.decode()
        for code in ("fr", "en", "de")
    ]

    offered = [options(form, "publisher") for form in forms]
    assert offered == [
        [(str(french.pk), True)],
        [(str(english.pk), True)],
        [(str(french.pk), True)],
    ]


def test_every_language_version_of_a_partner_is_the_same_partner() -> None:
    client = signed_in("editor")
    key = partner_of("editor").translation_key
    english = factories.partner("Footbridges", language="en", translation_key=key)
    page = factories.published_case_study(publisher=english)

    form = client.get(f"/pages/{page.pk}/edit/").content.decode()

    assert options(form, "publisher") == [(str(english.pk), True)]


@pytest.mark.parametrize("publisher", ["editor-gr", ""])
def test_a_page_cannot_be_given_away_nor_lose_its_publisher(publisher: str) -> None:
    client = signed_in("editor")
    page = factories.published_case_study(slug="un-atelier", publisher=partner_of("editor"))
    form = page_actions.form(partner_of(publisher) if publisher else None, slug="un-atelier")

    client.post(f"/pages/{page.pk}/edit/", form)

    assert draft(page).publisher == partner_of("editor")


def test_an_old_version_does_not_bring_a_page_back_that_another_partner_has_now() -> None:
    client = signed_in("editor")
    page = factories.published_case_study(slug="un-atelier", publisher=partner_of("editor"))
    old = page.latest_revision
    page.publisher = partner_of("editor-gr")
    page.save_revision().publish()

    opened = client.get(f"/pages/{page.pk}/revisions/{old.pk}/revert/")
    form = page_actions.form(partner_of("editor"), slug="un-atelier", revision=str(old.pk))
    sent = client.post(f"/pages/{page.pk}/edit/", form)

    assert [opened["Location"], sent["Location"]] == ["/cms/", "/cms/"]
    assert draft(page).publisher == partner_of("editor-gr")


def test_a_reviewer_chooses_any_partner() -> None:
    client = signed_in("reviewer")
    page = factories.published_case_study(slug="un-atelier", publisher=partner_of("editor"))

    client.post(
        f"/pages/{page.pk}/edit/", page_actions.form(partner_of("editor-gr"), slug="un-atelier")
    )

    assert draft(page).publisher == partner_of("editor-gr")


def test_a_translator_leaves_the_publisher_of_a_translation() -> None:
    client = signed_in("translator")
    original = factories.published_case_study(publisher=partner_of("editor-gr"))
    page = factories.translated_case_study(
        original, "en", "A workshop", slug="a-workshop", publisher=partner_of("editor-gr")
    )

    form = client.get(f"/pages/{page.pk}/edit/").content.decode()
    client.post(
        f"/pages/{page.pk}/edit/", page_actions.form(partner_of("editor"), slug="a-workshop")
    )

    assert options(form, "publisher") == [(str(partner_of("editor-gr").pk), True)]
    assert draft(page).publisher == partner_of("editor-gr")


def test_a_new_organisation_has_its_first_place_in_ones_own_country() -> None:
    form = signed_in("editor-gr").get(f"{LIST}add/").content.decode()

    assert options(form, "locations-0-country") == [("GR", True)]
    assert options(form, "locations-__prefix__-country") == [("GR", True)]


def test_a_reviewer_is_offered_every_country_and_those_of_the_partners_first() -> None:
    form = signed_in("reviewer").get(f"{LIST}add/").content.decode()

    countries = [value for value, _ in options(form, "locations-0-country")]
    assert countries[:4] == ["FR", "GR", "AT", "GB"]
    assert {"SN", "UA", "AF"} < set(countries)


def test_an_organisation_cannot_be_moved_to_another_country() -> None:
    client = signed_in("editor")
    organisation: Any = factories.published_organisation()
    form = organisation_actions.form("GR", organisation.locations.get())

    answer = client.post(f"{LIST}edit/{organisation.pk}/", form)

    assert answer.status_code == 200
    assert "GR" in answer.content.decode()
    assert latest(organisation).locations.get().country == "FR"


def test_a_translator_moves_no_organisation_since_places_stand_at_the_original() -> None:
    client = signed_in("translator")
    original: Any = factories.published_organisation()
    translated = factories.published_organisation(
        language="en", translation_key=original.translation_key
    )

    client.post(f"{LIST}edit/{translated.pk}/", organisation_actions.form("GR"))

    assert not latest(translated).locations.exists()
    assert latest(original).locations.get().country == "FR"


def latest(organisation: Any) -> Any:
    """What of an organisation was saved last."""
    return Organisation.objects.get(pk=organisation.pk).get_latest_revision_as_object()


def test_an_organisation_begun_without_a_place_stays_with_whoever_began_it() -> None:
    client = signed_in("editor")
    form = organisation_actions.form("FR") | {
        "locations-TOTAL_FORMS": "0",
    }
    client.post(f"{LIST}add/", form)
    begun = Organisation.objects.get()

    opened = [signed_in(who).get(f"{LIST}edit/{begun.pk}/") for who in ("editor", "editor-gr")]

    assert [answer.status_code for answer in opened] == [200, 302]


def test_lists_show_everything_and_offer_what_one_may_do() -> None:
    client = signed_in("editor-gr")
    own = factories.published_organisation("Own", country="GR")
    other = factories.published_organisation("Other")

    page = client.get(LIST).content.decode()

    assert "Own" in page
    assert "Other" in page
    assert f"{LIST}edit/{own.pk}/" in page
    assert f"{LIST}edit/{other.pk}/" not in page


def test_every_kind_of_page_with_a_publisher_has_a_form_that_guards_it() -> None:
    unguarded = [
        model
        for model in get_page_models()
        if names_publisher(model)
        and not issubclass(model.get_edit_handler().get_form_class(), PublishedPageForm)
    ]

    assert unguarded == []


def test_every_kind_of_page_of_ours_asks_whose_it_is() -> None:
    ours = [model for model in get_page_models() if model.__module__.startswith("cms.")]

    assert ours
    assert all(issubclass(model, HeadlessPage) for model in ours)


def test_somebody_without_a_partner_adds_nothing() -> None:
    client = signed_in("translator")

    answers = [
        client.get(f"/pages/add/library/casestudypage/{folder('fr').pk}/"),
        client.get(f"{LIST}add/"),
    ]

    assert [answer["Location"] for answer in answers] == ["/cms/", "/cms/"]
    assert not CaseStudyPage.objects.exists()
