"""Configures the ground's application: the first of ours, without models of its own."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class GroundConfig(AppConfig):
    """Holds fields, blocks, panels, pages and forms, and the register of kinds."""

    name = "cms.ground"
    label = "ground"

    def ready(self) -> None:
        """Fill the register with the kinds of every application that has any."""
        autodiscover_modules("kind")
