"""Brings roles into the admin.

These are the permission of translators, their way to begin, two people on one item, files that
are public, and a tree of pages that is handed in as one.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.documents import get_document_model
from wagtail.documents.views import documents
from wagtail.images import get_image_model
from wagtail.images.views import images
from wagtail.models import Page

from cms.people import approving, buttons, decisions, overtaking
from cms.people.files import asking_first
from cms.people.invitation_views import INVITE, MAY_INVITE, InviteView, tell_of_invitation
from cms.people.invitations import invite, is_invited
from cms.people.page_views import ContentPages
from cms.people.tree_letters import TREE
from cms.people.tree_views import (
    TITLE,
    TreeView,
    address,
    lead_to_the_tree_in_review,
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
AFTER_WAGTAILS = 1
"""Of two views for one kind, Wagtail takes what was registered last."""
BEFORE_LOCALIZE = -2
"""It answers by itself where an item is a translation."""

buttons.narrow()

for hook in ("before_edit_page", "before_edit_snippet"):
    hooks.register(hook, overtaking.note)
    hooks.register(hook, approving.note_reading)
    hooks.register(hook, decisions.show_where_it_stands, order=BEFORE_LOCALIZE)
for hook in ("after_edit_page", "after_edit_snippet"):
    hooks.register(hook, overtaking.tell)


hooks.register("before_edit_page", warn_in_the_form)
hooks.register("before_edit_page", lead_to_the_tree_in_review, order=BEFORE_LOCALIZE)
hooks.register("after_edit_page", tell_of_the_tree)
hooks.register("after_publish_page", tell_of_a_hidden_parent)


@hooks.register("register_admin_viewset", order=AFTER_WAGTAILS)
def page_views() -> ContentPages:
    """Return our views of pages, which take the place of Wagtail's."""
    return ContentPages()


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
        path("people/<int:pk>/invite/", InviteView.as_view(), name=INVITE),
    ]


@hooks.register("register_admin_urls", order=BEFORE_WAGTAILS)
def addresses_of_files() -> list[URLPattern]:
    """Return Wagtail's own addresses of one file, with views that say what to do instead."""
    document, image = get_document_model(), get_image_model()
    of_documents = ("document_id", "wagtaildocs:index")
    of_images = ("image_id", "wagtailimages:index")
    return [
        path(
            "documents/edit/<int:document_id>/",
            asking_first(documents.EditView.as_view(), document, *of_documents),
        ),
        path(
            "documents/delete/<int:document_id>/",
            asking_first(documents.DeleteView.as_view(), document, *of_documents),
        ),
        path(
            "images/<int:image_id>/",
            asking_first(images.EditView.as_view(), image, *of_images),
        ),
        path(
            "images/<int:image_id>/delete/",
            asking_first(images.DeleteView.as_view(), image, *of_images),
        ),
    ]


@hooks.register("after_create_user")
def invite_by_mail(request: HttpRequest, person: Any) -> None:
    """Invite a new user who was given no password."""
    if is_invited(person):
        invite(person, request.user)
        tell_of_invitation(request, person)


@hooks.register("register_user_listing_buttons")
def invite_again(user: Any, request_user: Any) -> Iterator[Button]:
    """Yield the button for who has not followed an invitation."""
    if is_invited(user) and request_user.has_perm(MAY_INVITE):
        yield Button(_("Invite again"), reverse(INVITE, args=[user.pk]), icon_name="mail")
