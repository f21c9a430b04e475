"""Takes out of a picture all that is not the picture, after turning it upright.

A photograph tells where and when it was taken, with which telephone and by whom. It may be of
somebody whom nobody should find. Nothing here knows Django.
"""

from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageCms, ImageOps, JpegImagePlugin
from pillow_heif import HeifImagePlugin  # noqa: F401 - teaches Pillow to read HEIC

from cms.media.metadata import is_bare

MOST_PIXELS: Final = 64_000_000
"""Of one picture: 200 MB in memory while it is cleaned, three times over. Telephones make 50
million at most in files of the size that is accepted; readers get 1,200 across."""
QUALITY: Final = 92
"""Of pictures that come in a format that is not kept."""

_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF", "TIFF")
_KEPT = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "WEBP": ".webp", "GIF": ".png"}
"""The ending of the format in which each comes out; of others ``.jpg``, or ``.png`` where they are
transparent somewhere."""


class DamagedPictureError(Exception):
    """A picture cannot be read to its end, or it is none."""


class TooManyPixelsError(Exception):
    """A picture would take more memory than anybody needs to look at it."""


@dataclass(frozen=True)
class CleanPicture:
    """A clean picture is a file that holds nothing but what one sees.

    Attributes:
        ending: the ending of its format, with its dot.
    """

    content: bytes
    ending: str


def cleaned(content: bytes) -> CleanPicture:
    """Return a picture upright, in sRGB, and bare; unchanged where it is so already.

    A moving picture keeps its first frame: readers never got more.

    Raises:
        DamagedPictureError, TooManyPixelsError: see there.
    """
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as picture:
            _check_pixels(picture)
            picture.load()
            return _cleaned(content, picture)
    except TooManyPixelsError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooManyPixelsError(str(error)) from error
    except Exception as error:
        # Pillow's readers raise whatever a broken file brings them to; there is no list of it.
        raise DamagedPictureError(str(error)) from error


def _check_pixels(picture: Image.Image) -> None:
    """Refuse a decompression bomb before any of it is unpacked."""
    if picture.width * picture.height > MOST_PIXELS:
        raise TooManyPixelsError(picture.size)


def _cleaned(content: bytes, picture: Image.Image) -> CleanPicture:
    ending = _KEPT.get(picture.format or "", "")
    if ending and picture.mode != "CMYK" and is_bare(content):
        return CleanPicture(content, ending)
    upright = _in_srgb(ImageOps.exif_transpose(picture))
    ending = ending or (".png" if "A" in upright.getbands() else ".jpg")
    upright.info.clear()  # Pillow writes some of it unasked
    written = BytesIO()
    upright.save(written, **_options(content, picture, ending))
    made = written.getvalue()
    if not is_bare(made):
        raise DamagedPictureError("something stays in it")
    return CleanPicture(made, ending)


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Return a picture in grey or sRGB, the colours that browsers take for granted.

    A profile that cannot be applied is as good as none.
    """
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    profile = picture.info.get("icc_profile")
    plain = picture.convert(mode) if picture.mode in {"P", "PA", "LA", "1"} else picture
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            made = ImageCms.profileToProfile(
                plain,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode=mode,
            )
            if made is not None:
                return made
    if plain.mode.startswith("I"):  # sixteen bits of grey, which Pillow would cut instead of scale
        return plain.point(lambda value: value / 256).convert("L")
    return plain if plain.mode == "L" and mode == "RGB" else plain.convert(mode)


def _options(content: bytes, picture: Image.Image, ending: str) -> dict[str, Any]:
    """Return how to write a picture with the least loss."""
    if ending == ".png":
        return {"format": "PNG"}
    if ending == ".webp":
        return {"format": "WEBP", "lossless": b"VP8L" in content, "quality": QUALITY}
    tables = getattr(picture, "quantization", None)  # a JPEG is rounded as it was the first time
    if not tables or picture.mode not in {"L", "RGB"}:
        return {"format": "JPEG", "quality": QUALITY, "optimize": True}
    sampling = JpegImagePlugin.get_sampling(picture)
    kept = {"subsampling": sampling} if sampling >= 0 else {}
    return {"format": "JPEG", "qtables": tables, "optimize": True, **kept}
