"""Registers organisations."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.directory.how_to import HOW_TO
from cms.directory.models import Organisation
from cms.directory.projection import document_of
from cms.ground.kinds import CmsKind, Named, one_by_one, register
from content_models.kinds import organisation


def names() -> Iterator[Named]:
    """Yield organisations by all their names, at their first place."""
    rows = Organisation.objects.select_related("locale").prefetch_related("locations")
    for row in rows.only("name", "alternative_names", "translation_key", "locale"):
        place: Any = row.locations.first()
        yield Named(
            row.pk,
            row.translation_key,
            row.name,
            place.place if place else "",
            row.locale.language_code,
            row.alternative_name_list,
        )


register(
    CmsKind(
        entry=organisation.Organisation.entry,
        model=Organisation,
        how_to=HOW_TO,
        projecting=one_by_one(document_of),
        prefetched=("themes", "locations", "phones"),
        document_fields={"name": "title", "description": "body"},
        country_field="locations__country",
        names=names,
        new=_("New organisation"),
        new_order=60,
    )
)
