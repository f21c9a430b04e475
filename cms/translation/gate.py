"""Sends what wagtail-localize saves through our review, by whichever way it saves it.

Its editor, its update of translations, its beginning of a page with all above or below it, and a
placeholder that becomes a translation: they all end in ``Translation.save_target``. As it comes,
that writes over what readers have even where it only saves a draft, and lets a version be published
in which nobody has translated a word.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from wagtail.models import DraftStateMixin, Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import TranslationCreator

from cms.ground.ownership import tree_model
from cms.ground.projection.versions import is_placeholder
from cms.people.translating import may_publish
from cms.translation.following import save_draft
from cms.translation.open_parts import progress_of

Save = Callable[..., None]
Begin = Callable[..., None]
NEVER_PUBLISHED = {
    "live": False,
    "has_unpublished_changes": True,
    "first_published_at": None,
    "last_published_at": None,
    "live_revision": None,
}


def install() -> None:
    """Put the gate before wagtail-localize's own functions; called once, when Django is ready."""
    Translation.save_target = _gated(Translation.save_target)
    TranslationCreator.create_translations = _sparing(TranslationCreator.create_translations)


def _gated(save: Save) -> Save:
    def save_target(translation: Translation, user: Any = None, publish: bool = True) -> None:  # noqa: FBT001, FBT002 - wagtail-localize's signature
        version = _version(translation)
        if version is None or is_placeholder(version):
            _begin(save, translation, version, user)
            version = translation.get_target_instance()
        elif not publish:
            save_draft(translation, user)
        if publish and isinstance(version, DraftStateMixin):
            if _may_be_published(translation, version, user):
                save(translation, user=user, publish=True)
            else:
                save_draft(translation, user)
        elif publish:
            save(translation, user=user, publish=True)

    return save_target


def _begin(save: Save, translation: Translation, alias: Any | None, user: Any) -> None:
    """Make a version that readers do not get: a draft, where its kind has drafts."""
    if alias is not None:
        # Or the source's own words would be live, as a text of this language, from now on.
        Page.objects.filter(pk=alias.pk).update(**NEVER_PUBLISHED)
    model = translation.source.specific_content_type.model_class()
    save(translation, user=user, publish=not issubclass(model, DraftStateMixin))


def _may_be_published(translation: Translation, version: Any, user: Any) -> bool:
    """True if somebody may publish a version now, and somebody has translated some of it.

    Without a user it is a command that asks, on behalf of whoever runs it.
    """
    if progress_of(translation).is_untouched:
        return False
    return user is None or may_publish(user, version)


def _version(translation: Translation) -> Any | None:
    try:
        return translation.get_target_instance()
    except ObjectDoesNotExist:
        return None


def _sparing(begin: Begin) -> Begin:
    """Leave versions that exist as they are, where all below a page is begun."""

    def create_translations(
        creator: TranslationCreator,
        instance: Any,
        include_related_objects: bool = True,  # noqa: FBT001, FBT002 - wagtail-localize's signature
    ) -> None:
        wanted, languages = creator.target_locales, _languages(instance)
        creator.target_locales = [each for each in wanted if each.pk not in languages]
        try:
            begin(creator, instance, include_related_objects)
        finally:
            creator.target_locales = wanted

    return create_translations


def _languages(item: Any) -> set[int]:
    """Return the locales in which an item has a version that is no placeholder."""
    versions = tree_model(item).objects.filter(translation_key=item.translation_key)
    if isinstance(item, Page):
        versions = versions.filter(alias_of=None)
    return set(versions.values_list("locale_id", flat=True))
