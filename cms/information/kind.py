"""Registers pages of information."""

from django.utils.translation import gettext_lazy as _

from cms.ground.kinds import CmsKind, one_by_one, register
from cms.information.how_to import HOW_TO
from cms.information.models import InfoPage
from cms.information.projection import document_of
from content_models.kinds import info_page

register(
    CmsKind(
        entry=info_page.InfoPage.entry,
        model=InfoPage,
        how_to=HOW_TO,
        projecting=one_by_one(document_of),
        new=_("New page of information"),
        new_order=50,
    )
)
