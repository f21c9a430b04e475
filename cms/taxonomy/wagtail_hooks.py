"""Themes and partners in the admin's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.taxonomy.models import Partner, Theme


class ThemeViewSet(SnippetViewSet):
    """Lists and writes themes."""

    model = Theme
    icon = "tag"
    list_display = ["__str__", "group"]
    list_filter = ["group"]


class PartnerViewSet(SnippetViewSet):
    """Lists and writes partners."""

    model = Partner
    icon = "site"
    list_display = ["name", "country"]
    list_filter = ["country"]


class TaxonomyViewSetGroup(SnippetViewSetGroup):
    """One entry of the menu for both."""

    items = (ThemeViewSet, PartnerViewSet)
    menu_label = _("Themes and partners")
    menu_icon = "tag"
    menu_order = 160


register_snippet(TaxonomyViewSetGroup)
