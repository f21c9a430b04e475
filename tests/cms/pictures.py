"""Pictures as telephones, cameras and painting programs write them, with all that they tell."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import Image, ImageCms
from PIL.ExifTags import IFD, Base
from PIL.PngImagePlugin import PngInfo

pillow_heif.register_heif_opener()

SECRETS = (b"GEHEIM-Apparat", b"GEHEIM-Urheberin", b"GEHEIM-Ort", b"GEHEIM-Satz", b"GEHEIM-Farbe")
"""What must be found nowhere: the maker, the artist, the place, comments, a profile of colours."""
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>GEHEIM-Ort</rdf></x:xmpmeta>'
TURNED = 6
"""EXIF's word for a telephone that was held upright."""
SIZE = (90, 60)
"""As the sensor has it: people see it 60 wide and 90 high."""


def colourful(size: tuple[int, int] = SIZE) -> Image.Image:
    """Red above, blue below, with a noise that does not pack."""
    picture = Image.effect_noise(size, 40).convert("RGB")
    picture.paste((220, 20, 20), (0, 0, size[0], size[1] // 3))
    picture.paste((20, 20, 220), (0, 2 * size[1] // 3, *size))
    return picture


def exif(orientation: int = TURNED) -> bytes:
    """EXIF with maker, artist, time and place."""
    made = Image.Exif()
    made[Base.Orientation] = orientation
    made[Base.Make] = "GEHEIM-Apparat"
    made[Base.Artist] = "GEHEIM-Urheberin"
    made[Base.DateTime] = "2026:03:01 09:00:00"
    made.get_ifd(IFD.GPSInfo)[1] = "N"
    made.get_ifd(IFD.GPSInfo)[2] = (43.0, 29.0, 22.5)
    made.get_ifd(IFD.GPSInfo)[28] = b"GEHEIM-Ort"
    return made.tobytes()


def profile(padding: int = 0) -> bytes:
    """A profile of colours with a text of its own, as large as one likes."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made + b"GEHEIM-Farbe" + b"\0" * padding


def telephones_profile() -> bytes:
    """The profile of a telephone's camera: Display P3, with wider colours than sRGB."""

    def numbers(*values: float) -> bytes:
        return b"".join(struct.pack(">i", round(value * 65_536)) for value in values)

    white = numbers(0.9642, 1, 0.8249)
    primaries = {
        b"rXYZ": (0.5151, 0.2412, -0.0011),
        b"gXYZ": (0.2920, 0.6922, 0.0419),
        b"bXYZ": (0.1571, 0.0666, 0.7841),
    }
    tags = {name: b"XYZ \0\0\0\0" + numbers(*values) for name, values in primaries.items()}
    tags[b"wtpt"] = b"XYZ \0\0\0\0" + white
    gamma = b"curv\0\0\0\0" + struct.pack(">IHH", 1, round(2.2 * 256), 0)
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), gamma)
    place = 132 + 12 * len(tags)
    table = struct.pack(">I", len(tags))
    for name, content in tags.items():
        table += name + struct.pack(">II", place, len(content))
        place += len(content)
    head = struct.pack(">I4sI", place, b"lcms", 0x02400000) + b"mntrRGB XYZ " + b"\0" * 12
    head += b"acsp" + b"\0" * 28 + white + b"\0" * 48
    return head + table + b"".join(tags.values())


def _saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    written = BytesIO()
    picture.save(written, form, **options)
    return written.getvalue()


def jpeg(picture: Image.Image | None = None, **options: Any) -> bytes:
    """A photograph with EXIF, XMP, IPTC, a comment, a large profile, and a film behind its end."""
    told = {"exif": exif(), "xmp": XMP, "comment": b"GEHEIM-Satz", "icc_profile": profile(200_000)}
    plain = _saved(picture or colourful(), "JPEG", **(told | options))
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x5a\0\x0bGEHEIM-Ort "
    segment = b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
    return plain[:2] + segment + plain[2:] + b"ftypmp4 GEHEIM-Ort"


def png(picture: Image.Image | None = None) -> bytes:
    """A picture with texts, packed and not, EXIF, XMP and a profile."""
    texts = PngInfo()
    texts.add_text("Author", "GEHEIM-Urheberin")
    texts.add_text("Comment", "GEHEIM-Satz", zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    made = _saved(
        picture or colourful(), "PNG", pnginfo=texts, exif=exif(), icc_profile=profile(50_000)
    )
    return made + b"GEHEIM-Satz"


def webp(picture: Image.Image | None = None, **options: Any) -> bytes:
    """A picture with EXIF, XMP and a profile."""
    told = {"exif": exif(), "xmp": XMP, "icc_profile": profile()}
    return _saved(picture or colourful(), "WEBP", **(told | options))


def heic(picture: Image.Image | None = None, **options: Any) -> bytes:
    """A photograph of a telephone."""
    told = {"exif": exif(), "xmp": XMP, "icc_profile": profile()}
    return _saved(picture or colourful(), "HEIF", **(told | options))


def avif(picture: Image.Image | None = None) -> bytes:
    """A photograph of another telephone."""
    return _saved(picture or colourful(), "AVIF", exif=exif(), xmp=XMP, icc_profile=profile())


def gif() -> bytes:
    """A drawing with a comment, as a portrait of an editor may be."""
    return _saved(colourful().quantize(), "GIF", comment=b"GEHEIM-Satz")


def bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """A PNG of less than a megabyte that would fill gigabytes."""

    def chunk(name: bytes, content: bytes) -> bytes:
        body = name + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    packer = zlib.compressobj(9)
    line = b"\0" * (width // 8 + 2)
    packed = b"".join(packer.compress(line) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def cut(content: bytes, percent: int) -> bytes:
    """The beginning of a file, as a telephone without a network leaves it."""
    return content[: len(content) * percent // 100]


SAMPLES = {
    "photo.jpg": jpeg(),
    "photo.jpeg": jpeg(exif=exif(orientation=1)),
    "drawing.png": png(),
    "drawing.webp": webp(),
    "logo.webp": webp(colourful().convert("RGBA"), lossless=True),
    "IMG_1234.HEIC": heic(),
    "photo.avif": avif(),
}
"""One of each kind that is accepted, all with metadata."""
