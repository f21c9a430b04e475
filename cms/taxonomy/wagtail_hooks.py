"""Adds themes, needs and partners to the admin's menu."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.ground.snippet_views import OwnedSnippetViewSet, PreviewedSnippetViewSet
from cms.taxonomy.merging import MERGED
from cms.taxonomy.models import Need, Partner, Theme
from cms.taxonomy.needs import MOST_SHOWN, items_of_theme
from cms.taxonomy.views import PERMISSION, MergeNeedView, MergeView, NeedListView, NeedOrderView


class ThemeViewSet(OwnedSnippetViewSet):
    """Lists and writes themes."""

    model = Theme
    icon = "tag"
    list_display = ["__str__", "group"]
    list_filter = ["group"]


class NeedViewSet(OwnedSnippetViewSet):
    """Lists, orders and writes needs."""

    model = Need
    icon = "help"
    list_display = [
        "__str__",
        BooleanColumn("is_shown", label=capfirst(_("shown"))),
        Column("theme_names", label=capfirst(_("themes"))),
    ]
    list_filter = ["is_shown"]
    ordering = "sort_order"
    index_view_class = NeedListView
    reorder_view_class = NeedOrderView


class PartnerViewSet(PreviewedSnippetViewSet):
    """Lists, writes and previews partners."""

    model = Partner
    icon = "site"
    list_display = ["name", "country", "status_string"]
    list_filter = ["country", "live"]


class TaxonomyViewSetGroup(SnippetViewSetGroup):
    """Joins themes, needs and partners in one entry of the menu."""

    items = (ThemeViewSet, NeedViewSet, PartnerViewSet)
    menu_label = _("Themes and partners")
    menu_icon = "tag"
    menu_order = 160


register_snippet(TaxonomyViewSetGroup)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses of the pages that merge themes and needs."""
    return [
        path("themes/<int:pk>/merge/", MergeView.as_view(), name="taxonomy_merge"),
        path("needs/<int:pk>/merge/", MergeNeedView.as_view(), name="taxonomy_merge_need"),
    ]


@hooks.register("register_snippet_listing_buttons")
def merge_button(snippet: Any, user: Any, _next_url: str | None = None) -> Iterator[Button]:
    """Yield the button that merges a theme or a need into another."""
    if not isinstance(snippet, Theme | Need) or not user.has_perm(PERMISSION):
        return
    name, label = (
        ("taxonomy_merge", _("Merge into another theme"))
        if isinstance(snippet, Theme)
        else ("taxonomy_merge_need", _("Merge into another need"))
    )
    yield Button(label, url=reverse(name, args=[snippet.pk]), icon_name="tag", priority=80)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def warn_of_many_needs(request: HttpRequest, item: Any) -> None:
    """Warn where so many needs are shown that nobody finds theirs."""
    if not isinstance(item, Need) or not item.is_shown:
        return
    number = Need.objects.filter(is_shown=True).count()
    if number > MOST_SHOWN:
        warning = gettext(
            "%(number)s needs are shown. More than %(most)s are hard to read on a telephone: merge"
            " some, or do not show them."
        )
        messages.warning(request, warning % {"number": number, "most": MOST_SHOWN})


@hooks.register("register_log_actions")
def say_in_history(actions: LogActionRegistry) -> None:
    """Register what the history says of a merge."""

    @actions.register_action(MERGED)
    class Merged(LogFormatter):
        """Names what was merged into the item."""

        label = _("Merge themes")

        def format_message(self, log_entry: Any) -> str:
            """Return the sentence of one entry."""
            is_need = log_entry.content_type.model == Need._meta.model_name
            told = (
                gettext("Another need was merged into this: %(theme)s")
                if is_need
                else gettext("Another theme was merged into this: %(theme)s")
            )
            return told % {"theme": log_entry.data["merged"]}


@hooks.register("before_delete_snippet")
def keep_themes_in_use(request: HttpRequest, instances: Iterable[Any]) -> HttpResponse | None:
    """Refuse to delete a theme that items are filed under.

    They would lose it without a word. Wagtail's own list of usages leaves many-to-many fields out.
    """
    for theme in instances:
        number = len(items_of_theme(theme)) if isinstance(theme, Theme) else 0
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
