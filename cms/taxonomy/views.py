"""Shows the pages on which an administrator merges and orders themes and needs."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.snippets.views.snippets import IndexView, ReorderView

from cms.ground.admin import AdminView, edit_address
from cms.ground.signals import changed_without_a_save
from cms.taxonomy.merging import merge, merge_needs
from cms.taxonomy.models import MERGE, Need, Theme
from cms.taxonomy.needs import items_of_theme

PERMISSION = f"taxonomy.{MERGE}"


class MergeForm(forms.Form):
    """Asks for the theme that is kept."""

    kept = forms.ModelChoiceField(
        Theme.objects.none(), label=gettext_lazy("Theme that is kept"), empty_label=""
    )

    def __init__(self, *args: Any, other: Theme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kept"]
        # A sector stays a sector: case studies name one as their trade.
        alike = Theme.objects.filter(group=other.group).exclude(pk=other.pk)
        field.queryset = alike.prefetch_related("labels")


class MergeView(AdminView):
    """Merges a theme into another."""

    header_icon = "tag"
    template_name = "taxonomy/merge.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse whoever may not merge themes."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        self.theme = get_object_or_404(Theme, pk=kwargs["pk"])
        self.page_title = _("Merge “%(theme)s” into another theme") % {"theme": self.theme}
        return super().dispatch(request, *args, **kwargs)

    def get(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Ask for the theme that is kept."""
        return self._ask(MergeForm(other=self.theme))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Merge, and open the theme that is kept."""
        form = MergeForm(request.POST, other=self.theme)
        if not form.is_valid():
            return self._ask(form)
        kept, name = form.cleaned_data["kept"], str(self.theme)
        merge(kept, self.theme, request.user)
        done = _("“%(theme)s” is now part of “%(kept)s”.") % {"theme": name, "kept": kept}
        messages.success(request, done)
        return redirect(edit_address(Theme._meta.label_lower, kept.pk))

    def _ask(self, form: MergeForm) -> HttpResponse:
        number = len(items_of_theme(self.theme))
        texts = {
            "explanation": _(
                "What moves to the theme that is kept, drafts included: %(number)s. The words of"
                " “%(theme)s” become “other words” there, and its address leads there. The theme"
                " itself is deleted. This cannot be undone."
            )
            % {"number": number, "theme": self.theme},
            "merge": _("Merge"),
            "back": _("Back to the theme"),
        }
        back = edit_address(Theme._meta.label_lower, self.theme.pk)
        context = self.get_context_data(form=form, texts=texts, back=back)
        return self.render_to_response(context)


class MergeNeedForm(forms.Form):
    """Asks for the need that is kept."""

    kept = forms.ModelChoiceField(
        Need.objects.none(), label=gettext_lazy("Need that is kept"), empty_label=""
    )

    def __init__(self, *args: Any, other: Need, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kept"]
        field.queryset = Need.objects.exclude(pk=other.pk).prefetch_related("names")


class MergeNeedView(AdminView):
    """Merges a need into another."""

    header_icon = "help"
    template_name = "taxonomy/merge.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse whoever may not merge themes."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        self.need = get_object_or_404(Need, pk=kwargs["pk"])
        self.page_title = _("Merge “%(need)s” into another need") % {"need": self.need}
        return super().dispatch(request, *args, **kwargs)

    def get(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Ask for the need that is kept."""
        return self._ask(MergeNeedForm(other=self.need))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Merge, and open the need that is kept."""
        form = MergeNeedForm(request.POST, other=self.need)
        if not form.is_valid():
            return self._ask(form)
        kept, name = form.cleaned_data["kept"], str(self.need)
        merge_needs(kept, self.need, request.user)
        done = _("“%(need)s” is now part of “%(kept)s”.") % {"need": name, "kept": kept}
        messages.success(request, done)
        return redirect(edit_address(Need._meta.label_lower, kept.pk))

    def _ask(self, form: MergeNeedForm) -> HttpResponse:
        texts = {
            "explanation": _(
                "Whoever follows a link to “%(need)s” gets to the need that is kept, which takes"
                " over its themes. “%(need)s” itself and its names are deleted. This cannot be"
                " undone."
            )
            % {"need": self.need},
            "merge": _("Merge"),
            "back": _("Back to the need"),
        }
        back = edit_address(Need._meta.label_lower, self.need.pk)
        context = self.get_context_data(form=form, texts=texts, back=back)
        return self.render_to_response(context)


class NeedListView(IndexView):
    """Lists all needs on one page, in their order."""

    @cached_property
    def show_ordering_column(self) -> bool:
        """True where needs can be dragged."""
        return bool(super().show_ordering_column) and not (self.is_searching or self.is_filtering)


class NeedOrderView(ReorderView):
    """Moves a need in the list, and has all published in their new order."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move a need; Wagtail moves the others by a query, which tells nobody."""
        with transaction.atomic():
            answer: HttpResponse = super().post(request, *args, **kwargs)
            for need in Need.objects.all():
                changed_without_a_save.send(Need, item=need)
        return answer
