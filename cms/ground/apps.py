"""The ground's application: the first of ours, without models of its own."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class GroundConfig(AppConfig):
    """Fields, blocks, panels, pages and forms, and the register of kinds."""

    name = "cms.ground"
    label = "ground"

    def ready(self) -> None:
        """Fill the register: have every application say its kinds, where it has any."""
        autodiscover_modules("kind")
