"""Adds themes and partners to the admin's menu."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.ground.filing import items_filed_under
from cms.ground.snippet_views import OwnedSnippetViewSet, PreviewedSnippetViewSet
from cms.taxonomy.merging import MERGED
from cms.taxonomy.models import Partner, Theme
from cms.taxonomy.views import PERMISSION, MergeView


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


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the address of the page that merges themes."""
    return [path("themes/<int:pk>/merge/", MergeView.as_view(), name="taxonomy_merge")]


@hooks.register("register_snippet_listing_buttons")
def merge_button(snippet: Any, user: Any, _next_url: str | None = None) -> Iterator[Button]:
    """Yield the button that merges a theme into another, for those who may."""
    if isinstance(snippet, Theme) and user.has_perm(PERMISSION):
        address = reverse("taxonomy_merge", args=[snippet.pk])
        yield Button(_("Merge into another theme"), url=address, icon_name="tag", priority=80)


@hooks.register("register_log_actions")
def say_in_history(actions: LogActionRegistry) -> None:
    """Register what the history says of a merge."""

    @actions.register_action(MERGED)
    class Merged(LogFormatter):
        """Names the theme that was merged into the item's own."""

        label = _("Merge themes")

        def format_message(self, log_entry: Any) -> str:
            """Return the sentence of one entry."""
            return gettext("Another theme was merged into this: %(theme)s") % {
                "theme": log_entry.data["merged"]
            }


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
