"""Configures the translation application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    """Keeps the freshness of translations, and where editors work on them."""

    name = "cms.translation"
    label = "translation"
    verbose_name = _("Translations")

    def ready(self) -> None:
        """Note what is published from now on, and what was published before."""
        from cms.ground.completeness import QUESTIONS
        from cms.people.trees import PREPARATIONS
        from cms.translation import closing, comments, gate, signals
        from cms.translation.beginning import ensure_versions
        from cms.translation.figures import take_over_everywhere
        from cms.translation.handing_in import TreesOfTranslations, lacks_of_the_form

        PREPARATIONS.append(TreesOfTranslations())
        QUESTIONS.append(lacks_of_the_form)
        signals.connect()
        closing.connect()
        gate.install()
        comments.install()
        post_migrate.connect(ensure_versions, sender=self, dispatch_uid="translation-versions")
        post_migrate.connect(take_over_everywhere, sender=self, dispatch_uid="translation-figures")
