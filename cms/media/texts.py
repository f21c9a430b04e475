"""Keeps the texts of uploaded files, each extracted once, by the digest of its file."""

import logging
import re
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

from django.db import models

from cms.media.extraction import EXTRACTORS
from content_models.deployment import PROJECT_FOLDER

logger = logging.getLogger(__name__)

MOST_SECONDS = 20.0
"""An editor waits for it once. Hundreds of pages of PDF take as long."""

MOST_STRAY_WORDS = 4
_WORD = re.compile(r"[^\W\d_]{2,}")


class FileText(models.Model):
    """Keeps the text of a file, by the SHA-1 of its content.

    The text is empty where none could be read.
    """

    digest = models.CharField(max_length=40, primary_key=True)
    text = models.TextField(blank=True)
    extracted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "media"

    def __str__(self) -> str:
        return self.digest


def remember_text(document: Any) -> None:
    """Extract the text of a document's file, unless that was done before.

    A file without a text that can be read is remembered, too, so that nobody tries again.
    """
    digest, ending = document.file_hash, document.file_extension.lower()
    if ending not in EXTRACTORS or FileText.objects.filter(digest=digest).exists():
        return
    with document.open_file() as file:
        content = file.read()
        file.seek(0)
    text = extracted(content, ending, document.filename)
    FileText.objects.bulk_create([FileText(digest=digest, text=text)], ignore_conflicts=True)


def extracted(content: bytes, ending: str, name: str) -> str:
    """Return the text of a file; empty where it cannot be read in time.

    A line in the log then says so.
    """
    try:
        answer = subprocess.run(  # noqa: S603 - our own module, and an ending from a closed list
            [sys.executable, "-m", "cms.media.extraction", ending],
            input=content,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=True,
            cwd=PROJECT_FOLDER,
        )
    except subprocess.TimeoutExpired:
        logger.warning("the text of %s takes longer than %s s to read", name, MOST_SECONDS)
    except subprocess.CalledProcessError as error:
        lines = error.stderr.decode("utf-8", "replace").strip().splitlines()
        logger.warning("the text of %s cannot be read: %s", name, lines[-1] if lines else error)
    except OSError as error:
        logger.warning("the text of %s could not be asked for: %s", name, error)
    else:
        return answer.stdout.decode("utf-8", "replace")
    return ""


def read_again(document: Any) -> bool:
    """Extract the text of a document's file anew.

    Returns whether it differs from what was kept.

    A file that is lost keeps its text, and a line in the log says so.
    """
    digest, ending = document.get_file_hash(), document.file_extension.lower()
    if ending not in EXTRACTORS:
        return False
    try:
        with document.open_file() as file:
            content = file.read()
    except OSError as error:
        logger.warning("%s cannot be read again: %s", document.filename, error)
        return False
    text = extracted(content, ending, document.filename)
    kept = FileText.objects.filter(digest=digest).values_list("text", flat=True).first()
    FileText.objects.update_or_create(digest=digest, defaults={"text": text})
    return text != kept


def lacks_words(document: Any) -> bool:
    """True for a file of which no words, or only stray ones, were read.

    A program that scans may put its own name on each page.
    """
    ending = document.file_extension.lower()
    row = FileText.objects.filter(digest=document.file_hash).first()
    if ending not in EXTRACTORS or row is None:
        return False
    words = set(_WORD.findall(row.text))
    return len(words) <= MOST_STRAY_WORDS if ending == "pdf" else not words


def texts_of(digests: Iterable[str]) -> dict[str, str]:
    """Return the texts of some files, by digest; files without one are left out."""
    rows = FileText.objects.filter(digest__in=set(digests)).exclude(text="")
    return dict(rows.values_list("digest", "text"))


def forget_unused_texts(used: models.QuerySet[Any, Any]) -> None:
    """Delete the texts of files that are gone.

    ``used`` gives the digests that are not.
    """
    FileText.objects.exclude(digest__in=used).delete()
