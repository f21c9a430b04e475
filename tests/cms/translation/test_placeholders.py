"""A version that nobody has translated is none, however somebody began or published it."""

from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object, translate_page_subtree

from cms.publishing.collecting import collect
from cms.translation.beginning import ensure_versions
from cms.translation.models import Version
from cms.translation.table import State, Wanted, rows
from tests.cms import factories
from tests.cms.signing_in import signed_in
from tests.cms.translation import translators

pytestmark = pytest.mark.django_db


def languages(item: Any) -> set[str]:
    """The languages in which readers have an item."""
    found = collect([item.translation_key])
    assert not found.failures
    return {each.locale for each in found.documents[item.translation_key]}


def state(item: Any, language: str) -> State:
    """What the table says of a version."""
    (row,) = rows([language], Wanted(), [item.translation_key])
    return row.cells[language].state


def course_with_an_activity() -> tuple[Any, Any, Any]:
    """A published course of one session of one activity, in French."""
    course = factories.published_course("Un parcours", language="fr")
    session = factories.published_session(course, "Une rencontre")
    activity = factories.published_activity(session, "Une carte")
    return course, session, activity


def in_arabic(item: Any) -> Any:
    """The version in Arabic."""
    return type(item).objects.get(
        translation_key=item.translation_key, locale=factories.locale("ar")
    )


def test_beginning_an_activity_makes_no_version_of_what_is_above_it(empty_cms: None) -> None:
    course, session, activity = course_with_an_activity()

    translators.begun(activity, "ar")

    for item in (course, session, activity):
        assert languages(item) == {"fr"}


def test_a_placeholder_that_is_begun_stays_one_until_it_is_approved(empty_cms: None) -> None:
    _course, session, activity = course_with_an_activity()
    translators.begun(activity, "ar")
    assert in_arabic(session).alias_of_id is not None

    translation = translators.begun(session, "ar")

    assert in_arabic(session).alias_of_id is None
    assert not in_arabic(session).live
    assert languages(session) == {"fr"}
    assert state(session, "ar") == State.IN_WORK
    translators.translate(translation)
    translators.publish(translation)
    assert languages(session) == {"fr", "ar"}


@pytest.mark.parametrize("who", ["reviewer", "admin"])
def test_nobody_publishes_what_nobody_has_translated(who: str, empty_cms: None) -> None:
    item = factories.published_case_study("Un atelier")
    german = translators.begun(item, "de").get_target_instance()
    client = signed_in(who)

    client.post(f"/pages/{german.pk}/edit/", {"action": "publish"})
    shown = client.get(f"/pages/{german.pk}/edit/").content.decode()
    client.post(f"/bulk/wagtailcore/page/publish/?id={german.pk}", {"next": "/"})

    assert "Rien n’est encore traduit" in unescape(shown)
    assert languages(item) == {"fr"}


def test_what_was_published_untouched_all_the_same_is_no_version(empty_cms: None) -> None:
    item = factories.published_case_study("Un atelier")
    translation = translators.begun(item, "de")

    translation.get_target_instance().get_latest_revision().publish()

    assert translation.get_target_instance().live
    assert languages(item) == {"fr"}
    assert state(item, "de") == State.IN_WORK


def test_a_partner_that_nobody_has_translated_is_no_version(empty_cms: None) -> None:
    item = factories.partner("Passerelles", description="Une association.")

    translation = translators.begun(item, "de")
    translators.publish(translation)
    assert languages(item) == {"fr"}

    translators.translate(translation, "description")
    translators.publish(translation)
    assert languages(item) == {"fr", "de"}


def test_beginning_all_below_a_page_leaves_what_is_there_as_it_is(empty_cms: None) -> None:
    course, session, _activity = course_with_an_activity()
    arabic = translators.translated(session, "ar")
    translators.translate(Translation.objects.get(source__object_id=session.translation_key))
    Translation.objects.filter(source__object_id=session.translation_key).update(enabled=False)
    before = (arabic.title, arabic.live, arabic.latest_revision_id)

    locales = [factories.locale("ar")]
    translate_object(course, locales)
    translate_page_subtree(course.pk, locales, None, None)

    now = in_arabic(session)
    assert (now.title, now.live, now.latest_revision_id) == before
    assert not Translation.objects.get(source__object_id=session.translation_key).enabled


def test_an_update_without_the_right_to_publish_makes_a_draft(empty_cms: None) -> None:
    client = signed_in("translator")
    item = factories.published_case_study("Un atelier", summary="Avant.")
    translation = translators.begun(item, "de")
    translators.translate(translation)
    german = translators.publish(translation)
    translators.change(item, summary="Après.")
    translators.translate(translation)

    translation.save_target(user=User.objects.get(username="translator"), publish=True)

    german = translators.now(german)
    assert client.get(f"/pages/{german.pk}/edit/").status_code == 200
    assert german.summary == "de Avant."
    assert german.get_latest_revision_as_object().summary == "de Après."


def test_what_is_published_half_counts_as_a_version(empty_cms: None) -> None:
    item = factories.published_case_study("Un atelier")
    translation = translators.begun(item, "de")
    translators.translate(translation, "title")

    translators.publish(translation)

    assert languages(item) == {"fr", "de"}
    assert state(item, "de") == State.STALE


def test_an_older_installation_learns_what_is_left(empty_cms: None) -> None:
    half, untouched = (factories.published_case_study(f"Un atelier {each}") for each in "ab")
    translation = translators.begun(half, "de")
    translators.translate(translation, "title")
    translators.publish(translation)
    translators.begun(untouched, "de").get_target_instance().get_latest_revision().publish()
    told = Version.objects.get(key=half.translation_key, language="de").stale
    for row in Version.objects.all():
        row.parts = [each | {"left_in": "", "is_partly": False} for each in row.parts]
        row.stale, row.is_placeholder = [], None
        row.save()

    ensure_versions()

    assert languages(untouched) == {"fr"}
    assert languages(half) == {"fr", "de"}
    assert Version.objects.get(key=half.translation_key, language="de").stale == told
    assert not Version.objects.filter(is_placeholder=None).exists()
