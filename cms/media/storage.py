"""Stores uploaded files and renditions."""

import secrets
from pathlib import PurePosixPath

from django.core.files.storage import FileSystemStorage

TOKEN_BYTES = 5


class UniqueNameStorage(FileSystemStorage):
    """Gives every file a name that no file has had before.

    The portal lets browsers keep media for ever, so an address must never show something else
    later: not after a picture is replaced, nor when a file is deleted and one of its name comes.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Return the name with a random part before its ending."""
        path = PurePosixPath(name)
        unique = path.with_name(f"{path.stem}.{secrets.token_hex(TOKEN_BYTES)}{path.suffix}")
        return super().get_available_name(str(unique), max_length)
