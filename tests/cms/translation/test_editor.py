"""The editor of a translation in the admin, on good days and on bad ones."""

import os
import subprocess
import sys
from html import unescape
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from content_models.deployment import PROJECT_FOLDER
from tests.cms import factories
from tests.cms.signing_in import signed_in
from tests.cms.translation import translators
from tests.cms.translation.versions import stale

pytestmark = pytest.mark.django_db

DUMMY_MACHINE = "wagtail_localize.machine_translators.dummy.DummyTranslator"
"""It turns the words round."""


@pytest.fixture
def translator(empty_cms: None) -> Client:
    """Signed in as a translator."""
    return signed_in("translator")


def stale_german(item: Any, **values: Any) -> Translation:
    """A published German version, whose original has changed since."""
    translation = translators.begun(item, "de")
    translators.translate(translation)
    translators.publish(translation)
    translators.change(item, **values)
    return translation


def form(item: Any) -> str:
    """The address of a version's editor."""
    if isinstance(item, Page):
        return f"/pages/{item.pk}/edit/"
    return f"/snippets/{item._meta.app_label}/{item._meta.model_name}/edit/{item.pk}/"


def page_of(client: Client, translation: Translation) -> str:
    """What the editor of a translation shows."""
    answer = client.get(form(translation.get_target_instance()))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_editor_of_a_page_names_what_is_stale(translator: Client) -> None:
    item = factories.published_case_study("Un atelier")
    translation = stale_german(item, summary="Ce qui est nouveau.")

    shown = page_of(translator, translation)

    assert 'href="#part-summary"' in shown
    assert "Ce qui est nouveau." in shown
    assert 'name="translation-submit"' in shown


def test_the_editor_of_an_organisation_names_what_is_stale(translator: Client) -> None:
    item = factories.published_organisation()
    translation = stale_german(item, description="<p>Ce qui est <b>nouveau</b>.</p>")

    shown = page_of(translator, translation)

    assert 'href="#part-description"' in shown
    assert "Ce qui est nouveau ." in shown or "Ce qui est nouveau." in shown


def test_a_theme_holds_all_languages_in_its_form(empty_cms: None) -> None:
    theme = factories.theme()

    assert signed_in("reviewer").get(form(theme)).status_code == 200


def test_the_editor_offers_what_one_may_do(empty_cms: None) -> None:
    item = factories.published_case_study("Un atelier")
    translation = stale_german(item, summary="Ce qui est nouveau.")

    for name, may in (("translator", False), ("reviewer", True)):
        shown = unescape(page_of(signed_in(name), translation))
        assert f'"canPublish": {str(may).lower()}' in shown
        assert '"convertToAliasUrl": null' in shown


def test_a_partner_has_no_review(empty_cms: None) -> None:
    reviewer = signed_in("reviewer")
    item = factories.partner("Passerelles", description="Avant.")
    translation = stale_german(item, description="Après.")

    shown = page_of(reviewer, translation)

    assert 'href="#part-description"' in shown
    assert 'name="translation-submit"' not in shown


def test_in_the_ordinary_form_a_message_leads_to_what_is_stale(translator: Client) -> None:
    item = factories.published_case_study("Un atelier")
    german = factories.translated_case_study(item, "de", "Eine Werkstatt")
    translators.change(item, summary="Ce qui est nouveau.")
    address = f"/translation/parts/library/casestudypage/{german.pk}/"

    shown = translator.get(form(german)).content.decode()
    parts = translator.get(address).content.decode()

    assert f"/cms{address}" in shown
    assert "Ce qui est nouveau." in parts
    assert f"/cms/pages/{german.pk}/edit/#:w:contentpath=summary" in parts
    translator.post(address, {"part": "summary"})
    assert stale(item, "de") == []
    assert "Ce qui est nouveau." not in translator.get(address).content.decode()


@pytest.mark.parametrize("place", ["library/nothing/1", "auth/user/1", "library/casestudypage/0"])
def test_parts_of_nothing_are_not_found(translator: Client, place: str) -> None:
    assert translator.get(f"/translation/parts/{place}/").status_code == 404


