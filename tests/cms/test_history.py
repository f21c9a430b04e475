"""Partners have drafts, and partners and themes a history, as everything else has."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from wagtail.models import Revision

from cms.publishing.collecting import collect
from cms.publishing.models import OutboxEvent
from cms.taxonomy.models import Partner, Theme
from tests.cms import factories
from tests.cms.taxonomy_forms import PARTNERS, PUBLISH, THEMES, partner_form, theme_form

pytestmark = pytest.mark.django_db


def published_names(partner: Partner) -> list[str]:
    """What readers call a partner."""
    found = collect([partner.translation_key]).documents[partner.translation_key]
    return [document.title for document in found]


def words(theme: Theme) -> dict[str, str]:
    """The words of a theme as it is stored, by language."""
    return dict(theme.labels.model.objects.filter(theme=theme).values_list("language", "label"))


def versions(item: Any) -> list[Revision]:
    """The versions of an item, the oldest first."""
    return list(item.revisions.order_by("pk"))


def test_readers_see_a_partner_once_it_is_published(editor: Client) -> None:
    editor.post(f"{PARTNERS}/add/?locale=fr", partner_form("Anemos (exemple)"))
    partner = Partner.objects.get(name="Anemos (exemple)")
    before = published_names(partner)

    editor.post(f"{PARTNERS}/edit/{partner.pk}/", partner_form("Anemos (exemple)", **PUBLISH))

    assert before == []
    assert published_names(partner) == ["Anemos (exemple)"]


def test_the_draft_of_a_partner_changes_nothing_for_readers(editor: Client) -> None:
    partner = factories.partner("Avant")
    OutboxEvent.objects.all().delete()

    editor.post(f"{PARTNERS}/edit/{partner.pk}/", partner_form("Après"))

    assert published_names(partner) == ["Avant"]
    assert Partner.objects.get(pk=partner.pk).get_latest_revision_as_object().name == "Après"
    assert not OutboxEvent.objects.exists()


def test_a_partner_that_is_unpublished_says_first_how_many_name_it(editor: Client) -> None:
    partner = factories.partner()
    factories.published_case_study(publisher=partner)

    asked = editor.get(f"{PARTNERS}/unpublish/{partner.pk}/")
    editor.post(f"{PARTNERS}/unpublish/{partner.pk}/")

    assert asked.context["usage_count"] == 1
    assert published_names(partner) == []


def test_a_version_of_a_partner_is_compared_and_brought_back(editor: Client) -> None:
    partner = factories.partner("Avant")
    old = versions(partner)[0]
    editor.post(f"{PARTNERS}/edit/{partner.pk}/", partner_form("Après", **PUBLISH))

    listed = editor.get(f"{PARTNERS}/history/{partner.pk}/")
    compared = editor.get(f"{PARTNERS}/history/{partner.pk}/revisions/compare/earliest...latest/")
    way = f"{PARTNERS}/history/{partner.pk}/revisions/{old.pk}/revert/"
    opened = editor.get(way)
    editor.post(way, partner_form("Avant", revision=str(old.pk), **PUBLISH))

    assert [answer.status_code for answer in (listed, compared, opened)] == [200, 200, 200]
    assert "Après" in compared.content.decode()
    assert 'value="Avant"' in opened.content.decode()
    assert published_names(partner) == ["Avant"]


def test_a_version_of_a_theme_is_compared_and_brought_back(editor: Client) -> None:
    theme = factories.theme("Logement")
    for found in ({"fr": "Habitat", "de": "Wohnen"}, {"fr": "Habiter"}):
        now = Theme.objects.get(pk=theme.pk)
        editor.post(f"{THEMES}/edit/{theme.pk}/", theme_form(now, found))
    old = versions(theme)[0]

    compared = editor.get(f"{THEMES}/history/{theme.pk}/revisions/compare/{old.pk}...latest/")
    way = f"{THEMES}/history/{theme.pk}/revisions/{old.pk}/revert/"
    opened = editor.get(way)
    sent = theme_form(old.as_object(), {"fr": "Habitat", "de": "Wohnen"}, revision=str(old.pk))
    answer = editor.post(way, sent)

    assert "Wohnen" in compared.content.decode()
    assert 'value="Wohnen"' in opened.content.decode()
    assert answer.status_code == 302
    assert words(theme) == {"fr": "Habitat", "de": "Wohnen"}


def test_a_word_that_was_deleted_and_written_anew_is_brought_back_once(editor: Client) -> None:
    theme = factories.theme("Logement")
    for found in ({"fr": "Logement", "de": "Wohnen"}, {"fr": "Logement"}, {"fr": "a", "de": "b"}):
        now = Theme.objects.get(pk=theme.pk)
        editor.post(f"{THEMES}/edit/{theme.pk}/", theme_form(now, found))
    old = versions(theme)[0]

    way = f"{THEMES}/history/{theme.pk}/revisions/{old.pk}/revert/"
    sent = theme_form(old.as_object(), {"fr": "Logement", "de": "Wohnen"}, revision=str(old.pk))
    answer = editor.post(way, sent)

    assert answer.status_code == 302
    assert words(theme) == {"fr": "Logement", "de": "Wohnen"}


@pytest.mark.parametrize("folder", [PARTNERS, THEMES])
def test_a_form_sent_to_the_address_of_copying_saves_nothing(editor: Client, folder: str) -> None:
    item = factories.partner("Avant") if folder == PARTNERS else factories.theme("Avant")
    form = partner_form("Après") if folder == PARTNERS else theme_form(item, {"fr": "Après"})

    shown = editor.get(f"{folder}/copy/{item.pk}/")
    answer = editor.post(f"{folder}/copy/{item.pk}/", form)

    assert (shown.status_code, answer.status_code) == (200, 405)
    named = [str(each) for each in type(item).objects.filter(pk__gte=item.pk)]
    assert named == ["Avant"]


def test_the_history_of_what_was_there_before_begins_with_it(editor: Client) -> None:
    theme, partner = factories.theme("Logement"), factories.partner("Avant", place="Pau")
    for item in (theme, partner):
        type(item).objects.update(latest_revision=None)
    Partner.objects.update(live_revision=None)
    Revision.objects.all().delete()

    begin = import_module("cms.taxonomy.migrations.0005_first_versions").begin_history
    begin(apps, None)
    begin(apps, None)
    editor.post(f"{PARTNERS}/edit/{partner.pk}/", partner_form("Après"))

    (kept,) = versions(theme)
    old, _new = versions(partner)
    assert [label.label for label in kept.as_object().labels.all()] == ["Logement"]
    assert (old.as_object().name, old.as_object().place) == ("Avant", "Pau")
    assert old.created_at == partner.last_published_at
    assert Partner.objects.get(pk=partner.pk).live_revision == old
