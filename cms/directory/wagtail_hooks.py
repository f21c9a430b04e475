"""Adds organisations to the admin's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from cms.directory.models import Organisation
from cms.ground.snippet_views import PreviewedSnippetViewSet


class OrganisationViewSet(PreviewedSnippetViewSet):
    """Lists, writes and reviews organisations."""

    model = Organisation
    icon = "group"
    menu_label = _("Directory")
    menu_order = 150
    add_to_admin_menu = True
    inspect_view_enabled = True  # for those who may read it and not write it
    list_display = ["name", "last_verified", "status_string"]
    list_filter = ["locale", "live"]


register_snippet(OrganisationViewSet)
