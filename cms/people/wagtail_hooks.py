"""Brings roles into the admin.

These are the permission of translators, their way to begin, two people on one item, and a tree of
pages that is handed in as one.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.people import buttons, overtaking
from cms.people.tree_views import (
    TITLE,
    TREE,
    TreeView,
    address,
    tell_of_a_hidden_parent,
    tell_of_the_tree,
    warn_in_the_form,
)
from cms.people.trees import is_tree
from cms.people.views import (
    TranslatePageView,
    TranslateSnippetView,
    UpdateTranslationsOfOneView,
    preview,
    turn_into_alias,
)

BEFORE_WAGTAILS = -1

buttons.narrow()

for hook in ("before_edit_page", "before_edit_snippet"):
    hooks.register(hook, overtaking.note)
for hook in ("after_edit_page", "after_edit_snippet"):
    hooks.register(hook, overtaking.tell)


hooks.register("before_edit_page", warn_in_the_form)
hooks.register("after_edit_page", tell_of_the_tree)
hooks.register("after_publish_page", tell_of_a_hidden_parent)


@hooks.register("before_create_page")
def refuse_what_could_not_be_opened_again(
    request: HttpRequest, parent: Page, kind: type[Page]
) -> HttpResponse | None:
    """Refuse to begin a page that its author could not open again.

    Wagtail offers every kind that may lie below a page.
    """
    tester = parent.specific.permissions_for_user(request.user)
    if not tester.can_add_subpage() or tester.may_begin(kind):
        return None
    messages.error(request, _("Reviewers write pages of this kind: tell them what you wish."))
    return redirect("wagtailadmin_explore", parent.pk)


@hooks.register("register_permissions")
def permissions() -> "QuerySet[Permission]":
    """Return what an administrator may give a group, besides what Wagtail knows."""
    return Permission.objects.filter(content_type__app_label="people", codename="translate_content")


def tree_button(page: Page, user: Any, **_rest: Any) -> Iterator[Button]:
    """Yield the way to hand in an item with all below it."""
    if is_tree(page) and page.specific.permissions_for_user(user).can_edit():
        yield Button(str(TITLE), address(page), icon_name="list-ul", priority=25)


for place in ("register_page_header_buttons", "register_page_listing_more_buttons"):
    hooks.register(place, tree_button)


@hooks.register("register_admin_urls")
def own_addresses() -> list[URLPattern]:
    """Return addresses of our own below the admin."""
    return [path("people/tree/<int:page_id>/", TreeView.as_view(), name=TREE)]


@hooks.register("register_admin_urls", order=BEFORE_WAGTAILS)
def addresses() -> list[URLPattern]:
    """Return wagtail-localize's own addresses, with views that ask about the very item."""
    submit = "localize/submit/"
    return [
        path(f"{submit}page/<int:page_id>/", TranslatePageView.as_view()),
        path(
            f"{submit}snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
            TranslateSnippetView.as_view(),
        ),
        path("localize/update/<int:translation_source_id>/", UpdateTranslationsOfOneView.as_view()),
        path("localize/translate/<int:translation_id>/preview/", preview),
        path("localize/translate/<int:translation_id>/preview/<str:mode>/", preview),
        path("localize/page/<int:page_id>/convert_to_alias/", turn_into_alias),
    ]
