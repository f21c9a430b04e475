"""Installations begin with the needs that were fixed before, and the themes that answered them."""

from typing import Any
from uuid import UUID, uuid5

from django.db import migrations
from modelcluster.models import get_serializable_data_for_fields

from cms.taxonomy.usual_needs import usual_needs_of

NAMESPACE = UUID("5b0f0a3e-7a0e-5d0c-9a55-6f5a0c1f6d15")
"""The usual needs have the same keys everywhere."""
USUAL_NEEDS = (
    (
        "papers",
        "papers",
        {
            "fr": "Papiers",
            "en": "Papers",
            "de": "Papiere und Ämter",
            "el": "Χαρτιά",
            "ar": "الأوراق",
            "uk": "Документи",
        },
    ),
    (
        "roof",
        "roof",
        {
            "fr": "Un toit",
            "en": "A roof",
            "de": "Wohnen",
            "el": "Στέγη",
            "ar": "سكن",
            "uk": "Житло",
        },
    ),
    (
        "food",
        "food",
        {
            "fr": "Manger",
            "en": "Food",
            "de": "Essen",
            "el": "Φαγητό",
            "ar": "الطعام",
            "uk": "Їжа",
        },
    ),
    (
        "health",
        "health",
        {
            "fr": "Santé",
            "en": "Health",
            "de": "Gesundheit",
            "el": "Υγεία",
            "ar": "الصحة",
            "uk": "Здоров’я",
        },
    ),
    (
        "language",
        "speech",
        {
            "fr": "Apprendre la langue",
            "en": "Learn the language",
            "de": "Sprache lernen",
            "el": "Μαθαίνω τη γλώσσα",
            "ar": "تعلّم اللغة",
            "uk": "Вивчати мову",
        },
    ),
    (
        "work",
        "work",
        {
            "fr": "Travail",
            "en": "Work",
            "de": "Arbeit",
            "el": "Δουλειά",
            "ar": "العمل",
            "uk": "Робота",
        },
    ),
    (
        "family",
        "people",
        {
            "fr": "Famille et enfants",
            "en": "Family and children",
            "de": "Familie und Kinder",
            "el": "Οικογένεια και παιδιά",
            "ar": "العائلة والأطفال",
            "uk": "Сім’я та діти",
        },
    ),
    (
        "law",
        "law",
        {
            "fr": "Droits et asile",
            "en": "Law and asylum",
            "de": "Recht und Asyl",
            "el": "Δικαιώματα και άσυλο",
            "ar": "القانون واللجوء",
            "uk": "Право і притулок",
        },
    ),
    (
        "money",
        "money",
        {
            "fr": "Argent",
            "en": "Money",
            "de": "Geld",
            "el": "Χρήματα",
            "ar": "المال",
            "uk": "Гроші",
        },
    ),
    (
        "school",
        "book",
        {
            "fr": "École et formation",
            "en": "School and training",
            "de": "Schule und Ausbildung",
            "el": "Σχολείο και κατάρτιση",
            "ar": "المدرسة والتدريب",
            "uk": "Школа і навчання",
        },
    ),
    (
        "things",
        "things",
        {
            "fr": "Vêtements et meubles",
            "en": "Clothes and furniture",
            "de": "Kleidung und Möbel",
            "el": "Ρούχα και έπιπλα",
            "ar": "ملابس وأثاث",
            "uk": "Одяг і меблі",
        },
    ),
    (
        "transport",
        "transport",
        {
            "fr": "Se déplacer",
            "en": "Getting around",
            "de": "Unterwegs sein",
            "el": "Μετακίνηση",
            "ar": "التنقّل",
            "uk": "Транспорт",
        },
    ),
    (
        "company",
        "company",
        {
            "fr": "Rencontrer du monde",
            "en": "Meeting people",
            "de": "Leute kennenlernen",
            "el": "Γνωριμία με ανθρώπους",
            "ar": "التعرّف على الناس",
            "uk": "Знайомства",
        },
    ),
    (
        "business",
        "business",
        {
            "fr": "Créer mon activité",
            "en": "My own business",
            "de": "Selbständig werden",
            "el": "Δική μου επιχείρηση",
            "ar": "مشروعي الخاص",
            "uk": "Власна справа",
        },
    ),
)
"""The code of each, its icon, and its names by language, in their order."""


def begin(apps: Any, _schema_editor: Any) -> None:
    """Make the needs, each with the themes that answer it and a first version."""
    themes = _themes_by_need(apps)
    for position, (code, icon, names) in enumerate(USUAL_NEEDS, start=1):
        need = apps.get_model("taxonomy", "Need").objects.create(
            key=uuid5(NAMESPACE, code), code=code, icon=icon, sort_order=position
        )
        name_model = apps.get_model("taxonomy", "NeedName")
        rows = [
            name_model.objects.create(need=need, language=language, name=name)
            for language, name in names.items()
        ]
        answering = themes.get(code, [])
        need.themes.set(answering)
        content = get_serializable_data_for_fields(need) | {
            "themes": answering,
            "names": [get_serializable_data_for_fields(row) for row in rows],
        }
        _keep_version(apps, need, content, names["en"])


def _themes_by_need(apps: Any) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for theme in apps.get_model("taxonomy", "Theme").objects.prefetch_related("labels"):
        names = {
            each.language: (each.label, *filter(None, map(str.strip, each.synonyms.splitlines())))
            for each in theme.labels.all()
        }
        for code in usual_needs_of(names):
            found.setdefault(code, []).append(theme.pk)
    return found


def _keep_version(apps: Any, need: Any, content: dict[str, Any], name: str) -> None:
    kind, _is_new = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="taxonomy", model="need"
    )
    revision = apps.get_model("wagtailcore", "Revision").objects.create(
        content_type=kind,
        base_content_type=kind,
        object_id=str(need.pk),
        object_str=name,
        created_at=need.created_at,
        content=content,
    )
    type(need)._default_manager.filter(pk=need.pk).update(latest_revision=revision)


class Migration(migrations.Migration):

    dependencies = [
        ("taxonomy", "0007_needs"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
