"""Moves what is not for readers out of the public folder, and back."""

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

KEPT_APART: Final = ("original_images", "wagtail_uploads")
"""Originals of pictures, and files that wait until Wagtail's form for several is filled in."""


def put_apart(public: Path, apart: Path) -> None:
    """Move all of it; names stay, so no row changes.

    It may be interrupted and begun again.
    """
    apart.mkdir(parents=True, exist_ok=True)
    for folder in KEPT_APART:
        source, target = public / folder, apart / folder
        if source.exists() and not target.exists():
            shutil.move(source, target)
        for file in source.glob("*"):
            shutil.move(file, target / file.name)
        with suppress(OSError):  # it is gone already
            source.rmdir()


def put_back(public: Path, apart: Path) -> None:
    """Move all of it back, as an older release wants it."""
    put_apart(apart, public)
