"""Chooses the picture of a link to a page, where it is shared."""

from dataclasses import dataclass

from content_models.blocks import Image
from portal.reading import addresses
from portal.reading.runtime import runtime

SITE_PICTURE = "share.png"
"""The mark above the landscape of the illustrations, for pages without a picture of their own."""
SITE_PICTURE_SIZE = (1200, 630)
"""Pixels: the proportions to which the places where people share links cut every picture."""


@dataclass(frozen=True)
class SharedPicture:
    """A shared picture is that of a link to a page.

    ``address`` is absolute, sizes are pixels.
    """

    address: str
    width: int
    height: int
    alternative_text: str


def shared_picture(image: Image | None) -> SharedPicture:
    """Return a page's picture in the format that everybody reads, or the site's."""
    parts = runtime()
    base_url, site_name = parts.settings.base_url, parts.settings.site_name
    if image is None:
        address = base_url + parts.assets.address(SITE_PICTURE)
        return SharedPicture(address, *SITE_PICTURE_SIZE, alternative_text=site_name)
    shown = image.fallback
    address = addresses.absolute(base_url, shown.url)
    text = "" if image.decorative else image.alternative_text
    return SharedPicture(address, shown.width, shown.height, text)
