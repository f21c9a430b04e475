"""Needs: those of every installation, their form, their order, what is published of them."""

from importlib import import_module
from typing import Any
from unittest.mock import Mock

import pytest
from django.apps import apps
from django.test import Client
from wagtail.models import Revision

from cms.publishing.models import OutboxEvent
from cms.publishing.projector import Projector
from cms.taxonomy.models import Need, Theme
from cms.taxonomy.usual_needs import EVERYDAY, LANGUAGES
from content_models.icons import DRAWINGS, NEED_ICONS
from content_models.published import PublishedStore
from tests.cms import factories
from tests.cms.signing_in import signed_in
from tests.cms.taxonomy_forms import NEEDS, THEMES, need_form, theme_form

pytestmark = pytest.mark.django_db
MIGRATION = import_module("cms.taxonomy.migrations.0008_usual_needs")


def usual(code: str) -> Any:
    return Need.objects.get(code=code)


def test_an_installation_begins_with_the_usual_needs_in_their_order_and_languages() -> None:
    needs = list(Need.objects.all())

    assert [each.code for each in needs] == list(EVERYDAY)
    assert all({name.language for name in each.names.all()} == set(LANGUAGES) for each in needs)
    assert usual("roof").name_for("uk") == "Житло"
    assert {each.icon for each in needs} <= set(NEED_ICONS)
    assert all(each.latest_revision for each in needs)


def test_every_icon_is_drawn() -> None:
    assert set(NEED_ICONS) <= set(DRAWINGS)


def test_an_older_installation_keeps_which_themes_answer_which_need() -> None:
    Need.objects.all().delete()
    housing = factories.theme("Hébergement", synonyms="loyer")
    factories.theme("Apiculture")

    MIGRATION.begin(apps, Mock())

    answered = {each.code: list(each.themes.all()) for each in Need.objects.all()}
    assert answered.pop("roof") == [housing]
    assert not any(answered.values())
    assert usual("roof").latest_revision.content["themes"] == [housing.pk]


def test_a_new_theme_answers_the_needs_that_its_words_name_and_is_asked_once(
    editor: Client,
) -> None:
    editor.post(f"{THEMES}/add/", theme_form(None, {"fr": "Logement", "en": "Housing"}))

    theme = Theme.objects.get()
    assert list(theme.needs.all()) == [usual("roof")]
    theme.needs.clear()
    theme.save()
    assert not theme.needs.exists()


@pytest.mark.parametrize("name", ["Un toit", "UN TOIT", " un  tôit "])
def test_a_second_need_of_one_name_is_refused(editor: Client, name: str) -> None:
    theme = factories.theme("Apiculture")

    page = editor.post(f"{NEEDS}/add/", need_form(None, {"fr": name}, themes=[theme]))

    assert "Un autre besoin s’appelle" in page.content.decode()
    assert Need.objects.count() == len(EVERYDAY)


def test_a_need_that_is_shown_has_a_theme(editor: Client) -> None:
    form = need_form(None, {"fr": "Handicap"})
    hidden = {name: value for name, value in form.items() if name != "is_shown"}

    refused = editor.post(f"{NEEDS}/add/", form).content.decode()
    kept = editor.post(f"{NEEDS}/add/", hidden)

    assert "Choisissez au moins un thème" in refused
    assert kept.status_code == 302
    assert not usual("handicap").is_shown


def test_more_needs_than_one_reads_are_warned_of(editor: Client) -> None:
    theme = factories.theme("Apiculture")
    for name in ("Un", "Deux"):
        factories.need(name, [theme])

    editor.post(f"{NEEDS}/add/", need_form(None, {"fr": "Trois"}, themes=[theme]))

    assert "17 besoins sont affichés" in editor.get(f"{NEEDS}/").content.decode()


def test_a_renamed_need_keeps_its_address_and_a_new_one_gets_one_of_its_own(
    editor: Client,
) -> None:
    theme = factories.theme("Logement", synonyms="loyer")
    roof = usual("roof")

    editor.post(f"{NEEDS}/edit/{roof.pk}/", need_form(roof, {"fr": "Se loger"}, themes=[theme]))
    editor.post(f"{NEEDS}/add/", need_form(None, {"fr": "Roof"}, themes=[theme]))
    editor.post(f"{NEEDS}/add/", need_form(None, {"ar": "سقف"}, themes=[theme]))

    assert usual("roof").name_for("fr") == "Se loger"
    assert [each.code for each in Need.objects.all()][-2:] == ["roof-2", "need"]


@pytest.mark.parametrize(("role", "may"), [("editor", False), ("translator", False),
                                           ("reviewer", True), ("admin", True)])  # fmt: skip
def test_who_edits_themes_edits_needs(empty_cms: None, role: str, may: bool) -> None:
    theme = factories.theme("Apiculture")
    client, need = signed_in(role), usual("food")

    client.post(f"{NEEDS}/edit/{need.pk}/", need_form(need, {"fr": "Repas"}, themes=[theme]))
    client.post(f"{NEEDS}/reorder/{need.pk}/?position=0")

    assert (usual("food").name_for("fr") == "Repas") is may
    assert (Need.objects.first() == need) is may


def test_the_form_shows_how_it_looks_among_the_others_in_each_language(editor: Client) -> None:
    page = editor.get(f"{NEEDS}/edit/{usual('roof').pk}/").content.decode()

    arabic = page[page.index('data-need-language="ar"') :]
    assert 'dir="rtl"' in page
    assert arabic.index("الأوراق") < arabic.index("سكن") < arabic.index("الطعام")
    assert page.count("data-need-own") == page.count("data-need-language")
    assert 'value="roof"' in page
    assert DRAWINGS["roof"] in page


