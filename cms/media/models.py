"""Defines our own models of pictures and files.

They are our own from the start: to swap them in later would move every reference to them.
"""

from pathlib import PurePath
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    WagtailImageField,
    get_upload_to,
)
from wagtail.images.models import Image as WagtailImage
from wagtail.utils.file import hash_filelike

from cms.ground.choices import LICENCE_CHOICES
from cms.media.storage import original_storage
from cms.media.texts import forget_unused_texts, remember_text

RENDITIONS_FOLDER = "renditions"
"""Another than Wagtail's ``images``, whose files were made before pictures were cleaned."""


class PortalImage(AbstractImage):
    """A portal image is a picture, with whom to thank for it.

    Its file lies apart from what the portal serves; readers get renditions.
    """

    file = WagtailImageField(
        _("file"),
        storage=original_storage,
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    credit = models.CharField(
        _("credit"), max_length=200, help_text=_("Who made the picture. Example: Maria Doe")
    )
    licence = models.CharField(
        _("licence"),
        max_length=30,
        choices=LICENCE_CHOICES,
        help_text=_("Ask the person who made it. If you do not know it, do not use the picture."),
    )

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit", "licence")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the addresses that readers had of the file before."""
        stored = PortalImage.objects.filter(pk=self.pk).values_list("file", flat=True).first()
        with transaction.atomic():
            if stored and stored != self.file.name:
                self._remember_addresses()
            super().save(*args, **kwargs)

    def _remember_addresses(self) -> None:
        """Keep where the renditions lie; whoever replaces the file deletes them afterwards.

        Those for the admin name no format, and readers have none of them.
        """
        public = self.renditions.filter(filter_spec__contains="|format-")
        rows = public.values_list("file", "width")
        former = [FormerRendition(path=path, picture=self, width=width) for path, width in rows]
        FormerRendition.objects.bulk_create(former, ignore_conflicts=True)

    @property
    def default_alt_text(self) -> str:
        """Return what a page says of it, until an editor says it better.

        Wagtail offers its title, which is the name of its file: “IMG_2041” would pass for words.
        """
        return str(self.description)

    def _set_image_file_metadata(self) -> None:
        """Remember size and digest of the file; Wagtail would leave it open."""
        with self.open_file() as file:
            self.file_size = file.size
            self.file_hash = hash_filelike(file)
            file.seek(0)


class PortalRendition(AbstractRendition):
    """A rendition is one file of a picture, in one width and format."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def get_upload_to(self, filename: str) -> str:
        """Return a name that says nothing of the original's.

        A picture is often called after the person on it, and readers see the name of a rendition.
        """
        spec = self.filter_spec.replace("|", ".")
        return f"{RENDITIONS_FOLDER}/{self.image_id}.{spec}{PurePath(filename).suffix}"


class PortalDocument(AbstractDocument):
    """A portal document is a file to take away."""

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """Leave the file to the form, which checks its name, too.

        Wagtail would say it twice.
        """

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the text of a new file and the address of the one before.

        The text comes first, so that whoever is told of the file finds it.
        """
        is_new = not self.file._committed  # noqa: SLF001 - Django's own sign, without another name
        if is_new:
            self._set_document_file_metadata()
            remember_text(self)
        stored = PortalDocument.objects.filter(pk=self.pk).values_list("file", flat=True).first()
        with transaction.atomic():
            if stored and stored != self.file.name:
                FormerAddress.objects.update_or_create(path=stored, defaults={"document": self})
            super().save(*args, **kwargs)
        if is_new:
            self._forget_unused_texts()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete, with a text that no other document has."""
        deleted = super().delete(*args, **kwargs)
        self._forget_unused_texts()
        return deleted

    def _forget_unused_texts(self) -> None:
        forget_unused_texts(PortalDocument.objects.values("file_hash"))


class FormerAddress(models.Model):
    """A former address is the path of a file that another has replaced.

    Readers and other sites have kept it: the portal leads from there to the file of today.
    """

    path = models.CharField(max_length=255, primary_key=True)
    document = models.ForeignKey(
        PortalDocument, on_delete=models.CASCADE, related_name="former_addresses"
    )

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.path


class FormerRendition(models.Model):
    """A former rendition is where a picture lay before its file was replaced.

    The portal leads from there to the rendition of today that is most like it.
    """

    path = models.CharField(max_length=255, primary_key=True)
    picture = models.ForeignKey(
        PortalImage, on_delete=models.CASCADE, related_name="former_renditions"
    )
    width = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.path
