"""Fills an installation with any number of documents, fast.

Run as ``python -m tests.benchmarks.content DOCUMENTS PASSWORD`` in an installation of its own. It
prints the id of the French folder, below which case studies are written. Rows are written in bulk,
past Wagtail's signals; ``rebuild`` then publishes them as it would publish any.
"""

import json
import sys
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import django

from tests.benchmarks import prose
from tests.benchmarks.prose import dice

LANGUAGES = ("fr", "en", "de", "el", "ar")
PARTNERS = 8
SECTORS = 8
TOPICS = 12
PICTURES = 8
CASE_STUDY_SHARE = 0.4
BODY_WORDS = (300, 600)
ROWS_PER_INSERT = 200
FIRST_DAY = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
COUNTRIES = {
    "FR": ("Pau", "Oloron-Sainte-Marie"),
    "GR": ("Χανιά",),
    "AT": ("Graz",),
    "GB": ("Hull",),
}


def fill(documents: int, password: str) -> None:
    """Write themes, partners, case studies and organisations: so many versions together."""
    from django.db import transaction

    from cms.demonstration.logins import ensure_logins

    with transaction.atomic():
        ensure_logins(password)
        themes, partners = _themes(), _partners()
        rest = documents - (SECTORS + TOPICS + PARTNERS) * len(LANGUAGES)
        case_studies = round(rest * CASE_STUDY_SHARE)
        folder = _case_studies(case_studies, themes, partners)
        _organisations(rest - case_studies, themes)
    print(json.dumps({"folder": folder}))


def _locales() -> dict[str, Any]:
    from wagtail.models import Locale

    return {locale.language_code: locale for locale in Locale.objects.all()}


def _versions(count: int, languages: int) -> list[tuple[uuid.UUID, str]]:
    """Key and language of so many versions, ``languages`` of each item."""
    versions: list[tuple[uuid.UUID, str]] = []
    while len(versions) < count:
        key = uuid.UUID(int=dice.getrandbits(128), version=4)
        others = dice.sample(LANGUAGES[1:], languages - 1)
        versions += [(key, language) for language in (LANGUAGES[0], *others)]
    return versions[:count]


def _day() -> datetime:
    return FIRST_DAY + timedelta(minutes=dice.randint(0, 300_000))


def _themes() -> list[Any]:
    from cms.taxonomy.models import Theme, ThemeLabel

    groups = ["sector"] * SECTORS + ["topic"] * TOPICS
    themes = Theme.objects.bulk_create([Theme(group=group) for group in groups])
    ThemeLabel.objects.bulk_create(
        ThemeLabel(
            theme=theme,
            language=language,
            label=prose.name(language, 2),
            synonyms="\n".join(prose.phrase(language, 1) for _ in range(6)),
        )
        for theme in themes
        for language in LANGUAGES
    )
    return list(themes)


def _partners() -> list[Any]:
    from cms.taxonomy.models import Partner

    locales = _locales()
    return Partner.objects.bulk_create(
        Partner(
            name=prose.name(language, 2),
            country=dice.choice(list(COUNTRIES)),
            description=prose.phrase(language, 30),
            translation_key=key,
            locale=locales[language],
            first_published_at=FIRST_DAY,
            last_published_at=FIRST_DAY,
        )
        for key, language in _versions(PARTNERS * len(LANGUAGES), len(LANGUAGES))
    )


def _pictures() -> list[Any]:
    """Pictures with all their renditions, which an installation makes once."""
    from cms.ground.projection.images import to_image
    from tests.cms import factories

    pictures = [factories.image(f"Image {number}", width=1600) for number in range(PICTURES)]
    for picture in pictures:
        to_image(picture, alternative_text="Un vélo")
    return pictures


def _case_studies(count: int, themes: list[Any], partners: list[Any]) -> int:
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Page

    from cms.library.models import CaseStudyPage, LibraryPage

    folders = {folder.locale.language_code: folder for folder in LibraryPage.objects.all()}
    content_type = ContentType.objects.get_for_model(CaseStudyPage)
    pictures = _pictures()
    steps = dict.fromkeys(folders, 0)
    pages: list[Any] = []
    for key, language in _versions(count, 3):
        folder = folders[language]
        steps[language] += 1
        step = steps[language]
        title, published = prose.name(language, 5), _day()
        pages.append(
            CaseStudyPage(
                path=Page._get_path(folder.path, folder.depth + 1, step),
                depth=folder.depth + 1,
                url_path=f"{folder.url_path}example-{step}/",
                slug=f"example-{step}",
                title=title,
                draft_title=title,
                content_type=content_type,
                translation_key=key,
                locale=folder.locale,
                first_published_at=published,
                last_published_at=published,
                **_case_study_fields(language, themes, partners, pictures),
            )
        )
    _insert_pages(pages)
    for language, folder in folders.items():
        Page.objects.filter(pk=folder.pk).update(numchild=steps[language])
    _file_under(CaseStudyPage.themes.through, "casestudypage_id", pages, themes[SECTORS:])
    return int(folders[LANGUAGES[0]].pk)


