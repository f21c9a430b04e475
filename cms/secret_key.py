"""The key that signs the admin's sessions: given by the operator, or made once and kept."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

KEY_BYTES = 50


def read_secret_key(environment: Mapping[str, str], var_folder: Path) -> str:
    """``SECRET_KEY``, or the content of ``var/secret_key``, which is made where it is missing."""
    given = environment.get("SECRET_KEY")
    if given:
        return given
    file = var_folder / "secret_key"
    var_folder.mkdir(parents=True, exist_ok=True)
    try:
        # O_EXCL: of two processes that start together, one makes the key and the other reads it.
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as new:
        key = secrets.token_urlsafe(KEY_BYTES)
        new.write(key)
    return key
