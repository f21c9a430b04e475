"""Every item in every language: what it says, where it leads, what it costs."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cms.desk import services as desk
from cms.translation.report import DOWNLOAD, TABLE
from cms.translation.table import State, Wanted, rows
from tests.cms import factories
from tests.cms.admin import address
from tests.cms.shared import undone
from tests.cms.signing_in import ensure_people, guest, partner_of, signed_in
from tests.cms.translation import translators

pytestmark = pytest.mark.django_db

LANGUAGES = ("fr", "en", "de", "el", "ar")


@pytest.fixture(scope="module", autouse=True)
def item(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Any]:
    """A case study that is stale in English, in work in German, current in Greek.

    An organisation in French alone is beside it.
    """
    with undone(django_db_blocker):
        ensure_people()
        made = factories.published_case_study(
            "Un atelier", summary="Avant.", publisher=partner_of("editor")
        )
        translators.translated(made, "en")
        greek = translators.begun(made, "el")
        made = translators.change(made, summary="Après.")
        translators.translate(greek)
        translators.publish(greek)
        translators.begun(made, "de")
        factories.published_organisation("Accueil", country="GR")
        yield made


@pytest.fixture
def translator() -> Client:
    """Signed in as a translator."""
    return signed_in("translator")


def states(item: Any) -> dict[str, str]:
    """What the table says of an item."""
    (row,) = (each for each in rows(LANGUAGES, Wanted()) if each.key == item.translation_key)
    return {language: cell.state.value for language, cell in row.cells.items()}


def test_an_item_is_told_in_every_language(item: Any) -> None:
    assert states(item) == {
        "fr": State.ORIGINAL,
        "en": State.STALE,
        "de": State.IN_WORK,
        "el": State.CURRENT,
        "ar": State.MISSING,
    }


def test_what_is_translated_and_not_published_is_in_work() -> None:
    organisation = factories.published_organisation()
    translation = translators.begun(organisation, "en")
    translators.translate(translation)
    translators.publish(translation)
    assert states(organisation)["en"] == State.CURRENT

    translators.translate(translation)

    assert states(organisation)["en"] == State.IN_WORK


def test_a_placeholder_is_missing() -> None:
    item = factories.published_case_study("Un atelier")
    item.copy_for_translation(factories.locale("de"), alias=True)

    assert states(item)["de"] == State.MISSING


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(label="directory.organisation"), {"Accueil"}),
        (Wanted(label="library.casestudypage", state="stale"), {"Un atelier"}),
        (Wanted(state="stale", language="de"), set()),
        (Wanted(state="in_work", language="de"), {"Un atelier"}),
        (Wanted(country="GR"), {"Accueil", "gr-gefyra"}),
        (Wanted(partner="own"), {"Un atelier", "fr-passerelles"}),
    ],
)
def test_filters(wanted: Wanted, found: set[str]) -> None:
    if wanted.partner:
        wanted = Wanted(partner=str(partner_of("editor").translation_key))

    assert {row.title for row in rows(LANGUAGES, wanted)} == found


def test_the_cells_lead_where_the_work_is(translator: Client, item: Any) -> None:
    page = translator.get(address(TABLE)).content.decode()

    english = item.get_translation(factories.locale("en"))
    assert f'href="/cms/pages/{english.pk}/edit/#part-summary"' in page
    missing = f'href="/cms/localize/submit/page/{item.pk}/?select_locale=ar"'
    assert missing in page
    assert translator.get(f"/localize/submit/page/{item.pk}/?select_locale=ar").status_code == 200


def test_the_table_is_a_file_too(translator: Client) -> None:
    answer = translator.get(address(DOWNLOAD), {"label": "library.casestudypage"})

    lines = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]  # of a streaming answer
    assert len(lines) == 2
    assert lines[1].startswith("Un atelier;")
    assert "/cms/pages/" in lines[1]


def test_nonsense_in_the_address_narrows_nothing(translator: Client) -> None:
    asked = {"state": "x", "partner": "no-uuid", "country": "ZZ", "label": "auth.user", "p": "99"}

    assert translator.get(address(TABLE), asked).status_code == 200


def test_whoever_edits_nothing_does_not_see_it() -> None:
    assert guest().get(address(TABLE)).status_code == 302


def test_more_items_cost_no_more_queries(django_assert_max_num_queries: Any) -> None:
    for number in range(5):
        translators.translated(factories.published_case_study(f"Un atelier {number}"), "en")

    with django_assert_max_num_queries(11):
        rows(LANGUAGES, Wanted())


def test_stale_translations_stand_on_the_home_page(translator: Client, item: Any) -> None:
    user = get_user_model().objects.get(username="translator")
    (entry,) = desk.stale_translations(user)

    assert (entry.title, entry.language) == ("Un atelier", "en")
    assert entry.address.endswith("/edit/#part-summary")
    assert entry.day is not None
    assert item.title in translator.get("/").content.decode()
    assert translator.get("/desk/stale/").status_code == 200