def test_a_translation_that_is_open_while_its_original_is_deleted_loses_nothing(
    empty_cms: None,
) -> None:
    translator = signed_in("reviewer")  # it is an original from then on: not for translators alone
    item = factories.published_case_study("Un atelier")
    translation = translators.begun(item, "de")
    german = translation.get_target_instance()
    segment = StringSegment.objects.get(source=translation.source, context__path="title")
    address = f"/localize/translate/{translation.pk}/strings/{segment.pk}/edit/"
    form_type = "application/x-www-form-urlencoded"
    translator.put(address, "value=Vorher", content_type=form_type)

    Page.objects.get(pk=item.pk).delete()

    written = translator.put(address, "value=Nachher", content_type=form_type)
    assert written.status_code == 200
    assert "Vorher" in translator.get(form(german)).content.decode()
    for sent in ({"action": "publish"}, {"translation-submit": "yes"}):
        assert translator.post(form(german), sent).status_code < 500
    for path in ("preview/", "pofile/download/"):
        assert translator.get(f"/localize/translate/{translation.pk}/{path}").status_code < 500
    assert translator.post(f"/localize/update/{translation.source_id}/").status_code == 404


def test_a_source_that_went_without_a_word_leaves_the_ordinary_form(translator: Client) -> None:
    item = factories.published_case_study("Un atelier")
    translation = translators.begun(item, "de")
    german = translation.get_target_instance()
    type(item).objects.filter(pk=item.pk)._raw_delete(using="default")

    answer = translator.get(form(german))

    assert answer.status_code == 200
    assert not Translation.objects.get().enabled


def test_a_translation_is_previewed_in_the_portal(translator: Client) -> None:
    item = factories.published_case_study("Un atelier")
    translation = translators.begun(item, "de")
    translators.translate(translation)

    answer = translator.get(f"/localize/translate/{translation.pk}/preview/")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/de/_preview/")


def test_reviewers_are_told_of_what_is_handed_in(translator: Client) -> None:
    from django.contrib.auth.models import User

    signed_in("reviewer")
    User.objects.filter(username="reviewer").update(email="relecture@exemple.example")
    item = factories.published_case_study("Un atelier")
    translation = stale_german(item, summary="Nouveau.")

    translator.post(form(translation.get_target_instance()), {"translation-submit": "yes"})

    assert ["relecture@exemple.example"] in [message.to for message in mail.outbox]


def test_handing_in_leaves_readers_what_they_have(translator: Client) -> None:
    item = factories.published_case_study("Un atelier", summary="Avant.")
    translation = stale_german(item, summary="Après.")
    translators.translate(translation)

    translator.post(form(translation.get_target_instance()), {"translation-submit": "yes"})

    german = translators.now(translation.get_target_instance())
    assert german.summary == "de Avant."
    assert german.get_latest_revision_as_object().summary == "de Après."


def test_no_machine_translates_until_one_is_named(translator: Client) -> None:
    translation = translators.begun(factories.published_case_study("Un atelier"), "de")

    shown = unescape(page_of(translator, translation))

    assert '"machineTranslator": null' in shown
    translator.post(f"/localize/translate/{translation.pk}/machine_translate/")
    assert not StringTranslation.objects.exclude(context__path="slug").exists()


def test_a_machine_that_is_named_translates(translator: Client, settings: Any) -> None:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": DUMMY_MACHINE}
    translation = translators.begun(factories.published_case_study("Un atelier"), "de")
    assert '"machineTranslator": {' in unescape(page_of(translator, translation))

    translator.post(f"/localize/translate/{translation.pk}/machine_translate/")

    title = StringTranslation.objects.get(context__path="title")
    assert title.data == "atelier Un"


def test_the_environment_names_a_machine() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "from cms.settings import *; print(WAGTAILLOCALIZE_MACHINE_TRANSLATOR)",
        ],
        cwd=PROJECT_FOLDER,
        env=os.environ | {"MACHINE_TRANSLATOR": DUMMY_MACHINE},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == str({"CLASS": DUMMY_MACHINE, "OPTIONS": {}})
