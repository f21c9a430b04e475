"""Serves ``/cms/duplicates/``: likely duplicates, two side by side, and what was merged."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator

from cms.directory.merges import is_part_of_another
from cms.directory.models import Merge, Organisation
from cms.duplicates import services
from cms.duplicates.looking import MOST_COMPARED, want_a_search
from cms.duplicates.merging import MergeRefusedError, OvertakenError, merge, state_of
from cms.duplicates.models import DuplicatePair, last_search
from cms.duplicates.offers import (
    BOTH,
    KEPT,
    MERGED,
    Choices,
    offered_rows,
    offers,
    proposed,
    read_choices,
)
from cms.duplicates.sides import Side, may_merge, obstacles, side_of
from cms.duplicates.undoing import undo
from cms.ground.admin import PageOfList, edit_address

LIST, PAIR, MERGES, UNDO = "duplicates", "duplicates_pair", "duplicates_merges", "duplicates_undo"
TITLE = _("Likely duplicates")
PER_PAGE = 50
TEXTS = {
    "about": _(
        "These organisations may be one and the same. Nothing is merged by itself: look at both,"
        " and decide."
    ),
    "nothing": _("No two organisations look the same."),
    "for": _("What is the same"),
    "against": _("What differs"),
    "look": _("Compare both"),
    "two": _("These are two"),
    "search": _("Search again"),
    "waits": _("The search goes on beside your work. Load this page again in a minute."),
    "merges": _("Merged organisations"),
    "about_merge": _(
        "Choose what is kept. Readers who come to the address of the other one are led to the one"
        " that is kept, in all languages. Links and imports follow. Both histories stay, and the"
        " merge can be undone."
    ),
    "kept": _("Is kept"),
    "merged": _("Becomes part of it"),
    "swap": _("Keep the other one instead"),
    "both": _("Both"),
    "none": _("nothing"),
    "leave": _("Leave it out"),
    "add": _("Take it over"),
    "twin": _("the other one has the same"),
    "names": _("A name that is not kept becomes one of the other names."),
    "alike": _("The same in both"),
    "rows": _("Tick what is kept, of both."),
    "merge": _("Merge"),
    "cannot": _("These two cannot be merged now:"),
    "ask": _("Merging is for those who publish both. Tell a reviewer."),
    "undo": _("Undo"),
    "when": _("When"),
    "who": _("Who"),
    "history": _("History"),
    "undone": _("Undone"),
    "no_merges": _("Nothing was merged yet."),
    "about_undo": _(
        "Undoing brings both organisations back as they were. What somebody changed since stays,"
        " and is named."
    ),
    "back": _("Back to the list"),
}
CHANGED_MEANWHILE = _(
    "Somebody has saved one of both meanwhile. Nothing was merged: look at both again."
)


class DuplicatesView(PageOfList):
    """Is a page for those who write organisations."""

    page_title: Any = TITLE
    list_title = TITLE
    list_name = LIST
    header_icon = "copy"

    def may_see(self, user: Any) -> bool:
        """Return whether somebody writes organisations."""
        return services.may_see(user)


class PairsView(DuplicatesView):
    """Lists pairs that may be one organisation."""

    template_name = "duplicates/pairs.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, the likeliest first."""
        paginator = WagtailPaginator(services.pairs_of(request.user), PER_PAGE)
        page = paginator.get_page(request.GET.get("p"))
        search = last_search()
        context = self.get_context_data(
            texts=TEXTS,
            pairs=[
                (each, reverse(PAIR, args=_in_order(each.pair.one, each.pair.other)))
                for each in services.shown(page.object_list)
            ],
            items=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            is_wanted=search.wanted_at is not None,
            compared=_compared(search),
            merges_address=reverse(MERGES),
        )
        return self.render_to_response(context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Search again, or note that two are two."""
        if request.POST.get("action") == "search":
            want_a_search()
        elif request.POST.get("action") == "two":
            pair = get_object_or_404(DuplicatePair, pk=_number(request.POST.get("pair")))
            if not services.may_decide(request.user, (pair.one, pair.other)):
                raise PermissionDenied
            services.settle(pair, request.user)
            messages.success(
                request,
                gettext("Noted: these are two. They come back only if one of them changes."),
            )
        return HttpResponseRedirect(request.get_full_path())


class PairView(DuplicatesView):
    """Shows two organisations side by side, and merges them."""

    template_name = "duplicates/pair.html"

    def get(self, request: HttpRequest, kept: UUID, other: UUID) -> HttpResponse:
        """Show what differs, with what is proposed."""
        return self._show(request, *_sides(request, kept, other))

    def post(self, request: HttpRequest, kept: UUID, other: UUID) -> HttpResponse:
        """Merge them."""
        sides = _sides(request, kept, other)
        if not may_merge(request.user, sides):
            raise PermissionDenied
        choices = read_choices(request.POST, *sides)
        try:
            made = merge(kept, other, choices, request.POST.get("state", ""), request.user)
        except OvertakenError:
            messages.error(request, CHANGED_MEANWHILE)
            return HttpResponseRedirect(request.path)
        except MergeRefusedError as refused:
            for reason in refused.reasons:
                messages.error(request, reason)
            return self._show(request, *sides, choices)
        done = gettext("“%(other)s” is part of “%(kept)s” now.") % {
            "other": made.merged_name,
            "kept": made.kept_name,
        }
        button = messages.button(reverse(MERGES), gettext("Merged organisations"))
        messages.success(request, done, buttons=[button])
        return HttpResponseRedirect(reverse(LIST))

    def _show(
        self, request: HttpRequest, kept: Side, other: Side, choices: Choices | None = None
    ) -> HttpResponse:
        """Show both, with what was chosen or else is proposed."""
        self.page_title = f"{kept.name} · {other.name}"
        chosen = choices or proposed(kept, other)
        found = list(offers(kept, other))
        may = may_merge(request.user, (kept, other))
        context = self.get_context_data(
            texts=TEXTS,
            sides=[_about(TEXTS["kept"], kept), _about(TEXTS["merged"], other)],
            offers=[(each, _options(each, chosen)) for each in found if not each.is_alike],
            alike=[each for each in found if each.is_alike and each.kept],
            rows=list(offered_rows(kept, other)),
            chosen=chosen,
            state=state_of(kept, other),
            reasons=[*obstacles(kept), *obstacles(other)],
            may_merge=may,
            swap_address=reverse(PAIR, args=[other.key, kept.key]),
            list_address=reverse(LIST),
        )
        return self.render_to_response(context)


class MergesView(DuplicatesView):
    """Lists what was merged, and undoes it."""

    page_title = TEXTS["merges"]
    template_name = "duplicates/merges.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show all merges, the latest first."""
        paginator = WagtailPaginator(services.merges(), PER_PAGE)
        page = paginator.get_page(request.GET.get("p"))
        given = list(page.object_list)
        keys = {key for each in given for key in (each.kept, each.merged)}
        rows = Organisation.objects.filter(translation_key__in=keys).order_by("-pk")
        found = {key: _history(pk) for pk, key in rows.values_list("pk", "translation_key")}
        may = services.may_publish_any(request.user)
        context = self.get_context_data(
            texts=TEXTS,
            merges=[
                (
                    each,
                    found.get(each.kept, ""),
                    found.get(each.merged, ""),
                    reverse(UNDO, args=[each.pk]) if may and each.undone_at is None else "",
                )
                for each in given
            ],
            items=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
        )
        return self.render_to_response(context)


class UndoView(DuplicatesView):
    """Undoes a merge, by POST alone."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Bring both back, and say what was changed since."""
        made = get_object_or_404(Merge, pk=pk)
        side = side_of(made.kept)
        # Who publishes organisations: the one that comes back is nobody's to edit until then.
        if not services.may_publish_any(request.user):
            raise PermissionDenied
        if side and not is_part_of_another(side.key) and not may_merge(request.user, (side,)):
            raise PermissionDenied
        try:
            said = undo(made, request.user)
        except MergeRefusedError as refused:
            for reason in refused.reasons:
                messages.error(request, reason)
            return HttpResponseRedirect(reverse(MERGES))
        done = gettext("“%(kept)s” and “%(other)s” are two organisations again.")
        messages.success(request, done % {"kept": made.kept_name, "other": made.merged_name})
        for each in said:
            messages.warning(request, each)
        return HttpResponseRedirect(reverse(MERGES))


def _sides(request: HttpRequest, kept: UUID, other: UUID) -> tuple[Side, Side]:
    """Return two organisations that somebody may see side by side."""
    first, second = side_of(kept), side_of(other)
    if first is None or second is None or kept == other:
        raise Http404
    if is_part_of_another(kept) or is_part_of_another(other):
        raise Http404
    if not services.may_decide(request.user, (kept, other)):
        raise PermissionDenied
    return first, second


def _in_order(one: UUID, other: UUID) -> list[UUID]:
    """Return the one to keep first: what readers see, else what was begun first."""
    sides = [side for side in (side_of(one), side_of(other)) if side is not None]
    sides.sort(key=lambda each: (not each.is_live, each.original.pk))
    return [each.key for each in sides]


def _about(label: Any, side: Side) -> dict[str, Any]:
    original = side.original
    return {
        "label": label,
        "name": side.name,
        "languages": ", ".join(side.versions),
        "status": original.status_string,
        "source": original.source_name,
        "address": edit_address(Organisation._meta.label, original.pk),
        "history": _history(original.pk),
    }


def _options(offer: Any, chosen: Choices) -> list[tuple[str, Any, bool, bool]]:
    """Return the values of an offer as its form shows them."""
    words = {KEPT: offer.kept, MERGED: offer.merged, BOTH: TEXTS["both"]}
    if offer.name.startswith("version:"):
        words = {KEPT: TEXTS["leave"], MERGED: offer.merged}
    order = (KEPT, MERGED, BOTH)
    return [
        (each, words[each] or TEXTS["none"], bool(words[each]), each == chosen.fields[offer.name])
        for each in order
        if each in offer.values
    ]


def _history(pk: int) -> str:
    name = Organisation.snippet_viewset.get_url_name("history")
    return reverse(name, args=[pk])


def _compared(search: Any) -> str:
    """Return how many were compared in the last search, in words."""
    if search.ended_at is None:
        return gettext("No search has been made yet.")
    said = ngettext(
        "%(number)s organisation was compared.",
        "%(number)s organisations were compared.",
        search.organisations,
    ) % {"number": search.organisations}
    if search.was_cut:
        more = gettext("More than %(number)s are not compared.") % {"number": MOST_COMPARED}
        return f"{said} {more}"
    return said


def _number(value: str | None) -> int:
    if value is None or not value.isdecimal():
        raise Http404
    return int(value)
