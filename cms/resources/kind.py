"""Registers resources."""

from django.utils.translation import gettext_lazy as _

from cms.ground.kinds import CmsKind, one_by_one, register
from cms.resources.how_to import HOW_TO
from cms.resources.models import PartnerResourcePage
from cms.resources.projection import document_of
from content_models.kinds.partner_resource import PartnerResource

register(
    CmsKind(
        entry=PartnerResource.entry,
        model=PartnerResourcePage,
        how_to=HOW_TO,
        projecting=one_by_one(document_of),
        joined=("picture", "publisher"),
        prefetched=("themes", "files__document", "picture__renditions"),
        country_field="country",
        new=_("New resource"),
        new_order=20,
    )
)
