"""What an editor was told is saved is on the disk, whatever the disk does."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import TemporaryUploadedFile

from cms.media.storage import original_storage

NAMES = {
    default_storage: "documents/fiche.txt",
    original_storage(): "original_images/affiche.txt",
}


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """The files and folders that were synced, as far as they had their content by then."""
    paths: set[Path] = set()
    fsync = os.fsync

    def remember(handle: int) -> None:
        fsync(handle)
        path = Path(f"/proc/self/fd/{handle}").readlink()
        if path.is_dir() or path.stat().st_size:
            paths.add(path)

    monkeypatch.setattr(os, "fsync", remember)
    return paths


@pytest.mark.parametrize("storage", NAMES, ids=NAMES.values())
@pytest.mark.parametrize("size", ["small", "large"])
def test_a_file_is_on_the_disk_with_its_name_before_anybody_is_told(
    empty_cms: None, synced: set[Path], storage: Any, size: str
) -> None:
    content: Any = ContentFile(b"")
    if size == "large":  # it comes by a file of its own, which is moved
        content = TemporaryUploadedFile("fiche.txt", "text/plain", 7, None)
    content.write(b"bonjour")
    content.flush()

    with content:
        stored = Path(storage.path(storage.save(NAMES[storage], content)))

    assert {stored, stored.parent, stored.parent.parent} <= synced


@pytest.mark.parametrize("storage", NAMES, ids=NAMES.values())
def test_nothing_is_left_of_a_file_that_there_was_no_room_for(
    empty_cms: None, monkeypatch: pytest.MonkeyPatch, storage: Any
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(OSError, match="No space"):
        storage.save(NAMES[storage], ContentFile(b"bonjour"))

    assert list(settings.DEPLOYMENT.var_folder.rglob("*fiche*")) == []
