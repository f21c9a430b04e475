"""One click from the home page to an empty form, and what stands in it already."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.test.utils.form_data import rich_text, streamfield

from cms.library.models import CaseStudyPage, LibraryPage
from cms.library.tree import ensure_tree
from tests.cms import factories
from tests.cms.people import page_actions
from tests.cms.people.test_forms import options
from tests.cms.signing_in import partner_of, signed_in

pytestmark = pytest.mark.django_db

OF_EDITORS = [
    "New case study",
    "New resource",
    "New activity",
    "New course",
    "New organisation",
]
OF_REVIEWERS = [*OF_EDITORS[:-1], "New page of information", OF_EDITORS[-1]]


@pytest.fixture(autouse=True)
def tree(db: None) -> None:
    ensure_tree()


def buttons(client: Client, language: str) -> list[tuple[str, str]]:
    """Address and label of each, as the home page shows them."""
    home = client.get("/", headers={"Accept-Language": language}).content.decode()
    shown = re.search(r'<p class="desk-beginnings">(.*?)</p>', home, re.DOTALL)
    found = re.findall(
        r'<a class="button[^>]* href="([^"]+)">(.*?)</a>', shown[1] if shown else "", re.DOTALL
    )
    return [
        (address, re.sub(r"<span.*</span>|<.*?>", "", label, flags=re.DOTALL).strip())
        for address, label in found
    ]


@pytest.mark.parametrize(
    ("login", "expected"),
    [
        ("editor", OF_EDITORS),
        ("editor-gr", OF_EDITORS),
        ("translator", ["English", "Français", "Deutsch", "Ελληνικά", "العربية"]),
        ("reviewer", OF_REVIEWERS),
        ("admin", OF_REVIEWERS),
    ],
)
def test_who_signs_in_is_offered_what_they_may_begin(login: str, expected: list[str]) -> None:
    assert [label for _address, label in buttons(signed_in(login), "en")] == expected


def test_a_translator_is_led_to_what_their_language_lacks() -> None:
    item = factories.published_case_study("Un atelier", publisher=partner_of("editor"))
    client = signed_in("translator")

    address, label = buttons(client, "ar")[0]

    assert label == "العربية"
    assert (
        f"{item.pk}/?select_locale=ar"
        in client.get(unescape(address).removeprefix("/cms")).content.decode()
    )


@pytest.mark.parametrize("login", ["editor", "editor-gr", "reviewer"])
def test_each_button_opens_a_form_that_they_may_send(login: str) -> None:
    client = signed_in(login)

    for address, label in buttons(client, "en"):
        form = client.get(address.removeprefix("/cms"))
        assert form.status_code == 200, label
        assert "data-edit-form" in form.content.decode(), label


@pytest.mark.parametrize("language", ["fr", "el", "ar"])
def test_what_is_begun_is_in_the_language_of_the_admin(language: str) -> None:
    found = buttons(signed_in("editor"), language)

    folder = LibraryPage.objects.get(locale__language_code=language)
    assert found[0][0] == f"/cms/pages/add/library/casestudypage/{folder.pk}/"
    assert found[-1][0].endswith(f"/organisation/add/?locale={language}")


def test_who_writes_for_no_partner_is_offered_nothing() -> None:
    client = signed_in("editor")
    editor = client.get("/").wsgi_request.user
    editor.partner_memberships.all().delete()

    assert buttons(client, "en") == []


@pytest.mark.parametrize(("login", "country"), [("editor", "FR"), ("editor-gr", "GR")])
def test_a_case_study_begins_in_the_country_of_ones_partner(login: str, country: str) -> None:
    client = signed_in(login)
    address, _label = buttons(client, "en")[0]

    form = client.get(address.removeprefix("/cms")).content.decode()

    assert [value for value, is_chosen in options(form, "country") if is_chosen] == [country]


def test_a_reviewer_without_a_partner_chooses_the_country() -> None:
    client = signed_in("reviewer")
    address, _label = buttons(client, "en")[0]

    form = client.get(address.removeprefix("/cms")).content.decode()

    assert options(form, "country")[0] == ("", True)


def test_a_case_study_begins_with_an_empty_text_which_a_draft_may_leave_empty() -> None:
    client = signed_in("editor")
    address, _label = buttons(client, "en")[0]
    form = client.get(address.removeprefix("/cms"))
    (empty,) = form.context["form"].initial["body"]
    sent = page_actions.form(
        partner_of("editor"), body=streamfield([("text", rich_text(""))]), title="Sans texte"
    )

    client.post(address.removeprefix("/cms"), sent)

    assert empty.block_type == "text"
    assert CaseStudyPage.objects.filter(title="Sans texte", live=False).exists()


def test_the_country_of_a_page_that_is_there_stays() -> None:
    client = signed_in("editor")
    page: CaseStudyPage = factories.published_case_study(
        country="AT", publisher=partner_of("editor")
    )

    form = client.get(f"/pages/{page.pk}/edit/").content.decode()

    assert [value for value, is_chosen in options(form, "country") if is_chosen] == ["AT"]


@pytest.mark.parametrize(
    "form", ["/pages/add/library/casestudypage/{}/", "/snippets/directory/organisation/add/"]
)
def test_a_form_asks_for_the_words_of_all_themes_at_once(form: str) -> None:
    client = signed_in("editor")
    address = form.format(LibraryPage.objects.get(locale__language_code="fr").pk)

    def queries(themes: int) -> int:
        for number in range(themes):
            factories.theme(f"Thème {number}")
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    queries(1)  # loads what is loaded once

    assert queries(5) == queries(5)


def test_an_editor_begins_nothing_that_they_could_not_open_again() -> None:
    folder = LibraryPage.objects.get(locale__language_code="fr")
    address = f"/pages/add/information/infopage/{folder.pk}/"

    refused = signed_in("editor").get(address)
    allowed = signed_in("reviewer").get(address)

    assert refused.status_code == 302
    assert refused["Location"] == f"/cms/pages/{folder.pk}/"
    assert allowed.status_code == 200
