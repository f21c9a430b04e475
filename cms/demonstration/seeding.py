"""Loads the demonstration content as an editor would: drafts, revisions, publish.

What is there already is left alone, so that loading again keeps what was written since.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.images import ImageFile
from django.db import transaction

from cms.demonstration import files
from cms.demonstration.course_seeding import load_courses
from cms.demonstration.lookups import (
    first_version,
    locale_of,
    partner_named,
    spoken_here,
    themes_named,
)
from cms.demonstration.markdown import body_value, to_html
from cms.demonstration.organisation_seeding import load_organisations
from cms.demonstration.page_seeding import load_info_pages, load_resources
from cms.directory.models import Organisation
from cms.library.models import CaseStudyPage, LibraryPage, RelatedItem
from cms.media.models import PortalImage
from cms.taxonomy.models import Partner, Theme, ThemeLabel
from content_models.vocabularies import Licence

ILLUSTRATION_CREDIT = "INSERT"


@dataclass
class Seed:
    """Loads one content folder.

    ``tell`` is called with a line for each part.
    """

    folder: Path
    tell: Callable[[str], None]

    @transaction.atomic
    def load_vocabulary(self) -> None:
        """Load the themes alone, for a site that begins with nothing."""
        self._load_themes()

    @transaction.atomic
    def load(self) -> None:
        """Load everything or nothing, in the order in which items name each other."""
        self._load_themes()
        self._load_partners()
        self.tell(f"{load_organisations(self.folder)} organisations")
        self._load_case_studies()
        load_courses(self.folder, self.tell)
        self.tell(f"{load_resources(self.folder)} resources")
        self.tell(f"{load_info_pages(self.folder)} pages of information")

    def _load_themes(self) -> None:
        themes = files.read_themes(self.folder)
        for each in themes:
            key = files.key_for("theme", each.id)
            if Theme.objects.filter(key=key).exists():
                continue
            theme: Any = Theme(key=key, group=each.group)
            theme.labels = [
                ThemeLabel(
                    language=language,
                    label=each.labels[language],
                    synonyms="\n".join(each.synonyms.get(language, [])),
                )
                for language in spoken_here(each.labels)
            ]
            theme.save()
            theme.save_revision()
        self.tell(f"{len(themes)} themes")

    def _load_partners(self) -> None:
        partners = files.read_partners(self.folder)
        for each in partners:
            key = files.key_for("partner", each.id)
            if Partner.objects.filter(translation_key=key).exists():
                continue
            for language in spoken_here(each.versions):
                version = each.versions[language]
                partner = Partner(
                    translation_key=key,
                    locale=locale_of(language),
                    live=False,
                    name=version.name,
                    description=version.description,
                    body=to_html(version.text),
                    country=each.country,
                    place=each.place,
                    website=each.website,
                )
                partner.save()
                partner.save_revision().publish()
        self.tell(f"{len(partners)} partners")

    def _load_case_studies(self) -> None:
        folders = files.read_case_studies(self.folder)
        drafts: list[tuple[files.CaseStudyFolder, Any]] = []
        for each in folders:
            key = files.key_for("case_study", each.id)
            if CaseStudyPage.objects.filter(translation_key=key).exists():
                continue
            picture = self._picture(each)
            for language in spoken_here(each.versions):
                page = _case_study(each, language, picture)
                LibraryPage.objects.get(locale=page.locale).add_child(instance=page)
                drafts.append((each, page))
        # Published once all exist, because they name each other; originals before translations.
        for each, page in drafts:
            page.related_items = _related_items(each)
            page.save_revision().publish()
        for each, page in drafts:
            _change_later(each, page)
        self.tell(f"{len(folders)} case studies")

    def _picture(self, each: files.CaseStudyFolder) -> PortalImage:
        file = self.folder / "pictures" / each.facts.picture
        with file.open("rb") as content:
            return PortalImage.objects.create(
                title=each.facts.enterprise_name,
                credit=ILLUSTRATION_CREDIT,
                licence=Licence.CC_BY.value,
                file=ImageFile(content, name=file.name),
            )


def _case_study(each: files.CaseStudyFolder, language: str, picture: PortalImage) -> CaseStudyPage:
    facts, version = each.facts, each.versions[language]
    page = CaseStudyPage(
        translation_key=files.key_for("case_study", each.id),
        locale=locale_of(language),
        live=False,
        title=version.title,
        slug=version.slug,
        summary=version.summary,
        enterprise_name=facts.enterprise_name,
        country=facts.country,
        place=facts.place,
        sector=Theme.objects.get(key=files.key_for("theme", facts.sector)),
        legal_form=facts.legal_form,
        year_founded=facts.year_founded,
        people_employed=facts.people_employed,
        people_helped=facts.people_helped,
        picture=picture,
        picture_text=version.picture_alt,
        body=body_value(version.body),
        lessons=[("lesson", lesson) for lesson in version.lessons],
        publisher=partner_named(facts.partner, language),
        licence=facts.licence,
    )
    page.themes = themes_named(facts.themes)
    return page


def _change_later(each: files.CaseStudyFolder, page: Any) -> None:
    """Publish what changed later, so that the translations are stale in one block."""
    change = each.versions[page.locale.language_code].changed_later
    if change is not None:
        page.refresh_from_db()
        ((kind, value),) = body_value([change.becomes])
        page.body[change.block] = (kind, value, page.body[change.block].id)
        page.save_revision().publish()


def _related_items(each: files.CaseStudyFolder) -> list[RelatedItem]:
    items = []
    for number, identifier in enumerate(each.facts.related):
        page = first_version(CaseStudyPage, files.key_for("case_study", identifier))
        organisation = first_version(Organisation, files.key_for("organisation", identifier))
        if page or organisation:
            items.append(RelatedItem(page=page, organisation=organisation, sort_order=number))
    return items
