"""Has what was written survive a power cut.

Without it a file that somebody was told is saved may be empty afterwards: its name is on the disk
some seconds before its content.
"""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Have a file, or a folder's list of files, survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Have a folder survive a power cut with all that is in it."""
    for path in folder.rglob("*"):
        sync(path)
    sync(folder)
