"""Shows the page on which an administrator merges two themes."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms.ground.admin import AdminView, edit_address
from cms.ground.filing import items_filed_under
from cms.taxonomy.merging import merge
from cms.taxonomy.models import MERGE, Theme

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
        number = len(items_filed_under(Theme, [self.theme.pk]))
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
