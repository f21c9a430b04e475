"""Serves ``/cms/searches/``: the two lists, their buttons, and the way into a theme."""

import logging
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator

from cms.ground.admin import AdminView, edit_address
from cms.ground.choices import language_name
from cms.searches.forms import (
    ListForm,
    SynonymForm,
    likely_language,
    periods,
    read_action,
    read_list,
)
from cms.searches.models import SearchPages
from cms.searches.services import LIST, act, row, search_counts, today
from cms.taxonomy.models import Theme
from cms.taxonomy.synonyms import (
    CHANGE_THEMES,
    NamelessThemeError,
    TakenNameError,
    add_synonym,
)
from content_models.languages import INTERFACE_LANGUAGES
from content_models.searches import (
    MAXIMUM_WORDS_CHARACTERS,
    Decision,
    Question,
    SearchCountsUnavailableError,
)

logger = logging.getLogger(__name__)

PER_PAGE = 50
TITLE = _("Searches that lead nowhere")
UNAVAILABLE = _("The counts cannot be used just now. The log says why. Please try again later.")
UNCOUNTED = _("Searches are not counted here. Whoever runs this site can change that.")
QUESTION_LABELS = {
    Question.NOTHING_FOUND: _("Searched, found nothing"),
    Question.NOTHING_OPENED: _("Searched, nothing opened"),
}
EXPLANATIONS = {
    Question.NOTHING_FOUND: _(
        "Nothing had all of these words. Add them to the theme that is meant: then whoever types"
        " them finds what is filed under it. Or write what is missing."
    ),
    Question.NOTHING_OPENED: _(
        "These words had results, but nobody opened one from the list. Follow the link and look:"
        " is something else meant, or do titles and summaries not say it?"
    ),
}
TEXTS = {
    "about_counts": _(
        "Counted are the words, never the person. Words that were searched for fewer than three"
        " times in a week are not kept, nor numbers and addresses."
    ),
    "lists": _("Lists"),
    "language": _("Language of the page"),
    "all_languages": _("All languages"),
    "period": _("How many days back"),
    "state": _("State"),
    "new": _("New"),
    "decided": _("Handled"),
    "show": _("Show"),
    "where": _("Where"),
    "searched": _("Searches"),
    "days": _("On days"),
    "results": _("Results"),
    "with_most": _("With most of the words"),
    "related": _("Only close in meaning"),
    "add": _("Add to a theme"),
    "dismiss": _("Not for us"),
    "reopen": _("Take back"),
    "nothing": _("There is nothing here."),
}


class SearchesView(AdminView):
    """Shows what readers search for and do not find, the most frequent first."""

    page_title = TITLE
    header_icon = "search"
    template_name = "searches/searches.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show a list."""
        if not settings.SEARCH_COUNTS_DAYS:
            return self.render_to_response(self.get_context_data(problem=UNCOUNTED))
        try:
            return self.render_to_response(self.get_context_data(**_listed(request)))
        except SearchCountsUnavailableError as error:
            logger.error("the counts of searches cannot be read: %s", error)
            return self.render_to_response(self.get_context_data(problem=UNAVAILABLE), status=503)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do what a button says with its words, and return to the list."""
        action = read_action(request.POST)
        try:
            if action:
                act(action, request.POST.get("words", ""), request.POST.get("in", ""))
        except SearchCountsUnavailableError as error:
            logger.error("the counts of searches cannot be changed: %s", error)
            messages.error(request, UNAVAILABLE)
        return HttpResponseRedirect(request.get_full_path())


class AddView(AdminView):
    """Adds the words of a search to a theme."""

    page_title = _("Add words to a theme")
    header_icon = "tag"
    template_name = "searches/add.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse whoever may not change themes."""
        if not request.user.has_perm(CHANGE_THEMES):
            raise PermissionDenied
        self.words = request.GET.get("words", "")[:MAXIMUM_WORDS_CHARACTERS]
        self.language = request.GET.get("in", "")
        self.list_form = read_list(request.GET)
        return super().dispatch(request, *args, **kwargs)

    def get(self, _request: HttpRequest) -> HttpResponse:
        """Ask for the theme."""
        language = likely_language(self.words, self.language)
        return self._ask(SynonymForm(initial={"words": self.words, "language": language}))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Add the words, and return to the list."""
        form = SynonymForm(request.POST)
        if not form.is_valid():
            return self._ask(form)
        values = form.cleaned_data
        theme, words, language = values["theme"], values["words"], values["language"]
        try:
            is_new = add_synonym(theme, words, language, request.user, name=values["name"])
        except NamelessThemeError:
            form.ask_for_name()
            return self._ask(form)
        except TakenNameError:
            form.refuse_name()
            return self._ask(form)
        self._keep_decision(str(theme))
        self._tell(theme, words, language, is_new=is_new)
        return HttpResponseRedirect(_list_address(self.list_form))

    def _keep_decision(self, theme: str) -> None:
        try:
            search_counts().decide(self.words, self.language, Decision.ADDED, theme)
        except SearchCountsUnavailableError as error:
            logger.error("the counts of searches cannot be changed: %s", error)
            messages.error(self.request, UNAVAILABLE)

    def _tell(self, theme: Theme, words: str, language: str, *, is_new: bool) -> None:
        text = (
            _("“%(words)s” is now one of the words of “%(theme)s” (%(language)s).")
            if is_new
            else _("“%(theme)s” has the words “%(words)s” already (%(language)s).")
        )
        said = text % {"words": words, "theme": theme, "language": language_name(language)}
        address = edit_address(Theme._meta.label_lower, theme.pk)
        tell = messages.success if is_new else messages.info
        tell(self.request, said, buttons=[messages.button(address, _("Open the theme"))])

    def _ask(self, form: SynonymForm) -> HttpResponse:
        texts = {"searched": _("Searched for"), "add": _("Add"), "back": _("Back to the list")}
        context = self.get_context_data(
            form=form, texts=texts, searched=self.words, back=_list_address(self.list_form)
        )
        return self.render_to_response(context)


def _list_address(form: ListForm) -> str:
    return f"{reverse(LIST)}?{form.query()}"


def _listed(request: HttpRequest) -> dict[str, Any]:
    form = read_list(request.GET)
    paginator = WagtailPaginator(SearchPages(search_counts(), form.filter_of(today())), PER_PAGE)
    page = paginator.get_page(request.GET.get("p"))
    return {
        "texts": TEXTS,
        "explanation": EXPLANATIONS[form.question],
        "form": form,
        "questions": [
            (str(label), f"?{form.query(question)}", question is form.question)
            for question, label in QUESTION_LABELS.items()
        ],
        "rows": [row(counted, form) for counted in page.object_list],
        "may_add": request.user.has_perm(CHANGE_THEMES),
        "items": page,
        "elided_page_range": paginator.get_elided_page_range(page.number),
        "languages": INTERFACE_LANGUAGES.values(),
        "periods": periods(),
    }
