"""What guides editors while they write."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.translation import override

from cms.ground.kinds import page_kinds
from cms.guidance.similar import compared_kind, similar_items
from cms.library.models import CaseStudyPage, LibraryPage
from cms.library.widgets import forms_of
from content_models.vocabularies import LegalForm
from tests.cms import factories
from tests.cms.admin import address

pytestmark = pytest.mark.django_db


def names(kind: str, name: str, place: str = "", own: Any = None, language: str = "") -> list[str]:
    compared = compared_kind(kind)
    assert compared
    return [each.name for each in similar_items(compared, name, place, own, language)]


def published(kind: str, title: str) -> Any:
    """A published page of a kind, in French, with what it has to lie below."""
    match kind:
        case "course":
            return factories.published_course(title)
        case "course_session":
            return factories.published_session(factories.published_course(), title)
        case "activity":
            return factories.published_activity(library(), title)
        case "partner_resource":
            return factories.published_resource(title)
        case _:
            return factories.published_info_page(title)


def library() -> Any:
    return LibraryPage.objects.get(locale=factories.locale("fr"))


@pytest.mark.parametrize(
    "typed", ["Accueil du Gave", "ACCUEIL DU GAVE (exemple)", "acceuil du gave (exemple)"]
)
def test_an_organisation_that_is_there_already_is_named(typed: str) -> None:
    factories.published_organisation("Accueil du Gave (exemple)")

    assert names("organisation", typed, "Pau") == ["Accueil du Gave (exemple)"]


def test_names_are_alike_in_any_script_without_accents() -> None:
    factories.published_organisation("Ανοιχτή Πόρτα")

    assert names("organisation", "ανοιχτη πορτα") == ["Ανοιχτή Πόρτα"]


def test_other_names_count_too() -> None:
    factories.published_organisation("Accueil du Gave", alternative_names="Maison des exilés")

    assert names("organisation", "La maison des exilés", "Pau") == ["Accueil du Gave"]


def test_a_name_elsewhere_must_be_more_alike_than_one_in_the_same_town() -> None:
    factories.published_organisation("Épicerie solidaire du Gave")

    assert names("organisation", "Épicerie sociale du Gave", "Pau")
    assert not names("organisation", "Épicerie sociale des Vallées", "Oloron")


def test_the_item_itself_and_its_translations_are_no_duplicates() -> None:
    french = factories.published_organisation("Accueil du Gave")

    assert not names("organisation", "Accueil du Gave", "Pau", french.translation_key)


def test_of_two_versions_the_editors_own_is_named() -> None:
    french = factories.published_organisation("Accueil du Gave (exemple)")
    factories.published_organisation(
        "Accueil du Gave (example)", language="en", translation_key=french.translation_key
    )

    with override("fr"):
        found = names("organisation", "accueil du gave")

    assert found == ["Accueil du Gave (exemple)"]


@pytest.mark.parametrize("typed", ["", "  ", "Ac", "\x00", "%" * 5_000, "🚲" * 300])
def test_what_is_no_name_is_like_nothing(typed: str) -> None:
    factories.published_organisation("Accueil du Gave")

    assert names("organisation", typed, "Pau") == []


def test_a_case_study_is_known_by_its_enterprise_and_by_its_title() -> None:
    factories.published_case_study("Réparer des vélos", enterprise_name="L’Atelier du Gave")

    assert names("case_study", "L'atelier du Gave", "Pau") == ["L’Atelier du Gave"]
    assert names("case_study", "Réparer des vélos", "Pau") == ["L’Atelier du Gave"]


def test_a_partner_is_known_by_its_name() -> None:
    factories.partner("Passerelles (exemple)", place="Pau")

    assert names("partner", "les passerelles", "Pau") == ["Passerelles (exemple)"]


@pytest.mark.parametrize("kind", [kind.name for kind in page_kinds() if kind.names is None])
def test_a_page_is_known_by_its_title_in_its_own_language(kind: str) -> None:
    page = published(kind, "Le marché des idées")

    assert names(kind, "Marché des idées", language="fr") == ["Le marché des idées"]
    assert not names(kind, "Marché des idées", language="de")
    assert not names(kind, "Marché des idées", own=page.translation_key, language="fr")


def test_the_form_is_told_where_to_go(admin_client: Client) -> None:
    organisation = factories.published_organisation("Accueil du Gave")

    answer = admin_client.get(
        address("guidance_similar", "organisation"),
        {"name": "Accueil du gave", "place": "Pau", "own": "nothing"},
    )

    (found,) = json.loads(answer.content)["similar"]
    assert found["name"] == "Accueil du Gave"
    assert found["language"] == "Français"
    assert found["address"].endswith(f"/edit/{organisation.pk}/")


def test_only_who_is_signed_in_is_told(client: Client) -> None:
    answer = client.get(address("guidance_similar", "organisation"), {"name": "Accueil"})

    assert answer.status_code == 302


def test_an_unknown_kind_has_nothing_alike(admin_client: Client) -> None:
    answer = admin_client.get(address("guidance_similar", "poem"))

    assert answer.status_code == 404


def test_each_legal_form_is_offered_under_its_country() -> None:
    offered = [value for code in ("FR", "GR", "AT", "GB") for value, _label in forms_of(code)]

    assert sorted(offered) == sorted(form.value for form in LegalForm)


def test_a_picture_is_described_or_said_to_tell_nothing() -> None:
    page = factories.case_study(picture=factories.image())
    described = factories.case_study(picture=factories.image(), picture_text="Un vélo")
    decorative = factories.case_study(picture=factories.image(), picture_decorative=True)

    assert "picture_text" in _errors(page)
    assert "picture_text" not in _errors(described)
    assert "picture_text" not in _errors(decorative)


def test_a_picture_needs_whom_to_thank_and_a_licence(admin_client: Client) -> None:
    picture = factories.image()

    with picture.file.open() as file:
        answer = admin_client.post(
            address("wagtailimages:add"), {"title": "Un vélo", "file": file, "credit": ""}
        )

    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"credit", "licence"}


def _errors(page: CaseStudyPage) -> dict[str, Any]:
    try:
        page.clean()
    except ValidationError as error:
        return error.message_dict
    return {}
