"""Examines if the files of editors are as they were uploaded."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cms.media.models import PortalDocument, PortalImage, PortalRendition
from cms.operation.findings import Finding, fault, good

NAMED = 3


def examine_media() -> Iterator[Finding]:
    """Look whether every picture and file is there, and as long as it was.

    A disk that fails, or a power cut, leaves empty files and files without their end.
    """
    lost = [*_lost(PortalImage), *_lost(PortalDocument)]
    if lost:
        yield fault(
            "files",
            f"of {_counted(lost)}, the content is missing or cut short",
            "put them back from the last backup that has them whole, or have their editors replace"
            " them in the admin, under Images and Documents",
        )
    else:
        yield good("files", "every picture and file is there, as long as it was")
    renditions = list(_lost(PortalRendition))
    if renditions:
        yield fault(
            "renditions",
            f"of {_counted(renditions)}, which readers see, the content is missing or cut short",
            "python -m cms wagtail_update_image_renditions; then python -m cms verify --repair",
        )


def _lost(model: type[Any]) -> Iterator[Path]:
    for row in model.objects.order_by("pk").iterator():
        path = Path(row.file.path)
        size = path.stat().st_size if path.is_file() else 0
        if size == 0 or size < (getattr(row, "file_size", None) or 0):
            yield path


def _counted(lost: list[Path]) -> str:
    names = ", ".join(str(path) for path in lost[:NAMED])
    return f"{len(lost)} ({names}{', …' if len(lost) > NAMED else ''})"
