"""Registers organisations."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from cms.directory.how_to import HOW_TO
from cms.directory.merges import is_merged, kept_instead
from cms.directory.models import Organisation, OrganisationLocation
from cms.directory.projection import projecting
from cms.directory.reported import said_of
from cms.ground.kinds import CmsKind, Named, register
from content_models.kinds import organisation


def names() -> Iterator[Named]:
    """Yield organisations by all their names, at their first place."""
    places = OrganisationLocation.objects.order_by("-sort_order", "-pk")
    # Of an item's places the last one here counts: that is the first.
    towns = dict(places.values_list("organisation__translation_key", "place"))
    rows = Organisation.objects.filter(~is_merged()).select_related("locale")
    for row in rows.only("name", "alternative_names", "translation_key", "locale"):
        yield Named(
            row.pk,
            row.translation_key,
            row.name,
            towns.get(row.translation_key, ""),
            row.locale.language_code,
            row.alternative_name_list,
        )


register(
    CmsKind(
        entry=organisation.Organisation.entry,
        model=Organisation,
        how_to=HOW_TO,
        projecting=projecting,
        prefetched=Organisation.prefetched_facts,
        document_fields={"name": "title", "description": "body"},
        country_field="locations__country",
        names=names,
        instead=kept_instead,
        said=said_of,
        new=_("New organisation"),
        new_order=60,
    )
)
