"""Configures the ground's application: the first of ours, without models of its own."""

from django.apps import AppConfig
from django.db.models.signals import pre_save
from django.utils.module_loading import autodiscover_modules


class GroundConfig(AppConfig):
    """Holds fields, blocks, panels, pages and forms, and the register of kinds."""

    name = "cms.ground"
    label = "ground"

    def ready(self) -> None:
        """Fill the register of kinds, and have reviews ask for what readers need."""
        autodiscover_modules("kind")
        from cms.ground.completeness import ask_before_review

        pre_save.connect(ask_before_review, sender="wagtailcore.WorkflowState")
