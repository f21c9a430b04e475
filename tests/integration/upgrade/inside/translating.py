"""What translators do, segment by segment."""

from typing import Any

from inside.browser import FORM, browser, form, press
from inside.content import Found, found, french_organisation, item, locale, publish
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation


def a_page_translated_in_part() -> Found:
    """Begun, and its title is done."""
    translation = _begun(item("library.CaseStudyPage", "fr", 0), "de")
    _translate(translation, {"title": "Werkstatt am Gave"})
    return found(translation.get_target_instance(), "translator", "Werkstatt am Gave")


def an_organisation_translated_in_part() -> Found:
    """The same in the directory."""
    translation = _begun(french_organisation(4), "el")
    _translate(translation, {"name": "Ypodochi"})
    return found(translation.get_target_instance(), "translator", "Ypodochi")


def a_translation_older_than_its_original() -> Found:
    """Published whole; then its original says something else, and part of that is translated."""
    original = item("information.InfoPage", "fr", 0)
    translation = _begun(original, "de")
    _translate(translation, {})
    german = translation.get_target_instance()
    press("reviewer", form(german), action="publish")
    publish(original, "reviewer", title="Asile : par quoi commencer", summary="Les trois pas.")
    browser("translator").get(form(german))  # takes in what the original says now
    _translate(translation, {"title": "Asyl: womit beginnen"})
    return found(german, "translator", "Asyl: womit beginnen")


def _begun(original: Any, language: str) -> Translation:
    meta = original._meta
    kind = "page" if isinstance(original, Page) else f"snippet/{meta.app_label}/{meta.model_name}"
    target = locale(language)
    press("translator", f"/localize/submit/{kind}/{original.pk}/", locales=[target.pk])
    return Translation.objects.get(source__object_id=original.translation_key, target_locale=target)


def _translate(translation: Translation, words: dict[str, str]) -> None:
    """Translate the segments of some fields; where none is named, all."""
    translator = browser("translator")
    for segment in StringSegment.objects.filter(source=translation.source).order_by("order"):
        field = segment.context.path.partition(".")[0]
        if words and field not in words:
            continue
        told = translator.put(
            f"/localize/translate/{translation.pk}/strings/{segment.pk}/edit/",
            f"value={words.get(field, f'Deutsch {segment.order}')}",
            content_type=FORM,
        )
        assert told.status_code in {200, 201}, told.content
