"""Configures the ground's application: the first of ours, without models of its own."""

from django.apps import AppConfig
from django.db.models.signals import pre_save
from django.utils.module_loading import autodiscover_modules

from cms.ground.translations import (
    fall_back_to_english,
    load_what_asks_too_early,
    translate_when_shown,
)


class GroundConfig(AppConfig):
    """Holds fields, blocks, panels, pages and forms, and the register of kinds."""

    name = "cms.ground"
    label = "ground"

    def import_models(self) -> None:
        """Import models; some of them, and of Wagtail's, ask for texts already."""
        fall_back_to_english()
        translate_when_shown()
        super().import_models()

    def ready(self) -> None:
        """Fill the register of kinds, make exports safe, have reviews ask what is missing."""
        load_what_asks_too_early()
        # Only now: it brings views of Wagtail's, and these its models.
        from cms.ground.spreadsheets import make_exports_safe

        make_exports_safe()
        autodiscover_modules("kind")
        from cms.ground.completeness import ask_before_review

        pre_save.connect(ask_before_review, sender="wagtailcore.WorkflowState")
