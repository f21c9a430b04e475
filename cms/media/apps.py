"""Configures the media application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Holds pictures and files."""

    name = "cms.media"
    label = "media"
    verbose_name = _("Pictures and files")

    def ready(self) -> None:
        """Have portraits of editors checked as pictures are: Wagtail looks at their beginning."""
        from wagtail.admin.forms.account import AvatarPreferencesForm

        from cms.media.picture_forms import refuse_damaged

        AvatarPreferencesForm.base_fields["avatar"].validators.append(refuse_damaged)
