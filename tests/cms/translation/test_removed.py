"""What was taken out of an original: told in its versions, and taken out of all of them at once."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.log_actions import registry
from wagtail.models import Page

from cms.library.models import CaseStudyPage
from cms.publishing.collecting import collect
from cms.translation import services
from cms.translation.models import Version
from cms.translation.removing import TAKEN_OUT, standing
from tests.cms import factories
from tests.cms.people import page_actions
from tests.cms.signing_in import partner_of, signed_in
from tests.cms.translation import translators
from tests.cms.translation.versions import TEXTS, block, by_hand, some_of, stale

pytestmark = pytest.mark.django_db


def original(**values: Any) -> Any:
    """A published case study of the editor's partner, of two blocks; the second is a quote."""
    texts = {"body": TEXTS, "lessons": [("lesson", "Trois."), ("lesson", "Quatre.")]}
    return factories.published_case_study(publisher=partner_of("editor"), **texts | values)


def without_quote(item: Any) -> Any:
    """The original, published without its quote."""
    return translators.change(item, body=some_of(translators.now(item), 0))


def address(item: Any) -> str:
    """The address of what was taken out of an original."""
    return f"/translation/removed/library/casestudypage/{item.pk}/"


def removed(item: Any, language: str) -> list[tuple[str, int | None]]:
    """The parts that readers are told to be gone from the original."""
    (document,) = [
        each
        for each in collect([item.translation_key]).documents[item.translation_key]
        if each.locale == language
    ]
    return [(p.field, p.index) for p in document.translation.stale_parts if p.is_removed]


def says(version: Any, word: str) -> bool:
    """Whether a version, as readers have it, says a word."""
    documents = collect([version.translation_key]).documents[version.translation_key]
    (own,) = [each for each in documents if each.locale == version.locale.language_code]
    return word in own.model_dump_json()


@pytest.fixture
def editor(empty_cms: None) -> Client:
    """Signed in as the editor of the original."""
    return signed_in("editor")


def test_a_block_and_a_line_are_told_at_their_place(editor: Client) -> None:
    item = original()
    translators.translated(item, "ar")
    by_hand(item, "de", lessons=[("lesson", "Drei."), ("lesson", "Vier.")])

    item = without_quote(item)
    translators.change(item, lessons=[("lesson", "Quatre.")])

    assert removed(item, "ar") == [("body", 1), ("lessons", 0)]
    assert removed(item, "de") == [("body", 1), ("lessons", 0)]


def test_when_it_went_stays_what_it_was(editor: Client) -> None:
    item = without_quote_of_a_german(original())
    row = Version.objects.get(key=item.translation_key, language="de")
    row.stale = [each | {"changed_at": "2026-01-01T00:00:00+00:00"} for each in row.stale]
    row.save()

    translators.change(item, summary="Autre chose.")

    (gone,) = [each for each in services.stale_of(german_of(item)) if each.is_removed]
    assert gone.changed_at == "2026-01-01T00:00:00+00:00"


def test_a_translator_may_keep_it_or_take_it_out(editor: Client) -> None:
    item = without_quote_of_a_german(original())
    german = german_of(item)
    (gone,) = stale(item, "de")

    services.confirm(item.translation_key, "de", gone, german)
    assert stale(item, "de") == []

    translators.change(german, body=some_of(german, 0))
    assert stale(item, "de") == []


def test_it_is_taken_out_of_what_older_rules_let_pass(editor: Client) -> None:
    item = without_quote_of_a_german(original())
    german = german_of(item)
    CaseStudyPage.objects.filter(pk=german.pk).update(place="")
    (gone,) = [each for each in services.stale_of(german) if each.is_removed]

    editor.post(address(item), {"of": gone.of})

    assert not stale(item, "de")


def test_what_comes_back_is_no_longer_told(editor: Client) -> None:
    item = original()
    by_hand(item, "de")
    whole = some_of(item, 0, 1)
    without_quote(item)

    translators.change(item, body=whole)

    assert stale(item, "de") == []


