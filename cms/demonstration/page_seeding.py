"""Loads resources and pages of information as an editor would."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from cms.demonstration.files import key_for
from cms.demonstration.lookups import locale_of, partner_named, spoken_here, themes_named
from cms.demonstration.markdown import body_value
from cms.demonstration.page_files import InfoPageFile, PageFile, ResourceFile
from cms.information.models import InfoPage
from cms.library.models import LibraryPage
from cms.media.models import PortalDocument
from cms.resources import models


def load_resources(folder: Path) -> int:
    """Load the resources that are missing, and return how many there are in all."""
    found = ResourceFile.read_all(folder / "resources")
    _publish(
        models.PartnerResourcePage,
        "partner_resource",
        found,
        lambda each, language: _resource(folder / "files", each, language),
    )
    return len(found)


def load_info_pages(folder: Path) -> int:
    """Load the missing pages of information, and return how many there are in all."""
    found = InfoPageFile.read_all(folder / "information")
    _publish(InfoPage, "info_page", found, _info_page)
    return len(found)


def _publish(
    model: type[Any], kind: str, found: Iterable[Any], make: Callable[[Any, str], Any]
) -> None:
    for each in found:
        if model.objects.filter(translation_key=key_for(kind, each.id)).exists():
            continue
        for language in _originals_first(each):
            page = make(each, language)
            LibraryPage.objects.get(locale=page.locale).add_child(instance=page)
            page.save_revision().publish()


def _originals_first(each: Any) -> list[str]:
    page: PageFile = each
    spoken = spoken_here(each.versions)
    return sorted(spoken, key=lambda language: (language != page.original, language))


def _resource(files: Path, each: ResourceFile, language: str) -> Any:
    version = each.versions[language]
    page: Any = models.PartnerResourcePage(
        translation_key=key_for("partner_resource", each.id),
        locale=locale_of(language),
        live=False,
        title=version.title,
        slug=version.slug,
        summary=version.summary,
        resource_type=each.type.value,
        link=version.link,
        languages=list(version.languages),
        pages=each.pages,
        minutes=each.minutes,
        author=each.author,
        publisher=partner_named(each.partner, language),
        year=each.year,
        licence=each.licence.value,
        country=each.country.value if each.country else "",
        body=body_value(version.body),
    )
    page.themes = themes_named(each.themes)
    page.files = [
        models.ResourceFile(
            document=PortalDocument.objects.create(
                title=attached.title,
                file=ContentFile((files / attached.file).read_bytes(), attached.file),
            ),
            sort_order=number,
        )
        for number, attached in enumerate(version.files)
    ]
    return page


def _info_page(each: InfoPageFile, language: str) -> Any:
    version = each.versions[language]
    return InfoPage(
        translation_key=key_for("info_page", each.id),
        locale=locale_of(language),
        live=False,
        title=version.title,
        slug=version.slug,
        summary=version.summary,
        body=body_value(version.body),
    )