def test_needs_are_dragged_in_the_whole_list_alone(editor: Client) -> None:
    whole = editor.get(f"{NEEDS}/").content.decode()
    found = editor.get(f"{NEEDS}/?is_shown=true").content.decode()

    assert "/need/reorder/" in whole
    assert "/need/reorder/" not in found


@pytest.mark.parametrize("form", ["need/add/", "need/edit/1/", "theme/add/", "theme/edit/1/"])
def test_what_has_no_drafts_is_not_saved_while_one_types(editor: Client, form: str) -> None:
    theme = factories.theme("Apiculture")
    address = form.replace("1", str(theme.pk if "theme" in form else usual("roof").pk))

    page = editor.get(f"/snippets/taxonomy/{address}").content.decode()

    assert "w-unsaved" in page
    assert "w-unsaved w-autosave" not in page


def test_an_old_version_comes_back_without_its_old_place(editor: Client) -> None:
    theme = factories.theme("Apiculture")
    need = factories.need("Un toit neuf", [theme])
    old = need.save_revision()
    editor.post(f"{NEEDS}/reorder/{need.pk}/?position=0")

    page = editor.get(f"{NEEDS}/history/{need.pk}/revisions/{old.pk}/revert/")
    version: Any = Revision.objects.get(pk=old.pk).as_object()

    assert page.status_code == 200
    assert version.sort_order == Need.objects.get(pk=need.pk).sort_order
    assert list(version.themes.all()) == [theme]


def test_what_is_published_follows_every_change(
    publishing: PublishedStore, projector: Projector
) -> None:
    theme = factories.theme("Apiculture")
    need = factories.need("Des abeilles", [theme], icon="heart")
    projector.drain(timeout_seconds=5)
    with publishing.reading() as snapshot:
        document: Any = snapshot.document(need.key, "fr")
        term: Any = snapshot.document(theme.key, "fr")
        assert (document.code, document.icon, document.themes) == (
            "des-abeilles", "heart", (theme.key,))  # fmt: skip
        assert [each.names for each in term.needs] == [(("fr", "Des abeilles"),)]
        before = snapshot.state().generation

    need.themes = []
    need.save()
    projector.drain(timeout_seconds=5)

    with publishing.reading() as snapshot:
        assert snapshot.document(theme.key, "fr").needs == ()  # type: ignore[union-attr]
        assert snapshot.state().generation > before


def test_all_needs_are_published_in_their_new_order(
    publishing: PublishedStore, projector: Projector
) -> None:
    signed_in("reviewer").post(f"{NEEDS}/reorder/{usual('business').pk}/?position=0")
    projector.drain(timeout_seconds=5)

    with publishing.reading() as snapshot:
        documents: Any = snapshot.page(kind="need", locale="en", limit=99)
        ordered = sorted(documents, key=lambda each: each.position)
        assert [each.code for each in ordered[:3]] == ["business", "papers", "roof"]


def test_items_of_a_theme_are_found_by_its_needs(
    publishing: PublishedStore, projector: Projector
) -> None:
    theme = factories.theme("Apiculture")
    organisation = factories.published_organisation(themes=[theme])
    projector.drain(timeout_seconds=5)

    factories.need("Des abeilles", [theme])

    event = OutboxEvent.objects.get(model="taxonomy.theme")
    assert (event.key, event.reach) == (theme.key, "owners")
    projector.drain(timeout_seconds=5)
    with publishing.reading() as snapshot:
        assert not snapshot.unindexed_keys()
        assert snapshot.document(organisation.translation_key, "fr")


@pytest.mark.parametrize("role", ["editor", "translator", "reviewer"])
def test_only_administrators_merge_needs(empty_cms: None, role: str) -> None:
    signed_in(role).post(f"/needs/{usual('law').pk}/merge/", {"kept": usual("papers").pk})

    assert Need.objects.filter(code="law").exists()


def test_a_merged_need_leaves_its_themes_and_its_address(
    publishing: PublishedStore, projector: Projector
) -> None:
    theme = factories.theme("Asile", synonyms="réfugié")
    administrator = signed_in("admin")
    law, papers = usual("law"), usual("papers")
    assert theme in law.themes.all()

    page = administrator.get(f"/needs/{law.pk}/merge/").content.decode()
    answer = administrator.post(f"/needs/{law.pk}/merge/", {"kept": papers.pk})
    projector.drain(timeout_seconds=5)

    assert "Besoin conservé" in page
    assert answer.status_code == 302
    assert usual("papers").former_codes == ["law"]
    assert list(usual("papers").themes.all()) == [theme]
    with publishing.reading() as snapshot:
        document: Any = snapshot.document(papers.key, "fr")
        assert (document.former_codes, document.themes) == (("law",), (theme.key,))
        assert snapshot.document(law.key, "fr") is None
    history = administrator.get(f"{NEEDS}/history/{papers.pk}/").content.decode()
    assert "Un autre besoin a été fusionné" in history


def test_needs_follow_themes_that_are_merged(empty_cms: None) -> None:
    kept, other = factories.theme("Asile", synonyms="réfugié"), factories.theme("Refuge")
    need = factories.need("Protection", [other])

    signed_in("admin").post(f"/themes/{other.pk}/merge/", {"kept": kept.pk})

    assert list(Need.objects.get(pk=need.pk).themes.all()) == [kept]