def test_the_editor_of_the_original_takes_it_out_of_all_versions(editor: Client) -> None:
    item = original()
    of = block(item, 1)
    arabic, german = translators.translated(item, "ar"), by_hand(item, "de")
    item = without_quote(item)
    assert address(item) in editor.get(f"/pages/{item.pk}/edit/").content.decode()
    listed = editor.get(address(item)).content.decode()
    assert "ar Deux." in listed
    assert says(german, "Deux.")

    editor.post(address(item), {"of": of})

    for version in (arabic, german):
        assert not says(version, "Deux.")
        assert says(version, "Un.")
        (entry,) = registry.get_logs_for_instance(version).filter(action=TAKEN_OUT)
        assert entry.user == User.objects.get(username="editor")
    assert stale(item, "ar") == stale(item, "de") == []
    assert address(item) not in editor.get(f"/pages/{item.pk}/edit/").content.decode()
    history = signed_in("reviewer").get(f"/pages/{german.pk}/history/")
    assert "Citation" in history.content.decode() or "Quote" in history.content.decode()


def test_who_publishes_the_original_is_told_at_once(empty_cms: None) -> None:
    reviewer = signed_in("reviewer")
    item = original()
    by_hand(item, "de")
    sent = page_actions.form(item.publisher, slug=item.slug, **{"action-publish": "yes"})

    answer = reviewer.post(f"/pages/{item.pk}/edit/", sent)
    shown = reviewer.get(answer["Location"].removeprefix("/cms"))

    assert address(item) in shown.content.decode()


def test_a_draft_does_not_bring_it_back(editor: Client) -> None:
    item = original()
    of = block(item, 1)
    german = by_hand(item, "de")
    german.summary = "Was noch in Arbeit ist."
    german.save_revision(user=User.objects.get(username="translator"))
    german.get_workflow().start(german, User.objects.get(username="translator"))
    item = without_quote(item)

    editor.post(address(item), {"of": of})

    german = translators.now(german)
    draft = german.get_latest_revision_as_object()
    assert german.summary != draft.summary == "Was noch in Arbeit ist."
    assert "Deux." not in str(draft.body)
    assert german.current_workflow_state.requested_by.username == "translator"
    assert german.current_workflow_task is not None


def test_a_draft_that_was_never_published_loses_it_too(editor: Client) -> None:
    item = original()
    of = block(item, 1)
    translation = translators.begun(item, "ar")
    translators.translate(translation)
    translation.save_target(publish=False)
    item = without_quote(item)

    assert "ar Deux." in editor.get(address(item)).content.decode()
    editor.post(address(item), {"of": of})

    arabic = translation.get_target_instance()
    assert not arabic.live
    assert "Deux." not in str(arabic.get_latest_revision_as_object().body)


def test_a_draft_of_a_translation_of_a_translation_is_left_alone(editor: Client) -> None:
    item = original()
    greek = translators.begun(by_hand(item, "en"), "el")

    item = without_quote(item)

    languages = {each.language.language_code for each in standing(item)}
    assert languages == {"en"}
    assert greek.enabled


@pytest.mark.parametrize("who", ["translator", "editor-gr"])
def test_others_may_not(who: str, empty_cms: None) -> None:
    client = signed_in(who)
    item = original()
    of = block(item, 1)
    german = by_hand(item, "de")
    item = without_quote(item)

    client.post(address(item), {"of": of})

    assert says(german, "Deux.")


def test_only_what_the_original_has_no_longer_is_taken_out(editor: Client) -> None:
    item = original()
    german = by_hand(item, "de")

    editor.post(address(item), {"of": block(item, 1)})
    editor.post(f"/translation/removed/library/casestudypage/{german.pk}/", {"of": "title"})

    assert says(german, "Deux.")
    assert Page.objects.get(pk=german.pk).live


def without_quote_of_a_german(item: Any) -> Any:
    """The original without its quote, which a German version still has."""
    by_hand(item, "de")
    return without_quote(item)


def german_of(item: Any) -> Any:
    """The German version."""
    return type(item).objects.get(
        translation_key=item.translation_key, locale=factories.locale("de")
    )
