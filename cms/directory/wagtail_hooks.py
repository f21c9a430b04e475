"""Adds organisations to the admin's menu."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from cms.directory.models import Organisation
from cms.directory.rows import give_new_keys
from cms.ground.snippet_views import LocalisedCopyView, PreviewedSnippetViewSet


class OrganisationCopyView(LocalisedCopyView):
    """Shows the form for a copy, whose places and services are others."""

    def get_initial_form_instance(self) -> Any:
        """Return what the form is filled in with."""
        organisation: Any = super().get_initial_form_instance()
        give_new_keys(organisation, organisation.fact_rows)
        return organisation


class OrganisationViewSet(PreviewedSnippetViewSet):
    """Lists, writes and reviews organisations."""

    model = Organisation
    copy_view_class = OrganisationCopyView
    icon = "group"
    menu_label = _("Directory")
    menu_order = 150
    add_to_admin_menu = True
    inspect_view_enabled = True  # for those who may read it and not write it
    list_display = ["name", "last_verified", "status_string"]
    list_filter = ["locale", "live"]


register_snippet(OrganisationViewSet)
