"""Prepares the editor of translations in the admin, and adds what is beside it."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.ground.access import editors_only, edits_content
from cms.translation import removed_views
from cms.translation.editing import before_edit
from cms.translation.handing_in import tell_what_was_left
from cms.translation.moving_views import MoveWithVersions, before_move
from cms.translation.removing import TAKEN_OUT
from cms.translation.report import DOWNLOAD, TABLE, TITLE, TableView, download
from cms.translation.segment_views import save_segment
from cms.translation.stopping_views import StopView
from cms.translation.views import PARTS, PartsView

BEFORE_LOCALIZE = -1
AFTER_WAGTAILS = 1
"""The last action of one name is the one that counts."""
MENU_ORDER = 110

for hook in ("before_edit_page", "before_edit_snippet"):
    hooks.register(hook, before_edit, order=BEFORE_LOCALIZE)
    hooks.register(hook, removed_views.before_edit, order=BEFORE_LOCALIZE)
for hook in ("after_edit_page", "after_edit_snippet"):
    hooks.register(hook, removed_views.tell_what_stands_elsewhere)
    hooks.register(hook, tell_what_was_left)
hooks.register("before_move_page", before_move)
hooks.register("register_bulk_action", MoveWithVersions, order=AFTER_WAGTAILS)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return addresses below the admin, which asks everybody to sign in first."""
    return [
        path("translation/", editors_only(TableView.as_view()), name=TABLE),
        path("translation/csv/", editors_only(download), name=DOWNLOAD),
        path(
            "translation/parts/<slug:app_label>/<slug:model_name>/<int:pk>/",
            PartsView.as_view(),
            name=PARTS,
        ),
        path(
            "translation/removed/<slug:app_label>/<slug:model_name>/<int:pk>/",
            removed_views.RemovedView.as_view(),
            name=removed_views.REMOVED,
        ),
    ]


@hooks.register("register_admin_urls", order=BEFORE_LOCALIZE)
def instead_of_localizes() -> list[URLPattern]:
    """Return addresses of wagtail-localize that are answered by views of ours."""
    translate = "localize/translate/<int:translation_id>/"
    return [
        path(f"{translate}disable/", StopView.as_view()),
        path(f"{translate}strings/<int:string_segment_id>/edit/", save_segment),
    ]


class TableMenuItem(MenuItem):
    """Leads to the table, for those who write."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True if this user sees the entry."""
        return edits_content(request.user)


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    """Return the entry among the reports."""
    return TableMenuItem(
        TITLE,
        reverse(TABLE),
        name="translation-table",
        icon_name="wagtail-localize-language",
        order=MENU_ORDER,
    )


@hooks.register("construct_reports_menu")
def one_report(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out wagtail-localize's own report, which calls everything up to date."""
    other = reverse("wagtail_localize:translations_report")
    items[:] = [item for item in items if item.url != other]


@hooks.register("register_log_actions")
def entries(actions: Any) -> None:
    """Say in a version's history what was taken out of it."""
    actions.register_action(TAKEN_OUT)(removed_views.TakenOut)


@hooks.register("insert_global_admin_css")
def styles() -> SafeString:
    """Return the link to the stylesheet of translations."""
    return format_html('<link rel="stylesheet" href="{}">', static("translation/translation.css"))


@hooks.register("insert_editor_js")
def script() -> SafeString:
    """Return the script that goes to the part which an address names."""
    return format_html('<script src="{}" defer></script>', static("translation/places.js"))
