"""Serves the page on which a tree is handed in, reviewed and published as one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.models import Page

from cms.ground.admin import AdminView
from cms.ground.kinds import kind_of
from cms.ground.refusals import listed
from cms.people.tree_letters import TREE
from cms.people.trees import (
    APPROVE,
    REJECT,
    Piece,
    State,
    decide,
    drafts_below,
    hidden_parent,
    is_tree,
    others_in_review,
    pieces_of,
    submit,
    whole_tree,
)

TITLE = gettext_lazy("Submit and review as one")
SUBMIT = "submit"
_SAID = {
    State.PUBLISHED: gettext_lazy("Published"),
    State.CHANGED: gettext_lazy("Published, with changes that readers do not have"),
    State.DRAFT: gettext_lazy("Draft"),
    State.NEEDS_CHANGES: gettext_lazy("Changes were asked for"),
}


class TreeView(AdminView):
    """Shows where a tree's pages stand, and does the next step for all."""

    header_icon = "list-ul"
    template_name = "people/tree.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse whoever may do nothing in this tree."""
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if kind_of(type(self.page)) is None:
            raise Http404  # a folder holds what is handed in one by one
        self.pieces = pieces_of(self.page, request.user)
        if not self._may_see():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show the tree."""
        self.page_title = str(TITLE)
        self.page_subtitle = self.page.get_admin_display_title()
        to_submit = [each for each in self.pieces if each.may_submit]
        to_decide = [each for each in self.pieces if each.may_decide]
        context = {
            "rows": [_row(each) for each in self.pieces],
            "seen": [each.version for each in (*to_submit, *to_decide)],
            "problems": any(each.problems for each in to_submit),
            "may_submit": bool(to_submit),
            "may_decide": bool(to_decide),
            "texts": {
                "tree": self.page_subtitle,
                **_texts(len(to_submit), len(to_decide)),
            },
        }
        return self.render_to_response(self.get_context_data(**context))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Do for all pages what was pressed, for the versions that were shown."""
        action = request.POST.get("action", "")
        seen = set(request.POST.getlist("seen"))
        waiting = [each for each in self.pieces if each.may_submit or each.may_decide]
        shown = [each for each in waiting if each.version in seen]
        if len(shown) < len(waiting) or not waiting:
            text = _("Something has changed since this page was shown. Look again, please.")
            messages.warning(request, text)
        elif action == SUBMIT:
            self._submit(shown)
        elif action in {APPROVE, REJECT}:
            self._decide(shown, action, request.POST.get("comment", ""))
        return redirect(TREE, self.page.pk)

    def _may_see(self) -> bool:
        may_edit = self.page.permissions_for_user(self.request.user).can_edit()
        return bool(may_edit or any(each.may_decide for each in self.pieces))

    def _submit(self, pieces: list[Piece]) -> None:
        if any(each.may_submit and each.problems for each in pieces):
            messages.error(self.request, _("Nothing was submitted: something is missing still."))
            return
        number = submit(self.page, pieces, self.request.user)
        text = ngettext(
            "%(number)s page was submitted for review.",
            "%(number)s pages were submitted for review.",
            number,
        )
        messages.success(self.request, text % {"number": number})

    def _decide(self, pieces: list[Piece], action: str, comment: str) -> None:
        number = decide(self.page, pieces, self.request.user, action, comment)
        now = [Page.objects.get(pk=each.page.pk).specific for each in pieces if each.may_decide]
        if action == REJECT:
            text = ngettext(
                "You have asked for changes on %(number)s page.",
                "You have asked for changes on %(number)s pages.",
                number,
            )
        elif any(each.workflow_in_progress for each in now):
            text = ngettext(
                "You have approved a step of %(number)s page. The next step follows here.",
                "You have approved a step of %(number)s pages. The next step follows here.",
                number,
            )
        else:
            number = sum(each.live for each in now)
            text = ngettext(
                "%(number)s page is published now.", "%(number)s pages are published now.", number
            )
        messages.success(self.request, text % {"number": number})
        if action != REJECT:
            _tell_of_hidden_parents(self.request, now)


