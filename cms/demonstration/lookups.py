"""Finds what the content files name: themes, partners, languages, other items."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Locale

from cms.demonstration import files
from cms.taxonomy.models import Partner, Theme
from content_models.languages import INTERFACE_LANGUAGES


def first_version(model: type[Any], key: Any) -> Any:
    """Return the version of an item that was made first; None where there is none."""
    return model.objects.filter(translation_key=key).order_by("pk").first()


def themes_named(identifiers: list[str]) -> list[Theme]:
    """Return the themes of some identifiers."""
    return [Theme.objects.get(key=files.key_for("theme", each)) for each in identifiers]


def partner_named(identifier: str, language: str) -> Partner | None:
    """Return a partner, in a language if it has that one."""
    versions = Partner.objects.filter(translation_key=files.key_for("partner", identifier))
    own = versions.filter(locale__language_code=language).first()
    return own or versions.order_by("pk").first()


def spoken_here(versions: Iterable[str]) -> list[str]:
    """Return those languages of some versions that this installation has, in their order."""
    return [language for language in versions if language in INTERFACE_LANGUAGES]


def locale_of(language: str) -> Locale:
    """Return the locale of a language."""
    return Locale.objects.get(language_code=language)
