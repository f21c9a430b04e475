"""Configures the writing application."""

from django.apps import AppConfig
from django.db.models.signals import pre_save


class WritingConfig(AppConfig):
    """Keeps what somebody types.

    It has no models.
    """

    name = "cms.writing"
    label = "writing"

    def ready(self) -> None:
        """Have translators' text cleaned as that of all others."""
        from cms.writing.segments import clean_translation

        pre_save.connect(clean_translation, sender="wagtail_localize.StringTranslation")