def address(page: Any) -> str:
    """Return the address at which a tree is handed in and reviewed."""
    return reverse(TREE, args=[page.pk])


def tell_of_the_tree(request: HttpRequest, page: Any) -> None:
    """Lead from a page just submitted to the drafts below it."""
    if request.method != "POST" or "action-submit" not in request.POST or not is_tree(page):
        return
    number = drafts_below(page)
    if not number:
        return
    text = ngettext(
        "%(number)s page below it is not submitted with it.",
        "%(number)s pages below it are not submitted with it.",
        number,
    ) % {"number": number}
    messages.warning(request, text, buttons=[messages.button(address(page), str(TITLE))])


def tell_of_a_hidden_parent(request: HttpRequest, page: Any) -> None:
    """Warn that readers have a page, but not the item above it."""
    parent = hidden_parent(page)
    if parent is None:
        return
    text = _(
        "Readers have this page, but not “%(parent)s”, of which it is a part: they find it in lists"
        " and in the search, not there."
    ) % {"parent": parent.get_admin_display_title()}
    _warn(request, text, parent)


def _tell_of_hidden_parents(request: HttpRequest, pages: list[Any]) -> None:
    """Warn once for each item that is published nowhere, unlike pages below it."""
    hidden = {parent.pk: parent for page in pages if (parent := hidden_parent(page)) is not None}
    for parent in hidden.values():
        text = _(
            "“%(parent)s” is not published: readers find the pages below it in lists and in the"
            " search, not there."
        ) % {"parent": parent.get_admin_display_title()}
        _warn(request, text, parent)


def _warn(request: HttpRequest, text: str, parent: Any) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[parent.pk])
    button = messages.button(edit, parent.get_admin_display_title())
    messages.warning(request, text, buttons=[button])


def lead_to_the_tree_in_review(request: HttpRequest, page: Any) -> None:
    """Lead a reviewer from one page's form to that of its whole course."""
    state, task = page.current_workflow_state, page.current_workflow_task
    tree = whole_tree(page) if request.method == "GET" and state and task else None
    if tree is None or task is None:
        return
    number = others_in_review(tree, page)
    if not number or not task.specific.get_actions(page, request.user):
        return
    text = ngettext(
        "%(number)s other page of “%(title)s” is in review, too.",
        "%(number)s other pages of “%(title)s” are in review, too.",
        number,
    ) % {"number": number, "title": tree.get_admin_display_title()}
    messages.info(request, text, buttons=[messages.button(address(tree), str(TITLE))])


def warn_in_the_form(request: HttpRequest, page: Any) -> None:
    """Warn, in the form of a published page, that its parent is not published."""
    if request.method == "GET":
        tell_of_a_hidden_parent(request, page)


def _row(piece: Piece) -> dict[str, Any]:
    page = piece.page
    links = [(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), _("View draft"))]
    if page.live and piece.state != State.PUBLISHED:
        compared = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"])
        links.append((compared, _("Compare")))
    said = _SAID.get(piece.state)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return {
        "title": piece.draft.get_admin_display_title(),
        "kind": capfirst(page.specific_class._meta.verbose_name),
        "level": piece.depth,
        "edit": edit,
        "state": said or _("In review: %(step)s") % {"step": piece.step},
        "links": links,
        "problems": listed(piece.problems, edit) if piece.problems else "",
    }


def _texts(to_submit: int, to_decide: int) -> dict[str, str]:
    return {
        "title": _("Title"),
        "state": _("State"),
        "submit": ngettext(
            "Submit %(number)s page for review", "Submit %(number)s pages for review", to_submit
        )
        % {"number": to_submit},
        "problems": _("Nothing can be submitted before this is put right:"),
        "approve": ngettext("Approve %(number)s page", "Approve %(number)s pages", to_decide)
        % {"number": to_decide},
        "reject": _("Ask for changes"),
        "comment": _("Comment for the authors"),
        "nothing": _(
            "There is nothing for you to do here now. What you submitted is for others to approve."
        ),
    }
