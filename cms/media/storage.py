"""Stores uploaded files, renditions and the originals of pictures."""

import secrets
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage, storages

from cms.media.cleaning import cleaned
from cms.media.metadata import START_BYTES, is_bare, is_picture
from cms.media.originals import KEPT_APART
from content_models.syncing import sync

TOKEN_BYTES = 5
KEPT_APART_PATHS = tuple(f"{folder}/" for folder in KEPT_APART)


class CleanPictures(Storage):
    """Takes what is not the picture out of every picture, whoever stores it.

    Forms do so too, and say what is wrong; this is for whatever comes by another way: a picture
    that waits for its licence, a portrait of an editor, one that a command loads. It may stand
    before any storage.
    """

    def save(
        self, name: str | None, content: Any, max_length: int | None = None, **options: Any
    ) -> str:
        """Store a file; a picture of a format that is not kept changes its ending.

        Raises:
            DamagedPictureError, TooManyPixelsError: from ``cleaned``.
        """
        content.seek(0)
        if is_picture(content.read(START_BYTES)):
            name, content = _bare(name or content.name, content)
        content.seek(0)
        return super().save(name, content, max_length, **options)


def _bare(name: str, file: Any) -> tuple[str, "File[bytes]"]:
    file.seek(0)
    content = file.read()
    if is_bare(content):
        return name, file
    picture = cleaned(content)
    return with_ending(name, picture.ending), ContentFile(picture.content)


def with_ending(name: str, ending: str) -> str:
    """Return the name of a picture with the ending of its format."""
    path = PurePosixPath(name)
    is_right = path.suffix.lower().replace(".jpeg", ".jpg") == ending
    return name if is_right else str(path.with_suffix(ending))


class LastingFiles(FileSystemStorage):
    """Stores a file so that a power cut does not take it.

    An editor is told that a file is saved, and the database keeps that. Without this the disk
    would have the row at once, and the content half a minute later.
    """

    def _save(self, name: str, content: Any) -> str:
        """Store a file; on a full disk its beginning would take what room is left."""
        try:
            stored: str = super()._save(name, content)  # type: ignore[misc]  # the stubs lack it
            path = Path(self.path(stored))
            for changed in (path, path.parent, path.parent.parent):
                sync(changed)
        except OSError:
            Path(self.path(name)).unlink(missing_ok=True)
            raise
        return stored


class UniqueNames(CleanPictures, LastingFiles):
    """Gives every file a name that no file has had before.

    The portal lets browsers keep media for ever, so an address must never show something else
    later: not after a picture is replaced, nor when a file is deleted and one of its name comes.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Return the name with a random part before its ending."""
        path = PurePosixPath(name)
        unique = path.with_name(f"{path.stem}.{secrets.token_hex(TOKEN_BYTES)}{path.suffix}")
        return super().get_available_name(str(unique), max_length)


class UniqueNameStorage(UniqueNames):
    """Keeps what the portal serves, under names that are given once.

    Wagtail puts a file of several into this storage while it waits for its licence; readers have no
    business with it, so it lies with the originals.
    """

    def save(
        self, name: str | None, content: Any, max_length: int | None = None, **options: Any
    ) -> str:
        """Store a file, or have it stored apart."""
        is_apart = (name or "").startswith(KEPT_APART_PATHS)
        save = original_storage().save if is_apart else super().save
        return save(name, content, max_length, **options)

    def path(self, name: str) -> str:
        """Return where a file lies."""
        if name.startswith(KEPT_APART_PATHS):
            return original_storage().path(name)
        return super().path(name)


class OriginalsStorage(UniqueNames):
    """Keeps originals of pictures in a folder from which nothing is served.

    Readers get renditions of them, editors too; a picture has no address of its own.
    """

    @property
    def base_location(self) -> str:
        """Return the folder; asked each time, because tests move it."""
        return str(settings.DEPLOYMENT.originals_folder)

    @property
    def location(self) -> str:
        """Return the folder, for what Django joins names to."""
        return self.base_location

    @property
    def base_url(self) -> None:  # type: ignore[override]  # Django's says that there is one
        """Say that there is no address: ``url`` refuses."""
        return None


def original_storage() -> Storage:
    """Return the storage of originals, which ``STORAGES`` names."""
    return storages["originals"]
