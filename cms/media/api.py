"""Tells the admin's own scripts of pictures, as the editor of translations shows them."""

from typing import Any, ClassVar

from wagtail.api.v2.views import BaseAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

ORIGINAL = "download_url"


def _without_original(names: list[str]) -> list[str]:
    return [name for name in names if name != ORIGINAL]


class PicturesAPIViewSet(ImagesAdminAPIViewSet):
    """Tells of all pictures but where their originals lie, which have no address."""

    meta_fields: ClassVar = _without_original(ImagesAdminAPIViewSet.meta_fields)
    listing_default_fields: ClassVar = _without_original(
        ImagesAdminAPIViewSet.listing_default_fields
    )
    nested_default_fields: ClassVar = _without_original(ImagesAdminAPIViewSet.nested_default_fields)

    def get_queryset(self) -> Any:
        """Return those hidden from readers, too: who works here sees them in the chooser."""
        return BaseAPIViewSet.get_queryset(self)
