"""Reads the key that signs the admin's sessions and the portal's forms.

It is given in the environment, or made once and kept.
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from content_models.syncing import sync

KEY_BYTES = 50
KEY_FILE = "secret_key"


class EmptyKeyError(ValueError):
    """The file of the key is there, and nothing is in it."""


def read_secret_key(environment: Mapping[str, str], var_folder: Path) -> str:
    """Return ``SECRET_KEY``, or the content of ``var/secret_key``.

    The file is made where it is missing.

    Raises:
        EmptyKeyError: with an empty key anybody could sign. A new one in its place would be another
            for each process that makes one.
    """
    given = environment.get("SECRET_KEY")
    if given:
        return given
    file = var_folder / KEY_FILE
    if not file.exists():
        _make(file)
    key = file.read_text(encoding="ascii")
    if not key:
        raise EmptyKeyError(
            f"{file} is empty, as after a power cut: put back that of the last backup, or delete"
            " it and start again; then everybody signs in anew"
        )
    return key


def _make(file: Path) -> None:
    """Write a new key in one step, so that nobody reads half of it.

    Portal and CMS start together, and an empty key signs nothing.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
        new.write(secrets.token_urlsafe(KEY_BYTES))
    sync(draft)
    try:
        file.hardlink_to(draft)  # of several processes, one wins; the others read its key
    except FileExistsError:
        pass
    finally:
        draft.unlink()
        sync(file.parent)
