"""What pages of the demonstration name, by the identifiers of its files."""

from collections.abc import Iterable

from wagtail.models import Locale

from cms.demonstration.files import key_for
from cms.taxonomy.models import Partner, Theme
from content_models.languages import INTERFACE_LANGUAGES


def themes_of(identifiers: list[str]) -> list[Theme]:
    """Some themes, in their order."""
    return [Theme.objects.get(key=key_for("theme", each)) for each in identifiers]


def partner_of(identifier: str, language: str) -> Partner | None:
    """A partner, in a language or else in the first that it has."""
    versions = Partner.objects.filter(translation_key=key_for("partner", identifier))
    own = versions.filter(locale__language_code=language).first()
    return own or versions.order_by("pk").first()


def spoken_here(versions: Iterable[str]) -> list[str]:
    """The languages of some versions that this installation has, in their order."""
    return [language for language in versions if language in INTERFACE_LANGUAGES]


def locale_of(language: str) -> Locale:
    """The locale of a language."""
    return Locale.objects.get(language_code=language)
