"""Adds organisations to the admin's menu."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import TextFieldComparison, register_comparison_class
from wagtail.admin.ui.tables import Column
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet

from cms.directory.checks import STILL_CORRECT, WHOLE, OrganisationCheck
from cms.directory.hours import HoursColumn, in_words
from cms.directory.merges import is_merged
from cms.directory.models import Organisation
from cms.directory.rows import give_new_keys
from cms.ground.fact_words import FACT_WORDS
from cms.ground.snippet_views import LocalisedCopyView, PreviewedSnippetViewSet


class HoursComparison(TextFieldComparison):
    """Compares opening hours of two versions as texts."""

    def __init__(self, field: Any, before: Any, after: Any) -> None:
        super().__init__(field, before, after)
        self.val_a: str = in_words(field.value_from_object(before))
        self.val_b: str = in_words(field.value_from_object(after))


register_comparison_class(HoursColumn, comparison_class=HoursComparison)


class OrganisationCopyView(LocalisedCopyView):
    """Shows the form for a copy, whose places and services are others."""

    def get_initial_form_instance(self) -> Any:
        """Return what the form is filled in with."""
        organisation: Any = super().get_initial_form_instance()
        give_new_keys(organisation, organisation.fact_rows)
        return organisation


class CheckColumn(Column):
    """Shows the day of the last check, with the button *Still correct*."""

    cell_template_name = "directory/check_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Return what its template shows; the button to who may edit the original."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        may_say = (
            instance.live
            and instance.is_original
            and policy_registry.get(instance).user_has_permission_for_instance(
                request.user, "change", instance
            )
        )
        return {
            **context,
            "address": reverse(STILL_CORRECT, args=[instance.pk]) if may_say else "",
            "token": get_token(request),
            "here": request.get_full_path(),
            "button": gettext("Still correct"),
        }


class NotMerged:
    """Offers no organisation that is part of another one; it is a mixin."""

    def get_object_list(self) -> Any:
        """Return what is offered."""
        return super().get_object_list().filter(~is_merged())  # type: ignore[misc]  # of Wagtail


class ChooseOrganisationView(NotMerged, ChooseView):
    """Offers organisations to choose from."""


class OrganisationResultsView(NotMerged, ChooseResultsView):
    """Offers those that were searched for."""


class OrganisationChooser(SnippetChooserViewSet):
    """Chooses an organisation."""

    choose_view_class = ChooseOrganisationView
    choose_results_view_class = OrganisationResultsView


class OrganisationViewSet(PreviewedSnippetViewSet):
    """Lists, writes and reviews organisations."""

    model = Organisation
    copy_view_class = OrganisationCopyView
    chooser_viewset_class = OrganisationChooser
    icon = "group"
    menu_label = _("Directory")
    menu_order = 150
    add_to_admin_menu = True
    edit_template_name = "directory/edit.html"
    inspect_view_enabled = True  # for those who may read it and not write it
    inspect_view_fields_exclude = [FACT_WORDS]  # they stand in the rows
    list_display = [
        "name",
        CheckColumn(
            "checked",
            label=capfirst(Organisation._meta.get_field("last_verified").verbose_name),
            sort_key="checked",
        ),
        Column("locale", label=_("Language")),
        Column("status_string", label=_("State")),
    ]
    list_filter = ["locale", "live"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:  # noqa: ARG002 - Wagtail gives it
        """Return what is listed, each version with the day of its original.

        What was merged into another is in the list of merges.
        """
        versions = Organisation.objects.filter(translation_key=OuterRef("translation_key"))
        first = versions.order_by("pk").values("last_verified")
        pressed = OrganisationCheck.objects.filter(
            organisation=OuterRef("translation_key"), part=WHOLE
        )
        last = pressed.order_by("-on").values("on")
        entered, said = Subquery(first[:1]), Subquery(last[:1])
        # SQLite's greatest is nothing where one of the two is nothing.
        newest = Greatest(Coalesce(entered, said), Coalesce(said, entered))
        return (
            Organisation.objects.filter(~is_merged())
            .annotate(checked=newest)
            .select_related("locale")
        )


register_snippet(OrganisationViewSet)
