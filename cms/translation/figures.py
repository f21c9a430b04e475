"""Takes over what is the same in every language: figures, signs and addresses.

Nobody should have to type “12 %” or a web address again, and nothing is missing without it.
"""

import re
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.html import strip_tags
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue

from cms.ground.fact_words import FACT_WORDS, FactWords

SLUG = "slug"
"""The segment of a page's address."""
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\w+|\w+);")


def has_words(text: str) -> bool:
    """True if there is anything to translate in a segment, in whatever script."""
    bare = _ENTITY.sub(" ", _ADDRESS.sub(" ", strip_tags(text)))
    return any(sign.isalpha() for sign in bare)


def is_mere_copy(translation: StringTranslation) -> bool:
    """True for figures that were taken over, and that nobody has written otherwise since."""
    source: str = translation.translation_of.data
    return bool(translation.data == source and not has_words(source))


def take_over_figures(source: TranslationSource, locale: int) -> None:
    """Have every segment of a source without words say the same in a language.

    What somebody has written there stays.
    """
    wordless = [
        each
        for each in StringSegment.objects.filter(source=source).select_related("string", "context")
        if each.context.path != SLUG and not has_words(each.string.data)
    ]
    copies = [_copy(each, locale, each.string.data) for each in wordless]
    # Not by ``save``, which notes work that somebody has done.
    StringTranslation.objects.bulk_create(copies, ignore_conflicts=True)


def take_over_slug(translation: Translation) -> None:
    """Have the address's segment say the version's address, until somebody writes it.

    So it is never missing, and a publication never changes it unasked.
    """
    segment = (
        StringSegment.objects.filter(source=translation.source, context__path=SLUG)
        .select_related("string")
        .first()
    )
    if segment is None:
        return
    try:
        slug: str = translation.get_target_instance().slug
    except ObjectDoesNotExist:
        slug = segment.string.data  # the version is only just being made
    locale = translation.target_locale_id
    StringTranslation.objects.bulk_create([_copy(segment, locale, slug)], ignore_conflicts=True)
    StringTranslation.objects.filter(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=locale,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    ).exclude(data=slug).update(data=slug)


def take_over_words(translation: Translation) -> None:
    """Have the words beside facts say what the version says already.

    They were translated before they were among what is translated piece by piece.
    """
    segments = StringSegment.objects.filter(
        source=translation.source, context__path__startswith=f"{FACT_WORDS}."
    ).select_related("string", "context")
    if not segments:
        return
    try:
        own = FactWords.read(getattr(translation.get_target_instance(), FACT_WORDS))
    except ObjectDoesNotExist:
        return
    said = []
    for each in segments:
        _field, key, name = each.context.path.split(".")
        text = own[key].texts.get(name, "") if key in own else ""
        if text and text != StringValue(each.string.data).render_text():
            html = StringValue.from_plaintext(text).data
            said.append(_copy(each, translation.target_locale_id, html))
    StringTranslation.objects.bulk_create(said, ignore_conflicts=True)


def take_over(translation: Translation) -> None:
    """Fill in what needs no translation."""
    take_over_figures(translation.source, translation.target_locale_id)
    take_over_slug(translation)
    take_over_words(translation)


def take_over_everywhere(**_kwargs: Any) -> None:
    """Do so for all translations: runs after every migration, for what was begun before."""
    # Words beside facts come later (``follow``): on the way back their column is gone by now.
    for translation in Translation.objects.filter(enabled=True).select_related("source"):
        take_over_figures(translation.source, translation.target_locale_id)
        take_over_slug(translation)


def _copy(segment: StringSegment, locale: int, text: str) -> StringTranslation:
    return StringTranslation(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=locale,
        data=text,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    )
