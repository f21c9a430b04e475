"""A form that cannot be taken is sent once, and shown again with its errors."""

import pytest
from django.test import Client

from cms.directory.models import Organisation
from tests.cms.signing_in import signed_in
from tests.cms.test_admin import DESCRIPTION, organisation_form

ADD = "/snippets/directory/organisation/add/"
MOUNTED_AT = "/cms"
BY_SCRIPT = {"X-Writing": "form"}


def refused_form(client: Client) -> str:
    """Where a form waits that lacks a name; what was typed into it is still there."""
    form = organisation_form(name="", description=DESCRIPTION, spoken_languages="fr")
    answer = client.post(ADD, form | {"email": "geia@sou.example"}, headers=BY_SCRIPT)
    assert answer.content == b""
    assert not Organisation.objects.exists()
    return str(answer["X-Writing-Shown"]).removeprefix(MOUNTED_AT)


@pytest.mark.django_db
def test_a_form_with_errors_waits_for_the_browser_once(empty_cms: None) -> None:
    client = signed_in("reviewer")

    address = refused_form(client)
    shown, again = client.get(address), client.get(address)

    assert "error-message" in shown.content.decode()
    assert "geia@sou.example" in shown.content.decode()
    assert shown["Cache-Control"] == "no-store"
    assert "geia@sou.example" not in again.content.decode()


@pytest.mark.django_db
def test_a_form_with_errors_waits_for_nobody_else(empty_cms: None) -> None:
    address = refused_form(signed_in("reviewer"))

    for other in (signed_in("editor"), Client()):
        assert "geia@sou.example" not in other.get(address).content.decode()


@pytest.mark.django_db
def test_a_browser_without_the_script_gets_its_answer_at_once(empty_cms: None) -> None:
    page = signed_in("reviewer").post(ADD, organisation_form(name="", description=DESCRIPTION))

    assert "error-message" in page.content.decode()


@pytest.mark.django_db
def test_whoever_finds_somebody_else_signed_in_signs_them_out_first(empty_cms: None) -> None:
    client = signed_in("editor")
    here = client.get("/writing/here/").json()["user"]

    asked = client.get("/writing/sign-in-as-yourself/", {"as": here + 1})
    led = client.post("/writing/sign-in-as-yourself/")

    assert "editor" in asked.content.decode()
    assert led["Location"] == "/cms/login/?next=/cms/writing/signed-in/"
    assert client.get(led["Location"].removeprefix(MOUNTED_AT)).status_code == 200


@pytest.mark.django_db
def test_whoever_is_signed_in_as_themselves_by_now_goes_back_to_their_form(empty_cms: None) -> None:
    client = signed_in("editor")
    here = client.get("/writing/here/").json()["user"]

    led = client.get("/writing/sign-in-as-yourself/", {"as": here})

    assert led["Location"] == "/cms/writing/signed-in/"
