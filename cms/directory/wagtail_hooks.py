"""Adds organisations to the admin's menu."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet

from cms.directory.models import Organisation
from cms.directory.rows import give_new_keys
from cms.ground.fact_words import FACT_WORDS
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
    inspect_view_fields_exclude = [FACT_WORDS]  # they stand in the rows
    list_display = [
        "name",
        Column(
            "checked",
            label=capfirst(Organisation._meta.get_field("last_verified").verbose_name),
            sort_key="checked",
        ),
        "status_string",
    ]
    list_filter = ["locale", "live"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:  # noqa: ARG002 - Wagtail gives it
        """Return what is listed, each version with the day of its original."""
        versions = Organisation.objects.filter(translation_key=OuterRef("translation_key"))
        first = versions.order_by("pk").values("last_verified")
        return Organisation.objects.annotate(checked=Subquery(first[:1]))


register_snippet(OrganisationViewSet)
