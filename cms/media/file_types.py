"""Says which files may be uploaded, and knows each kind by its content.

Nothing here runs a file, unpacks it to disk or trusts its name. Attack: a page of HTML called
``guide.pdf`` would imitate this site; an archive of a few kilobytes can hold gigabytes.
"""

import codecs
import re
import zipfile
from collections.abc import Callable
from typing import BinaryIO

START_BYTES = 1024
"""Enough to know a file by: PDF allows its mark within the first kilobyte."""
MOST_PACKED_FILES = 5_000
MOST_UNPACKED_BYTES = 300 * 1024 * 1024
"""Of all that an archive holds, as it says itself: more is read of none of its files. A slide show
full of photographs, which do not pack, stays near its own size."""
LARGEST_MARK_BYTES = 1024 * 1024
"""Of the small file inside an archive that says what the archive is."""

ODF = "application/vnd.oasis.opendocument."
OOXML = b"application/vnd.openxmlformats-officedocument."
_MARKUP = re.compile(rb"<\s*(!doctype|\?xml|html|head|body|script|svg|iframe|math)", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class WrongContentError(Exception):
    """A file is not what its name says."""


class TooLargeInsideError(Exception):
    """An archive would unpack to more than anybody needs."""


def check_content(file: BinaryIO, ending: str) -> None:
    """Make sure that a file is what its ending says.

    Args:
        file: open at any place; left at its beginning.
        ending: one of ``ENDINGS``.

    Raises:
        WrongContentError, TooLargeInsideError: see there.
    """
    file.seek(0)
    try:
        is_right = CHECKS[ending](file)
    except (zipfile.BadZipFile, KeyError, EOFError, OSError, ValueError, RuntimeError) as error:
        raise WrongContentError(ending) from error  # what zipfile raises on damaged archives
    finally:
        file.seek(0)
    if not is_right:
        raise WrongContentError(ending)


def _starts_with(*marks: bytes) -> Callable[[BinaryIO], bool]:
    return lambda file: file.read(START_BYTES).startswith(marks)


def _is_pdf(file: BinaryIO) -> bool:
    return b"%PDF-" in file.read(START_BYTES)


def _is_mp3(file: BinaryIO) -> bool:
    start = file.read(START_BYTES)
    is_frame = len(start) > 1 and start[0] == 0xFF and start[1] & 0xE6 == 0xE2  # MPEG, layer III
    return start.startswith(b"ID3") or is_frame


def _is_text(file: BinaryIO) -> bool:
    """True for text, in whichever encoding.

    Spreadsheets still write CSV in the one of their country.
    """
    start = file.read(START_BYTES)
    if _MARKUP.search(start):
        return False
    if start.startswith(_UTF_16):
        return True
    rest = iter(lambda: file.read(64 * START_BYTES), b"")
    return not _CONTROL.search(start) and not any(map(_CONTROL.search, rest))


def _is_archive_of(media_type: str) -> Callable[[BinaryIO], bool]:
    """Return a check for OpenDocument and EPUB.

    They say what they are in a file ``mimetype``.
    """
    return lambda file: _inside(file, "mimetype").strip() == media_type.encode()


def _is_office_file(main_type: bytes) -> Callable[[BinaryIO], bool]:
    """Return a check for Office Open XML.

    The format names the type of each part; files with macros name another main type.
    """
    return lambda file: OOXML + main_type in _inside(file, "[Content_Types].xml")


def _inside(file: BinaryIO, name: str) -> bytes:
    with zipfile.ZipFile(file) as archive:
        check_size_inside(archive)
        with archive.open(name) as packed:
            return packed.read(LARGEST_MARK_BYTES)


def check_size_inside(archive: zipfile.ZipFile) -> None:
    """Refuse a decompression bomb by what it says of itself.

    zipfile reads no more than that.

    Raises:
        TooLargeInsideError: see there.
    """
    packed = archive.infolist()
    if len(packed) > MOST_PACKED_FILES:
        raise TooLargeInsideError(f"{len(packed)} files")
    size = sum(each.file_size for each in packed)
    if size > MOST_UNPACKED_BYTES:
        raise TooLargeInsideError(f"{size} bytes")


CHECKS: dict[str, Callable[[BinaryIO], bool]] = {
    "pdf": _is_pdf,
    "odt": _is_archive_of(f"{ODF}text"),
    "ods": _is_archive_of(f"{ODF}spreadsheet"),
    "odp": _is_archive_of(f"{ODF}presentation"),
    "docx": _is_office_file(b"wordprocessingml.document.main+xml"),
    "xlsx": _is_office_file(b"spreadsheetml.sheet.main+xml"),
    "pptx": _is_office_file(b"presentationml.presentation.main+xml"),
    "epub": _is_archive_of("application/epub+zip"),
    "mp3": _is_mp3,
    "ogg": _starts_with(b"OggS"),
    "txt": _is_text,
    "csv": _is_text,
}
ENDINGS = tuple(sorted(CHECKS))
