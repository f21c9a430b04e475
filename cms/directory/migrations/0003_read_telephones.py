"""Reads the telephone numbers that are there already; what cannot be read stays as it is."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import migrations

from cms.directory.telephones import read

WHATSAPP = "whatsapp"


def read_telephones(apps: Any, _schema_editor: Any) -> None:
    """Read the numbers of all organisations and of their versions, drafts among them."""
    phones = apps.get_model("directory", "OrganisationPhone")
    for phone in phones.objects.select_related("organisation"):
        places = phone.organisation.locations.order_by("sort_order")
        countries = list(places.values_list("country", flat=True))
        found = _read(phone.number, phone.label, countries)
        phones.objects.filter(pk=phone.pk).update(**found)
    for revision in _versions(apps):
        if _read_version(revision.content):
            revision.save(update_fields=["content"])


def _versions(apps: Any) -> Any:
    revisions = apps.get_model("wagtailcore", "Revision").objects
    return revisions.filter(
        content_type__app_label="directory", content_type__model="organisation"
    ).iterator(chunk_size=200)


def _read_version(content: dict[str, Any]) -> bool:
    countries = [place.get("country", "") for place in content.get("locations") or []]
    rows = content.get("phones") or []
    for row in rows:
        row.update(_read(row.get("number", ""), row.get("label", ""), countries))
    return bool(rows)


def _read(number: str, label: str, countries: list[str]) -> dict[str, Any]:
    is_whatsapp = WHATSAPP in label.casefold()
    found = {"number": number, "label": label, "dialled": "", "is_whatsapp": is_whatsapp}
    try:
        telephone = read(number, countries)
    except ValidationError:
        return found
    return found | {"number": telephone.shown, "dialled": telephone.dialled}


class Migration(migrations.Migration):

    dependencies = [
        ("directory", "0002_telephones"),
        ("wagtailcore", "0098_apitoken"),
    ]

    # Back again: the text to show is what the field held before, and no version lost its words.
    operations = [migrations.RunPython(read_telephones, migrations.RunPython.noop)]
