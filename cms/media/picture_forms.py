"""Checks an uploaded picture, and cleans it, before anything of it is kept."""

from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import FileField
from django.utils.translation import gettext as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.ground.typed_text import Typed
from cms.media.cleaning import (
    MOST_PIXELS,
    CleanPicture,
    DamagedPictureError,
    TooManyPixelsError,
    cleaned,
)
from cms.media.metadata import START_BYTES, is_picture
from cms.media.storage import with_ending

_MEDIA_TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}


class PictureField(WagtailImageField):
    """Takes a picture by its content, and gives back a clean one.

    Its name may say something else: telephones and messengers call a HEIC or WebP file ``.jpg``.
    Wagtail's own field would look at no more than the beginning, decode all before it asks how much
    that is, and keep all.
    """

    def to_python(self, data: Any) -> Any:
        """Return the clean picture, with the error beside the field where there is none.

        Raises:
            ValidationError: what is wrong with it, for editors.
        """
        file = FileField.to_python(self, data)
        if file is None:
            return None
        self.check_image_file_size(file)
        sent = str(file.name)
        self._check_ending(sent)
        file.seek(0)
        picture = whole_picture(file.read())
        name = with_ending(sent, picture.ending)
        return SimpleUploadedFile(name, picture.content, _MEDIA_TYPES[picture.ending])

    def _check_ending(self, name: str) -> None:
        if PurePath(name).suffix.lstrip(".").lower() not in self.allowed_image_extensions:
            code = "invalid_image_extension"
            raise ValidationError(self.error_messages[code], code=code)


def whole_picture(content: bytes) -> CleanPicture:
    """Return a picture that is clean.

    Raises:
        ValidationError: that it is damaged, none at all, or far too large.
    """
    if not is_picture(content[:START_BYTES]):
        raise ValidationError(_("This file is no picture, whatever its name says."), code="none")
    try:
        return cleaned(content)
    except TooManyPixelsError as error:
        raise ValidationError(
            _("This picture has too many pixels: %(limit)s million at most. Make it smaller."),
            code="too_many_pixels",
            params={"limit": MOST_PIXELS // 1_000_000},
        ) from error
    except DamagedPictureError as error:
        raise ValidationError(
            _(
                "This picture is damaged: it ends too early, or a part of it cannot be read."
                " Get it once more from where it was taken, and try again."
            ),
            code="damaged",
        ) from error


def refuse_damaged(file: Any) -> None:
    """Accept only a whole picture; it checks the portraits of editors.

    Raises:
        ValidationError: from ``whole_picture``.
    """
    file.seek(0)
    content = file.read()
    file.seek(0)  # the form is made once more, to show what is wrong
    whole_picture(content)


class PictureForm(Typed, BaseImageForm):
    """Checks every uploaded picture: alone, one of several, from a chooser or a replacement."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("file")
        if field is not None:
            self.fields["file"] = PictureField(
                label=field.label, required=field.required, widget=field.widget
            )
