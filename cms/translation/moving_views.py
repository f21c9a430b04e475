"""Asks before a page is moved what moves with it, and says what stays."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.move import MoveBulkAction
from wagtail.models import Page

from cms.ground.admin import AdminView, edit_address
from cms.translation.moving import (
    Plan,
    Reason,
    Staying,
    carry_out,
    destination_for,
    place_of_the_original,
    plan,
)


class MoveView(AdminView):
    """Moves a page with its versions, once somebody has seen which."""

    header_icon = "doc-empty-inverse"
    template_name = "translation/move.html"
    page: Any = None
    destination: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead to the destination in the page's own language."""
        own = destination_for(self.page, self.destination)
        if own is None:
            text = _("“%(parent)s” has no version in %(language)s: the page cannot be moved there.")
            messages.error(request, text % _names(self.page, self.destination))
            return redirect("wagtailadmin_pages:move", self.page.pk)
        if own.pk != self.destination.pk:
            return redirect("wagtailadmin_pages:move_confirm", self.page.pk, own.pk)
        self.plan = plan(self.page, own, request.user)
        return super().dispatch(request, *args, **kwargs)

    def get(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Ask."""
        self.page_title = _("Move")
        self.page_subtitle = self.page.get_admin_display_title()
        context = {
            "others": [_language(each) for each in self.plan.others],
            "staying": _told(self.plan, self.destination),
            "texts": {
                "question": _("Move “%(page)s” to “%(parent)s”?")
                % {
                    "page": self.page.get_admin_display_title(),
                    "parent": self.destination.get_admin_display_title(),
                },
                "below": _("What stands below it goes along."),
                "others": _("These versions go along, each in its language:"),
                "staying": _(
                    "These versions stay where they are. Readers are led by the original's place:"
                    " nothing is shown twice."
                ),
                "yes": _("Yes, move"),
                "no": _("No, leave it"),
            },
            "has_children": not self.page.is_leaf(),
            "back": reverse("wagtailadmin_explore", args=[self.page.get_parent().pk]),
        }
        return self.render_to_response(self.get_context_data(**context))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Move."""
        carry_out(self.plan, request.user)
        title = self.page.get_admin_display_title()
        messages.success(request, _said(title, self.plan))
        _tell_what_stays(request, self.plan, self.destination)
        moved = Page.objects.get(pk=self.page.pk).specific
        for function in hooks.get_hooks("after_move_page"):
            answer = function(request, moved)
            if hasattr(answer, "status_code"):
                return answer
        return redirect("wagtailadmin_explore", self.destination.pk)


def before_move(request: HttpRequest, page: Any, destination: Any) -> HttpResponseBase:
    """Answer instead of Wagtail, which moves one version and leaves the others."""
    view = MoveView.as_view(page=page, destination=destination.specific)
    return view(request)


class MoveWithVersions(MoveBulkAction):
    """Moves several pages, each with its versions."""

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, Any]]:
        """Return what may be moved, and what may not.

        A page goes to the destination in its own language: that one is asked about.
        """
        pages, others = super().get_actionable_objects()
        refused = others.get("pages_without_destination_access", [])
        if refused:
            destination = self.cleaned_form.cleaned_data["chooser"].specific
            user = self.request.user
            movable = [each for each in refused if _may_move(each["item"], destination, user)]
            pages = [*pages, *(each["item"] for each in movable)]
            others["pages_without_destination_access"] = [
                each for each in refused if each not in movable
            ]
        return pages, others

    def get_execution_context(self) -> dict[str, Any]:
        """Return where to, by whom, and where to note what stays."""
        self.plans: list[Plan] = []
        return {**super().get_execution_context(), "plans": self.plans, "user": self.request.user}

    @classmethod
    def execute_action(
        cls,
        objects: list[Any],
        destination: Any = None,
        user: Any = None,
        plans: list[Plan] | None = None,
        **_kwargs: Any,
    ) -> tuple[int, int]:
        """Move the pages; return how many of them, and none below."""
        chosen = {each.translation_key: each.specific for each in reversed(objects)}
        moved = 0
        for page in reversed(chosen.values()):
            own = destination_for(page, destination.specific)
            if own is None:
                continue
            made = plan(page, own, user)
            carry_out(made, user)
            moved += 1
            if plans is not None:
                plans.append(made)
        return moved, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> Any:
        """Return how many have been moved, and name the versions that stay."""
        for made in self.plans:
            _tell_what_stays(self.request, made, made.moves[0][1])
        return super().get_success_message(num_parent_objects, num_child_objects)


def tell_where_it_stands(request: HttpRequest, page: Any) -> None:
    """Warn in the form of a version that stands elsewhere than its original.

    The message leads to the move, or to the version that has to be begun before.
    """
    parent = place_of_the_original(page) if request.method == "GET" else None
    if parent is None:
        return
    text = _("The original of this version stands in “%(parent)s”, this version does not.") % {
        "parent": parent.get_admin_display_title()
    }
    target = destination_for(page, parent)
    if target is None:
        button = _begin(parent, page)
    else:
        address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
        button = messages.button(address, _("Move it there"))
    messages.warning(request, text, buttons=[button])


def _may_move(page: Any, destination: Any, user: Any) -> bool:
    own = destination_for(page, destination)
    return own is not None and bool(page.permissions_for_user(user).can_move_to(own))


def _tell_what_stays(request: HttpRequest, made: Plan, destination: Any) -> None:
    for each in made.staying:
        buttons = [messages.button(_form(each.page), _("Edit"))]
        if each.reason == Reason.NO_PARENT:
            buttons = [_begin(destination, each.page)]
        messages.warning(request, _why(each, destination), buttons=buttons)


def _told(made: Plan, destination: Any) -> list[str]:
    return [_why(each, destination) for each in made.staying]


def _why(staying: Staying, destination: Any) -> str:
    names = _names(staying.page, destination)
    if staying.reason == Reason.NO_PARENT:
        text = _(
            "%(language)s: stays, because “%(parent)s” has no version in that language."
            " Begin that one first, then this one can be moved."
        )
    elif staying.reason == Reason.NOT_ALLOWED:
        text = _("%(language)s: stays, because you may not move it. Ask a reviewer.")
    else:
        text = _("%(language)s: stays, because a page with the same address stands there.")
    return text % names


def _names(page: Any, parent: Any) -> dict[str, str]:
    return {"language": _language(page), "parent": parent.get_admin_display_title()}


def _language(page: Any) -> str:
    return str(page.locale.get_display_name())


def _begin(parent: Any, page: Any) -> Any:
    address = reverse("wagtail_localize:submit_page_translation", args=[parent.pk])
    return messages.button(
        f"{address}?select_locale={page.locale.language_code}", _("Begin that version")
    )


def _form(page: Any) -> str:
    return edit_address(type(page)._meta.label, page.pk)


def _said(title: str, made: Plan) -> str:
    if not made.others:
        return _("“%(page)s” has been moved.") % {"page": title}
    return ngettext(
        "“%(page)s” has been moved, and %(number)s version in another language with it.",
        "“%(page)s” has been moved, and %(number)s versions in other languages with it.",
        len(made.others),
    ) % {"page": title, "number": len(made.others)}
