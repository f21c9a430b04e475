import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import Client

from cms.directory.models import Organisation
from cms.library.models import CaseStudyPage, LibraryPage
from cms.publishing.models import OutboxEvent
from content_models.published import PublishedStore
from tests.cms import factories
from tests.cms.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(empty_cms: None) -> Client:
    return signed_in("editor")


def organisation_form(**values: str) -> dict[str, str]:
    form = {
        "name": "Accueil (exemple)",
        "description": "null",
        "spoken_languages": "FR, ar; fa-AF",
        "locations-TOTAL_FORMS": "1",
        "locations-INITIAL_FORMS": "0",
        "locations-MIN_NUM_FORMS": "1",
        "locations-MAX_NUM_FORMS": "1000",
        "locations-0-place": "Pau",
        "locations-0-country": "FR",
        "locations-0-ORDER": "1",
        "phones-TOTAL_FORMS": "0",
        "phones-INITIAL_FORMS": "0",
        "phones-MIN_NUM_FORMS": "0",
        "phones-MAX_NUM_FORMS": "1000",
        "action-publish": "action-publish",
    }
    return form | values


DESCRIPTION = (
    '{"blocks": [{"key": "a", "text": "Nous accueillons.", "type": "unstyled", "depth": 0,'
    ' "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}'
)


def test_the_admin_asks_strangers_to_sign_in(db: None) -> None:
    answer = Client().get("/pages/")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/cms/login/")


@pytest.mark.parametrize("path", ["/", "/pages/", "/snippets/directory/organisation/"])
def test_an_editor_reaches_every_list(editor: Client, path: str) -> None:
    assert editor.get(path).status_code == 200


def test_the_admin_speaks_the_editors_language(editor: Client) -> None:
    user = get_user_model().objects.get(username="editor")
    profile = factories_profile(user)
    profile.preferred_language = "el"
    profile.save()

    page = editor.get("/snippets/directory/organisation/add/").content.decode()

    assert '<html lang="el"' in page
    assert "Περιγραφή" in page


def test_a_reviewer_publishes_an_organisation(publishing: PublishedStore) -> None:
    answer = signed_in("reviewer").post(
        "/snippets/directory/organisation/add/", organisation_form(description=DESCRIPTION)
    )

    assert answer.status_code == 302, _errors(answer)
    organisation = Organisation.objects.get()
    assert organisation.live
    assert organisation.spoken_languages == ["fr", "ar", "fa-AF"]
    assert OutboxEvent.objects.filter(key=organisation.translation_key).exists()


def test_a_wrong_language_code_is_named_and_what_was_typed_is_kept(editor: Client) -> None:
    answer = editor.post(
        "/snippets/directory/organisation/add/",
        organisation_form(description=DESCRIPTION, spoken_languages="fr, 1234")
        | {"action-submit": "Submit"},
    )

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "1234" in page
    assert "Accueil (exemple)" in page
    assert not Organisation.objects.exists()


def test_half_a_coordinate_is_refused(editor: Client) -> None:
    form = organisation_form(description=DESCRIPTION) | {
        "locations-0-latitude": "43.29",
        "action-submit": "Submit",
    }

    answer = editor.post("/snippets/directory/organisation/add/", form)

    assert answer.status_code == 200
    assert not Organisation.objects.exists()


def test_the_form_of_a_case_study_opens(editor: Client) -> None:
    folder = LibraryPage.objects.get(locale__language_code="fr")

    answer = editor.get(f"/pages/add/library/casestudypage/{folder.pk}/")

    assert answer.status_code == 200


def test_a_legal_form_of_another_country_is_refused_beside_the_field() -> None:
    page = CaseStudyPage(title="t", country="GR", legal_form="fr-aci", year_founded=3000)

    with pytest.raises(ValidationError) as refused:
        page.clean()

    assert set(refused.value.message_dict) == {"legal_form", "year_founded"}


def test_view_live_leads_to_the_portal(editor: Client) -> None:
    page = factories.published_case_study("Réparer des vélos", slug="reparer")

    address = page.get_full_url()

    assert re.fullmatch(r"http://localhost:8000/fr/case-studies/reparer-[0-9a-z]{10}", address)


def factories_profile(user: Any) -> Any:
    from wagtail.users.models import UserProfile

    return UserProfile.get_for_user(user)


def _errors(answer: Any) -> str:
    return "\n".join(re.findall(r"error-message.*?</p>", answer.content.decode(), re.DOTALL))


@pytest.mark.parametrize(
    ("language", "label"),
    [("fr", "Mot de passe"), ("de", "Passwort"), ("el", "Κωδικός"), ("en", "Password")],
)
def test_whoever_signs_in_is_asked_in_their_language(
    client: Client, language: str, label: str
) -> None:
    page = client.get("/login/", headers={"accept-language": language}).content.decode()

    field = re.search(r'<label[^>]*for="id_password"[^>]*>(.*?)</label>', page, re.DOTALL)
    assert field
    assert label in field[1]
