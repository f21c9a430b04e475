"""Finds deleted text and comments that office files still hold.

An author took them out with tracked changes, and searching leaves them out, but whoever opens the
file can read them: perhaps the name of somebody who does not want to be found.
"""

import re
import zipfile
from typing import BinaryIO

from cms.media.extraction import MOST_PACKED_PART_BYTES
from cms.media.file_types import TooLargeInsideError, check_size_inside

ENDINGS = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp"})
_PARTS = re.compile(
    r"content\.xml|word/(document|footnotes|endnotes|comments)\.xml"
    r"|xl/(comments|threadedComments).*\.xml|ppt/comments/.*\.xml"
)
_MARKS = re.compile(
    rb"<(?:\w+:)?(?:delText|moveFrom|deletion|annotation|comment|threadedComment|cm)[\s>]"
)
"""Begins a deleted or moved text, or a comment, in one of these parts."""


def holds_remains(file: BinaryIO) -> bool:
    """Return whether an office file still holds deleted text, or comments.

    A file that cannot be read holds nothing that anybody could read.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            check_size_inside(archive)
            return any(
                _MARKS.search(archive.read(each))
                for each in archive.infolist()
                if _PARTS.fullmatch(each.filename) and each.file_size <= MOST_PACKED_PART_BYTES
            )
    except (zipfile.BadZipFile, TooLargeInsideError, EOFError, OSError, ValueError, RuntimeError):
        return False  # what zipfile raises on damaged archives
