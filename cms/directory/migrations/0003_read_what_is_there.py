"""Reads the telephone numbers and languages that are there already.

What cannot be read stays as it is, and the form asks to correct it.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import migrations

from cms.directory.telephones import read
from content_models.language_names import is_named, language_of_country, with_usual_tag

WHATSAPP = "whatsapp"


def read_what_is_there(apps: Any, _schema_editor: Any) -> None:
    """Read numbers and languages of all organisations and of their versions, drafts among them."""
    organisations = apps.get_model("directory", "Organisation").objects
    for pk, tags in organisations.values_list("pk", "spoken_languages"):
        if _languages(tags) != tags:
            organisations.filter(pk=pk).update(spoken_languages=_languages(tags))
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
    tags = content.get("spoken_languages")
    if isinstance(tags, list):
        content["spoken_languages"] = _languages(tags)
    return bool(rows or tags)


def _languages(tags: list[str]) -> list[str]:
    """Return languages, that of the country where a country's code was written: el for gr."""
    usual = [with_usual_tag(tag) for tag in tags]
    mended = [tag if is_named(tag) else language_of_country(tag) or tag for tag in usual]
    return list(dict.fromkeys(mended))


def _read(number: str, label: str, countries: list[str]) -> dict[str, Any]:
    is_whatsapp = WHATSAPP in label.casefold()
    found = {"number": number, "label": label, "dialled": "", "is_whatsapp": is_whatsapp}
    try:
        telephone = read(number, countries)
    except ValidationError:
        return found
    return found | {"number": telephone.shown, "dialled": telephone.dialled}


SHORTER = 30
"""Characters that the number had room for before."""
LONGEST_LABEL = 100


def write_as_before(apps: Any, _schema_editor: Any) -> None:
    """Put into the older fields what they have room for: before, WhatsApp was a word of the label.

    The countries that became languages stay so, for they never were any. Drafts hold what an older
    release does not know, and it reads past that.
    """
    phones = apps.get_model("directory", "OrganisationPhone").objects
    for phone in phones.all():
        found = _written_before(phone.number, phone.dialled, phone.label, phone.is_whatsapp)
        phones.filter(pk=phone.pk).update(**found)
    for revision in _versions(apps):
        rows = revision.content.get("phones") or []
        for row in rows:
            row.update(
                _written_before(
                    row.get("number", ""),
                    row.get("dialled", ""),
                    row.get("label", ""),
                    row.get("is_whatsapp", False),
                )
            )
        if rows:
            revision.save(update_fields=["content"])


def _written_before(
    number: str, dialled: str, label: str, is_whatsapp: bool
) -> dict[str, str]:
    if is_whatsapp and WHATSAPP not in label.casefold():
        label = f"WhatsApp – {label}"[:LONGEST_LABEL] if label else "WhatsApp"
    if len(number) > SHORTER:
        number = (dialled.replace(";ext=", " ext. ") or number)[:SHORTER]
    return {"number": number, "label": label}


class Migration(migrations.Migration):

    dependencies = [
        ("directory", "0002_telephones_and_languages"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(read_what_is_there, write_as_before)]
