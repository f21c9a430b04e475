"""Has pictures say what they show, or that they tell nothing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from cms.media.models import PortalImage


class Pictured(models.Model):
    """A pictured model has a picture of its own, described in its own language."""

    picture = models.ForeignKey(
        PortalImage,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_text = models.CharField(_("what the picture shows"), max_length=300, blank=True)
    picture_decorative = models.BooleanField(
        _("the picture tells nothing"),
        default=False,
        help_text=_("Then people who cannot see it are not told of it."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a picture about which nothing is said."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.picture and not (self.picture_text.strip() or self.picture_decorative):
            errors["picture_text"] = _("Say what the picture shows, or that it tells nothing.")
        if errors:
            raise ValidationError(errors)


def picture_panel(heading: Any, help_text: Any, example: Any) -> Panel:
    """Return the fields of ``Pictured``.

    They have a hint at the picture and an example of its text.
    """
    return MultiFieldPanel(
        [
            FieldPanel("picture", help_text=help_text),
            FieldPanel("picture_text", help_text=example),
            FieldPanel("picture_decorative"),
        ],
        heading=heading,
    )
