"""Adds themes and partners to the admin's menu."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.ground.filing import items_filed_under
from cms.ground.snippet_views import OwnedSnippetViewSet, PreviewedSnippetViewSet
from cms.taxonomy.models import Partner, Theme


class ThemeViewSet(OwnedSnippetViewSet):
    """Lists and writes themes."""

    model = Theme
    icon = "tag"
    list_display = ["__str__", "group"]
    list_filter = ["group"]


class PartnerViewSet(PreviewedSnippetViewSet):
    """Lists, writes and previews partners."""

    model = Partner
    icon = "site"
    list_display = ["name", "country", "status_string"]
    list_filter = ["country", "live"]


class TaxonomyViewSetGroup(SnippetViewSetGroup):
    """Joins themes and partners in one entry of the menu."""

    items = (ThemeViewSet, PartnerViewSet)
    menu_label = _("Themes and partners")
    menu_icon = "tag"
    menu_order = 160


register_snippet(TaxonomyViewSetGroup)


@hooks.register("before_delete_snippet")
def keep_themes_in_use(request: HttpRequest, instances: Iterable[Any]) -> HttpResponse | None:
    """Refuse to delete a theme that items are filed under.

    They would lose it without a word. Wagtail's own list of usages leaves many-to-many fields out.
    """
    for theme in instances:
        number = len(items_filed_under(Theme, [theme.pk])) if isinstance(theme, Theme) else 0
        if number:
            messages.error(
                request,
                ngettext(
                    "%(theme)s is the theme of %(number)s item. Give it another theme first.",
                    "%(theme)s is the theme of %(number)s items. Give them another theme first.",
                    number,
                )
                % {"theme": theme, "number": number},
            )
            return redirect("wagtailsnippets_taxonomy_theme:list")
    return None
