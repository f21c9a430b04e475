"""Gives files of the media folder the addresses that readers know.

The admin has others, which ask who somebody is (``cms.media.views``).
"""

from typing import Any

from content_models.media import media_address


def public_address(file: Any) -> str:
    """Return the portal's address of a stored file.

    It answers as long as something published shows the file.
    """
    return media_address(file.name)
