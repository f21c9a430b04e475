"""Translators at work, in wagtail-localize's editor or in the ordinary form."""

from typing import Any

from django.test import TestCase
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from cms.translation.following import follow
from tests.cms import factories


def begun(item: Any, language: str) -> Translation:
    """A translation, as the admin begins it: a draft in the source's words."""
    locale = factories.locale(language)
    translate_object(item, [locale])
    return Translation.objects.get(
        source__object_id=item.translation_key,
        source__locale=item.locale,
        target_locale=locale,
    )


def translate(translation: Translation, only: str = "") -> None:
    """Translate every segment as its editor saves it; only those whose path begins so, if given."""
    follow(translation.source)
    for segment in StringSegment.objects.filter(source=translation.source):
        path = segment.context.path
        if path == "slug" or not path.startswith(only):
            continue  # an address is never missing, and has no blanks
        StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=translation.target_locale,
            defaults={"data": f"{translation.target_locale.language_code} {segment.string.data}"},
        )


def publish(translation: Translation) -> Any:
    """Publish what the segments make, and return it."""
    follow(translation.source)
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(publish=True)
    return now(translation.get_target_instance())


def translated(item: Any, language: str) -> Any:
    """A published translation."""
    translation = begun(item, language)
    translate(translation)
    return publish(translation)


def now(item: Any) -> Any:
    """A version as it is stored by now."""
    return type(item).objects.get(pk=item.pk)


def change(item: Any, **values: Any) -> Any:
    """Publish a version with other values."""
    item = now(item)
    for name, value in values.items():
        setattr(item, name, value)
    if hasattr(item, "save_revision"):
        item.save_revision().publish()
    else:
        item.save()
    return now(item)
