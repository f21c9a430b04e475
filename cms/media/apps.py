"""Configures the media application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Holds pictures and files."""

    name = "cms.media"
    label = "media"
    verbose_name = _("Pictures and files")
