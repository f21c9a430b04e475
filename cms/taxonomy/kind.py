"""Registers themes, needs and partners."""

from collections.abc import Iterator

from cms.ground.kinds import CmsKind, Named, one_by_one, register
from cms.taxonomy import how_to
from cms.taxonomy.models import Need, Partner, Theme
from cms.taxonomy.projection import load_needs, load_themes, partner_document
from content_models.kinds import need, partner
from content_models.kinds.term import Term


def partner_names() -> Iterator[Named]:
    """Yield partners by their names, which are the same in every language."""
    rows = Partner.objects.values_list(
        "pk", "translation_key", "name", "place", "locale__language_code"
    )
    return (Named(*row) for row in rows)


register(
    CmsKind(
        entry=partner.Partner.entry,
        model=Partner,
        how_to=how_to.PARTNER,
        projecting=one_by_one(partner_document),
        joined=("picture",),
        prefetched=("picture__renditions",),
        document_fields={"name": "title", "description": "summary"},
        country_field="country",
        names=partner_names,
    ),
    CmsKind(
        entry=Term.entry,
        model=Theme,
        how_to=how_to.THEME,
        loading=load_themes,
        key_field="key",
    ),
    CmsKind(
        entry=need.Need.entry,
        model=Need,
        how_to=how_to.NEED,
        loading=load_needs,
        key_field="key",
    ),
)