def _case_study_fields(
    language: str, themes: list[Any], partners: list[Any], pictures: list[Any]
) -> dict[str, Any]:
    from wagtail.rich_text import RichText

    country = dice.choice(list(COUNTRIES))
    text = prose.paragraphs(language, dice.randint(*BODY_WORDS))
    middle = len(text) // 2
    heading = f"<h2>{prose.phrase(language, 4)}</h2>"
    return {
        "summary": prose.phrase(language, 25)[:300],
        "enterprise_name": prose.name(language, 2),
        "country": country,
        "place": dice.choice(COUNTRIES[country]),
        "sector": dice.choice(themes[:SECTORS]),
        "year_founded": dice.randint(1990, 2025),
        "picture": dice.choice(pictures),
        "picture_text": prose.phrase(language, 8),
        "body": [
            ("text", RichText("".join(text[:middle]))),
            ("quote", {"text": prose.phrase(language, 15), "attribution": "Amina"}),
            ("text", RichText(heading + "".join(text[middle:]))),
        ],
        "lessons": [("lesson", prose.phrase(language, 15)) for _ in range(3)],
        "publisher": dice.choice(partners),
    }


def _insert_pages(pages: list[Any]) -> None:
    """Both rows of each page. Django has no bulk insert for a model that inherits a table."""
    from wagtail.models import Page

    from cms.library.models import CaseStudyPage

    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    parents = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    Page.objects.bulk_create(parents, batch_size=ROWS_PER_INSERT)
    for page, parent in zip(pages, parents, strict=True):
        page.pk = page.page_ptr_id = parent.pk
    fields = CaseStudyPage._meta.local_concrete_fields
    for start in range(0, len(pages), ROWS_PER_INSERT):
        CaseStudyPage._base_manager._insert(
            pages[start : start + ROWS_PER_INSERT], fields=fields, using="default"
        )


def _organisations(count: int, themes: list[Any]) -> None:
    from cms.directory.models import Organisation, OrganisationLocation, OrganisationPhone

    locales = _locales()
    organisations: list[Any] = []
    for key, language in _versions(count, 2):
        published = _day()
        organisations.append(
            Organisation(
                name=prose.name(language, 2),
                description="".join(prose.paragraphs(language, dice.randint(*BODY_WORDS))),
                audiences=dice.sample(["refugees", "women", "families", "jobseekers"], 2),
                spoken_languages=dice.sample(["fr", "en", "ar", "uk", "fa"], 3),
                email="bonjour@accueil.example",
                translation_key=key,
                locale=locales[language],
                first_published_at=published,
                last_published_at=published,
            )
        )
    Organisation.objects.bulk_create(organisations, batch_size=ROWS_PER_INSERT)
    OrganisationLocation.objects.bulk_create(
        (_location(OrganisationLocation, each) for each in organisations),
        batch_size=ROWS_PER_INSERT,
    )
    OrganisationPhone.objects.bulk_create(
        (
            OrganisationPhone(organisation=each, number="+33 5 36 49 01 01")
            for each in organisations
        ),
        batch_size=ROWS_PER_INSERT,
    )
    _file_under(Organisation.themes.through, "organisation_id", organisations, themes)


def _location(model: Any, organisation: Any) -> Any:
    country = dice.choice(list(COUNTRIES))
    return model(
        organisation=organisation,
        place=dice.choice(COUNTRIES[country]),
        country=country,
        latitude=round(dice.uniform(43.0, 43.6), 5),
        longitude=round(dice.uniform(-1.1, -0.1), 5),
    )


def _file_under(through: Any, column: str, owners: list[Any], themes: list[Any]) -> None:
    through.objects.bulk_create(
        (
            through(**{column: owner.pk, "theme_id": theme.pk})
            for owner in owners
            for theme in dice.sample(themes, 2)
        ),
        batch_size=ROWS_PER_INSERT,
    )


if __name__ == "__main__":
    django.setup()
    fill(int(sys.argv[1]), sys.argv[2])
