"""Checks an uploaded file by name, content and size before anything is kept."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.documents.forms import BaseDocumentForm

from cms.ground.asking import current_request
from cms.ground.lists import listed
from cms.ground.typed_text import Typed
from cms.media import remains
from cms.media.file_types import (
    ENDINGS,
    TooLargeInsideError,
    WrongContentError,
    check_content,
)
from cms.media.texts import lacks_words


class DocumentForm(Typed, BaseDocumentForm):
    """Checks every uploaded file, whether alone, one of several or from a chooser.

    It says what readers would get that nobody means, or would not find: right after the upload, and
    whenever its form is opened.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and (hints := list(_hints(self.instance))):
            # On the bound field: Wagtail has made it already where there is a file field.
            self["title"].help_text = " ".join(hints)

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """Save the file, and say of a new one what its editor may not know."""
        document = super().save(commit)
        request = current_request()
        if commit and request and "file" in self.changed_data:
            for hint in _hints(document):
                messages.warning(request, f"{document.title}: {hint}")
        return document

    def clean_file(self) -> Any:
        """Refuse what could harm readers, with the error beside the field."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):  # not the file that is there already
            refuse_unwanted(file)
        return file


def _hints(document: Any) -> Iterator[str]:
    """Return what an editor should know of a file that is kept."""
    if lacks_words(document):
        yield _without_words()
    if _holds_remains(document):
        yield _with_remains()


def _holds_remains(document: Any) -> bool:
    if document.file_extension.lower() not in remains.ENDINGS:
        return False
    try:
        with document.open_file() as file:
            return remains.holds_remains(file)
    except OSError:
        return False  # it is lost, which others tell of


def _with_remains() -> str:
    return _(
        "This file still holds comments, or text that was deleted: whoever opens it can read"
        " them. If they are not meant for readers, accept all changes and delete the comments,"
        " then replace the file."
    )


def _without_words() -> str:
    return _(
        "No words, or hardly any, can be read in this file. Perhaps it was scanned, or it"
        " needs a password. Readers will not find it by what it says. If you can, replace"
        " it by a file that was made from text."
    )


def refuse_unwanted(file: "UploadedFile[Any]") -> None:
    """Accept only known kinds of file, which are what they say.

    Raises:
        ValidationError: what is wrong with it, for editors.
    """
    ending = PurePath(file.name or "").suffix.lstrip(".").lower()
    if ending not in ENDINGS:
        raise ValidationError(
            _("Files of this type are not accepted. Accepted are: %(endings)s."),
            code="invalid_extension",
            params={"endings": listed(ENDINGS)},
        )
    try:
        check_content(file, ending)  # type: ignore[arg-type]  # it is a binary file in all but name
    except WrongContentError as error:
        raise ValidationError(
            _("This file is damaged, or it is no %(type)s file although its name says so."),
            code="wrong_content",
            params={"type": ending.upper()},
        ) from error
    except TooLargeInsideError as error:
        raise ValidationError(
            _("This file would unpack to far more than its own size. It is not accepted."),
            code="too_large_inside",
        ) from error
