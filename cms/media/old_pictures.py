"""Cleans the pictures that were uploaded before pictures were cleaned.

All of it may be interrupted and begun again: what is done is seen by the files themselves.
"""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from django.core.files.base import ContentFile, File
from django.db import transaction
from PIL import Image
from wagtail.images.models import Filter

from cms.media.cleaning import DamagedPictureError, TooManyPixelsError, cleaned
from cms.media.metadata import START_BYTES, is_bare, is_picture
from cms.media.models import PortalImage, PortalRendition
from content_models.syncing import sync

OLD_RENDITIONS: Final = "images"


def clean_all() -> Iterator[tuple[PortalImage, str]]:
    """Clean every original, and make its old renditions anew under other names.

    Yields each picture, with what is wrong with its original, or nothing. A picture that changed is
    saved, by which publishing knows that documents name other addresses.
    """
    for picture in PortalImage.objects.order_by("pk").iterator():
        trouble = ""
        try:
            _clean_original(picture)
        except (OSError, DamagedPictureError, TooManyPixelsError) as error:
            trouble = str(error) or type(error).__name__
        _renew(picture, is_sound=not trouble)
        yield picture, trouble


def clean_other_files(public: Path) -> int:
    """Clean every other picture below the public folder in its place, such as portraits.

    Returns how many were cleaned. One that cannot be read is deleted: nobody can look at it.
    """
    renditions = public / OLD_RENDITIONS
    files = (each for each in public.rglob("*") if each.is_file())
    return sum(_clean_in_place(each) for each in files if renditions not in each.parents)


def forget_old_renditions(public: Path) -> None:
    """Delete what no rendition names any more; readers have been given the new addresses."""
    named = set(_old_renditions().values_list("file", flat=True))
    for file in (public / OLD_RENDITIONS).glob("*"):
        if f"{OLD_RENDITIONS}/{file.name}" not in named:
            file.unlink()
    with suppress(OSError):  # none there, or something else lies in it
        (public / OLD_RENDITIONS).rmdir()


def _clean_original(picture: PortalImage) -> None:
    path = Path(picture.file.path)
    content = path.read_bytes()
    if not is_bare(content):
        content = cleaned(content).content
        _replace(path, content)
    digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()
    if picture.file_hash == digest:
        return
    before = (picture.width, picture.height)
    with Image.open(path) as opened:
        picture.width, picture.height = opened.size
    if before != (picture.width, picture.height):  # it was turned upright
        picture.set_focal_point(None)
    picture.file_hash, picture.file_size = digest, len(content)
    picture.save()


def _renew(picture: PortalImage, *, is_sound: bool) -> None:
    old = list(_old_renditions().filter(image=picture))
    if not old:
        return
    with transaction.atomic():
        for rendition in old:
            file = _made_anew(picture, rendition, is_sound=is_sound)
            if file is None:
                rendition.delete()
                continue
            rendition.file.save(str(file.name), file, save=True)
        picture.save()


def _made_anew(
    picture: PortalImage, rendition: PortalRendition, *, is_sound: bool
) -> "File[bytes] | None":
    """Return a rendition's new file: from the original, or else from the old file.

    None where neither can be read.
    """
    with suppress(OSError, DamagedPictureError, TooManyPixelsError):
        if is_sound:
            return picture.generate_rendition_file(Filter(rendition.filter_spec))
        with rendition.file.open() as old:
            return ContentFile(cleaned(old.read()).content, rendition.file.name)
    return None


def _old_renditions() -> Any:
    return PortalRendition.objects.filter(file__startswith=f"{OLD_RENDITIONS}/")


def _clean_in_place(path: Path) -> bool:
    with path.open("rb") as file:
        if not is_picture(file.read(START_BYTES)):
            return False
    content = path.read_bytes()
    if is_bare(content):
        return False
    try:
        _replace(path, cleaned(content).content)
    except (DamagedPictureError, TooManyPixelsError):
        path.unlink()
    return True


def _replace(path: Path, content: bytes) -> None:
    """Put another content in a file's place: all of it, on the disk, or none."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as file:
        file.write(content)
    sync(beside)
    shutil.copymode(path, beside)
    beside.replace(path)
