"""Adds previews to the admin: addresses, the action in the editor, buttons in lists."""

from collections.abc import Iterator
from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem as PageActionMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.snippets.action_menu import ActionMenuItem as SnippetActionMenuItem

from cms.ground.previewing import is_previewed
from cms.people.translating import may_edit
from cms.preview import log_entries
from cms.preview.views import DRAFT, SHARE, TITLE, ShareView, draft

AFTER_ALL_OTHERS = 1000
VIEW_DRAFT = _("View draft")


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return addresses below the admin, which asks everybody to sign in first."""
    return [
        path("preview/<str:model>/<str:pk>/share/", ShareView.as_view(), name=SHARE),
        path("preview/<str:model>/<str:pk>/draft/", draft, name=DRAFT),
    ]


@hooks.register("insert_editor_js")
def scripts() -> SafeString:
    """Return the script that shows the chosen way of preview, however soon it was chosen."""
    return format_html('<script type="module" src="{}"></script>', static("preview/mode.js"))


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Show links in the history of every item, and in the whole site's report."""
    actions.register_action(log_entries.SHARE)(log_entries.Shared)
    actions.register_action(log_entries.REVOKE)(log_entries.Revoked)


def share_address(item: Any) -> str:
    """Return the address of the links to an item's draft."""
    return reverse(SHARE, args=[item._meta.label_lower, item.pk])


class _Share:
    """Leads from the editor of a version to the links to its draft."""

    name = "action-share-draft"
    label = TITLE
    icon_name = "link"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """True if there is something to share, and this user may."""
        item = _edited(context)
        return (
            item is not None
            and item.pk is not None
            and is_previewed(item)
            and may_edit(context["request"].user, item)
        )

    def get_url(self, parent_context: dict[str, Any]) -> str:
        """Return the address of the page with the links."""
        return share_address(_edited(parent_context))


class SharePage(_Share, PageActionMenuItem):
    """Stands in the editor of a page."""


class ShareSnippet(_Share, SnippetActionMenuItem):
    """Stands in the editor of a snippet."""


def _edited(context: dict[str, Any]) -> Any:
    """Return the version in the editor.

    Wagtail calls a page and a snippet by different names.
    """
    return context.get("page") or context.get("instance")


@hooks.register("register_page_action_menu_item")
def share_page() -> SharePage:
    """Return the action for the editor of every page."""
    return SharePage(order=AFTER_ALL_OTHERS)


@hooks.register("register_snippet_action_menu_item")
def share_snippet(model: Any) -> ShareSnippet | None:
    """Return the action for the editor of every snippet that readers see."""
    return ShareSnippet(order=AFTER_ALL_OTHERS) if is_previewed(model) else None


@hooks.register("register_snippet_listing_buttons")
def view_draft(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:  # noqa: ARG001 - the hook's signature
    """Yield the button in lists of snippets that Wagtail has in lists of pages."""
    if is_previewed(snippet) and may_edit(user, snippet):
        address = reverse(DRAFT, args=[snippet._meta.label_lower, snippet.pk])
        yield Button(
            VIEW_DRAFT, address, icon_name="draft", attrs={"target": "_blank"}, priority=15
        )
