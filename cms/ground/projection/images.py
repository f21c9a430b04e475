"""Projects pictures, as files of several widths and two formats."""

import logging
from typing import Any, Protocol

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from cms.ground.hiding import is_private
from cms.ground.projection.addresses import public_address
from content_models.blocks import Image, Rendition
from content_models.vocabularies import Licence

logger = logging.getLogger(__name__)

WEBP_WIDTHS = (400, 800, 1200)
"""Pixels: an old phone, a new phone or a column on a desk, and the same on a dense screen."""
FALLBACK_WIDTH = 800
WEBP_QUALITY = 75
JPEG_QUALITY = 78


class Pictured(Protocol):
    """A pictured model has a picture of its own; ``cms.media`` has its fields."""

    picture: Any
    picture_text: str
    picture_decorative: bool


def picture_of(owner: Pictured) -> Image | None:
    """Return the picture of a version, where it has one."""
    if owner.picture is None:
        return None
    # Pages that are older than the question have neither.
    is_decorative = owner.picture_decorative or not owner.picture_text
    return to_image(owner.picture, alternative_text=owner.picture_text, decorative=is_decorative)


def to_image(picture: Any, *, alternative_text: str, decorative: bool = False) -> Image | None:
    """Return a picture with its renditions, made where they do not exist yet.

    None where it is private, or its file is lost or damaged: the rest of the item is still worth
    reading.
    """
    if is_private(picture):
        return None
    widths = [width for width in WEBP_WIDTHS if width < picture.width] or [picture.width]
    webp = [f"width-{width}|format-webp|webpquality-{WEBP_QUALITY}" for width in widths]
    # On white: JPEG knows no transparency.
    fallback = f"width-{FALLBACK_WIDTH}|bgcolor-ffffff|format-jpeg|jpegquality-{JPEG_QUALITY}"
    try:
        files = picture.get_renditions(*webp, fallback)
    except (SourceImageIOError, InvalidFilterSpecError, OSError) as error:
        logger.warning("picture %s cannot be read and is left out: %s", picture.pk, error)
        return None
    return Image(
        renditions=tuple(
            Rendition(
                url=public_address(file.file),
                width=file.width,
                height=file.height,
                media_type="image/jpeg" if spec == fallback else "image/webp",
            )
            for spec, file in files.items()
        ),
        alternative_text="" if decorative else alternative_text,
        decorative=decorative,
        credit=picture.credit,
        licence=Licence(picture.licence) if picture.licence else None,
    )
