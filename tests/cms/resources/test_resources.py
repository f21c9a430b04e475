"""Resources, partners and pages of information: the editors' forms, and what is published."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from cms.demonstration.logins import ensure_logins
from cms.ground.completeness import IncompleteError
from cms.library.models import LibraryPage
from cms.publishing.collecting import all_keys, collect
from cms.publishing.expansion import owners_of
from cms.resources.models import PartnerResourcePage
from content_models.blocks import RichText as RichTextBlock
from content_models.documents import Translation
from content_models.vocabularies import Country, Licence, ResourceType
from tests.cms import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(empty_cms: None) -> Client:
    ensure_logins("secret")
    signed_in = Client(headers={"accept-language": "en"})
    assert signed_in.login(username="admin", password="secret")
    return signed_in


def document_of(item: Any, language: str = "fr") -> Any:
    found = collect([item.translation_key]).documents[item.translation_key]
    return next(document for document in found if document.locale == language)


def form(**values: str) -> dict[str, str]:
    """What the form of a new resource sends."""
    sent = {
        "title": "La carte du marché",
        "slug": "carte-du-marche",
        "summary": "Un guide.",
        "resource_type": "guide",
        "link": "",
        "languages": "FR, ar",
        "licence": "cc-by-4.0",
        "body-count": "0",
        "action-publish": "action-publish",
    }
    for name, limit in (("files", "10"), ("comments", "1000")):
        sent |= {
            f"{name}-TOTAL_FORMS": "0",
            f"{name}-INITIAL_FORMS": "0",
            f"{name}-MIN_NUM_FORMS": "0",
            f"{name}-MAX_NUM_FORMS": limit,
        }
    return sent | values


def sent_by(editor: Client, **values: str) -> Any:
    library = LibraryPage.objects.get(locale=factories.locale("fr"))
    address = f"/pages/add/resources/partnerresourcepage/{library.pk}/"
    return editor.post(address, form(**values))


def with_file(document: Any) -> dict[str, str]:
    return {
        "files-TOTAL_FORMS": "1",
        "files-0-document": str(document.pk),
        "files-0-title": "",
        "files-0-ORDER": "1",
    }


def test_a_resource_with_an_address_is_published(editor: Client) -> None:
    answer = sent_by(editor, link="https://guide.example/")

    published = document_of(PartnerResourcePage.objects.get())
    assert answer.status_code == 302
    assert published.link == "https://guide.example/"
    assert published.languages == ("fr", "ar")


def test_a_resource_with_a_file_is_published(editor: Client) -> None:
    answer = sent_by(editor, **with_file(factories.file()))

    assert answer.status_code == 302
    assert PartnerResourcePage.objects.get().live


def test_a_resource_without_file_and_address_is_told_so_beside_the_field(editor: Client) -> None:
    answer = sent_by(editor)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Give an address, or add a file below." in page
    assert "La carte du marché" in page
    assert not PartnerResourcePage.objects.exists()


def test_a_file_that_is_taken_away_again_does_not_count(editor: Client) -> None:
    taken_away = with_file(factories.file()) | {"files-0-DELETE": "on"}

    assert "Give an address" in sent_by(editor, **taken_away).content.decode()


def test_a_draft_may_lack_both(editor: Client) -> None:
    values = form()
    del values["action-publish"]
    library = LibraryPage.objects.get(locale=factories.locale("fr"))

    answer = editor.post(f"/pages/add/resources/partnerresourcepage/{library.pk}/", values)

    assert answer.status_code == 302
    assert not PartnerResourcePage.objects.get().live


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"year": "2999"}, "This year is in the future."),
        ({"languages": "français"}, "is not a language"),
        ({"link": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"pages": "0"}, "greater than or equal to 1"),
        ({"resource_type": "poem"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(
    editor: Client, values: dict[str, str], reason: str
) -> None:
    answer = sent_by(editor, **({"link": "https://guide.example/"} | values))

    assert answer.status_code == 200
    assert reason in answer.content.decode()


def test_the_forms_open_with_sensible_values(editor: Client) -> None:
    library = LibraryPage.objects.get(locale=factories.locale("fr"))

    resource = editor.get(f"/pages/add/resources/partnerresourcepage/{library.pk}/")
    page = editor.get(f"/pages/add/information/infopage/{library.pk}/")
    partner = editor.get("/snippets/taxonomy/partner/add/")

    assert '<option value="cc-by-4.0" selected>' in resource.content.decode()
    assert (page.status_code, partner.status_code) == (200, 200)


def test_a_resource_carries_what_its_form_asks(empty_cms: None) -> None:
    theme, partner, file = factories.theme(), factories.partner(), factories.file()
    page = factories.published_resource(
        files=[file],
        author="Collectif (exemple)",
        publisher=partner,
        year=2024,
        licence="cc0-1.0",
        languages=["fr", "ar"],
        pages=24,
        minutes=45,
        country="FR",
        picture=factories.image(),
        picture_text="Une table de cartes.",
    )
    page.themes = [theme]
    page.save_revision().publish()

    document = document_of(page)

    assert document.resource_type is ResourceType.GUIDE
    assert document.files[0].title == "Le guide"
    assert document.files[0].media_type == "text/plain"
    assert document.files[0].digest == file.file_hash
    assert document.publisher == partner.translation_key
    assert (document.author, document.year) == ("Collectif (exemple)", 2024)
    assert document.licence is Licence.CC0
    assert (document.languages, document.pages, document.minutes) == (("fr", "ar"), 24, 45)
    assert document.country is Country.FRANCE
    assert document.picture.alternative_text == "Une table de cartes."
    assert document.themes == (theme.key,)
    assert document.translation == Translation()


def test_what_a_resource_uses_leads_to_it(empty_cms: None) -> None:
    theme, partner, file = factories.theme(), factories.partner(), factories.file()
    page = factories.published_resource(files=[file], publisher=partner)
    page.themes = [theme]
    page.save_revision().publish()

    for used in (theme, partner, file):
        assert page.translation_key in owners_of(type(used), [str(used.pk)])


def test_a_picture_leads_to_the_partner_that_shows_it(empty_cms: None) -> None:
    picture = factories.image()
    partner = factories.partner(picture=picture, picture_text="Le logo.")

    assert owners_of(type(picture), [str(picture.pk)]) == {partner.translation_key}


@pytest.mark.parametrize("make", [factories.published_resource, factories.published_info_page])
def test_what_is_restricted_or_taken_back_is_not_published(empty_cms: None, make: Any) -> None:
    open_page, restricted, taken_back = make("Une"), make("Deux"), make("Trois")
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    taken_back.unpublish()

    keys = [each.translation_key for each in (open_page, restricted, taken_back)]
    found = collect(keys).documents

    assert [len(found[key]) for key in keys] == [1, 0, 0]
    assert set(keys) <= set(all_keys())


def test_a_page_nobody_has_translated_yet_is_not_published(empty_cms: None) -> None:
    page = factories.published_resource()
    page.copy_for_translation(factories.locale("de"), copy_parents=True, alias=True)

    found = collect([page.translation_key]).documents[page.translation_key]

    assert [document.locale for document in found] == ["fr"]


def test_a_partner_carries_what_its_page_shows(empty_cms: None) -> None:
    partner = factories.partner(
        place="Pau",
        description="Nous formons.",
        body="<p>Depuis 2004.<script>alert(1)</script></p>",
        picture=factories.image(),
        picture_text="Le logo.",
    )

    document = document_of(partner)

    assert (document.place, document.summary) == ("Pau", "Nous formons.")
    assert document.body == (RichTextBlock(html="<p>Depuis 2004.</p>"),)
    assert document.picture.alternative_text == "Le logo."


def test_a_picture_says_what_it_shows_or_that_it_tells_nothing(empty_cms: None) -> None:
    partner = factories.partner()
    partner.picture = factories.image()

    with pytest.raises(IncompleteError) as refused:
        partner.save_revision().publish()
    partner.picture_decorative = True
    partner.save_revision().publish()

    assert [lack.path for lack in refused.value.lacks] == ["picture_text"]
    assert document_of(partner).picture.decorative
