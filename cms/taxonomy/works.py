"""Defines works, which say who answers for them and how they may be used."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.ground.choices import LICENCE_CHOICES
from cms.taxonomy.models import Partner
from content_models.vocabularies import Licence


class Work(models.Model):
    """A work is a page that a partner publishes under a licence."""

    publisher = models.ForeignKey(
        Partner,
        verbose_name=_("publishing partner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    licence = models.CharField(
        _("licence"), max_length=30, choices=LICENCE_CHOICES, default=Licence.CC_BY.value
    )

    class Meta:
        abstract = True
