"""Serves ``/cms/imports/``: sources, their files, what an import found and does."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator

from cms.directory.models import Organisation
from cms.ground.admin import PageOfList, edit_address
from cms.ground.spreadsheets import csv_answer, csv_lines
from cms.imports.applying import decide, gone_too_many
from cms.imports.comparing import reading_options
from cms.imports.forms import ColumnsForm, SourceForm, UploadForm, chosen_state
from cms.imports.models import (
    RESUMABLE,
    Import,
    ImportedRecord,
    LineState,
    Source,
    Stage,
    State,
)
from cms.imports.permissions import may_import, sources_of
from cms.imports.runs import (
    BusyError,
    NotAskedError,
    approve,
    ask_to_stop,
    begin,
    compare_anew,
    held,
    resume,
)
from cms.imports.services import (
    HEADINGS,
    counts,
    csv_rows,
    failure,
    lines_of,
    progress,
    rows,
    state_in_words,
)
from cms.imports.weighing import OURS, THEIRS
from content_models.exchange.reading import SourceUnreadableError, guessed_columns, sample

LIST, ADD, EDIT = "imports", "imports_add", "imports_source"
UPLOAD, RUN, DOWNLOAD = "imports_upload", "imports_run", "imports_csv"
COLUMNS = "imports_columns"
TITLE = _("Imports")
PER_PAGE = 50
CHOICE = "choice:"
"""Begins the names of decisions in a form."""
BUSY = _(
    "An import of this source is under way or waits already. Let it end, or stop it, and begin"
    " again."
)
TEXTS = {
    "about": _(
        "Records of others come into the directory here. First a file is compared: you see what"
        " would be new, changed or gone, and nothing is written. Then you import it."
    ),
    "add": _("Add a source"),
    "source": _("Source"),
    "country": _("Country"),
    "records": _("Records"),
    "last": _("Last import"),
    "nothing": _("There is nothing here."),
    "new_file": _("Compare a new file"),
    "compare": _("Compare"),
    "imports": _("Imports"),
    "about_source": _("About this source"),
    "save": _("Save"),
    "file": _("File"),
    "state": _("State"),
    "when": _("When"),
    "who": _("Who"),
    "all": _("all"),
    "name": _("Name"),
    "reasons": _("Reasons"),
    "here": _("Here"),
    "there": _("In the source"),
    "keep": _("Keep ours"),
    "take": _("Take theirs"),
    "decide": _("Decide"),
    "archive": _("Archive it"),
    "import": _("Import"),
    "stop": _("Stop"),
    "resume": _("Go on"),
    "download": _("Download as CSV"),
    "refresh": _("Show how far it is"),
    "columns": _("Columns"),
    "about_columns": _(
        "Say what stands in each column. This is remembered for the next file of this source."
    ),
    "gone_question": _("What becomes of records that the source has no longer?"),
    "gone_archive": _("Take them from readers"),
    "gone_keep": _("Leave them as they are, and only note it"),
    "waits": _("The worker takes it in a moment. You may close this page."),
}


class ImportsView(PageOfList):
    """Is a page for those who may import."""

    page_title: Any = TITLE
    list_title = TITLE
    list_name = LIST
    header_icon = "download"

    def may_see(self, user: Any) -> bool:
        """Return whether somebody may import."""
        return may_import(user)


class SourcesView(ImportsView):
    """Lists the sources, each with its last import."""

    template_name = "imports/sources.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the list."""
        listed = []
        for source in sources_of(request.user):
            last = source.imports.first()
            records = ImportedRecord.objects.filter(source=source, gone=False).count()
            state = state_in_words(last) if last else ""
            listed.append((source, records, last, state, reverse(EDIT, args=[source.pk])))
        context = self.get_context_data(texts=TEXTS, listed=listed, add_address=reverse(ADD))
        return self.render_to_response(context)


class SourceView(ImportsView):
    """Shows a source: its next file, its imports, what it is."""

    template_name = "imports/source.html"

    def get(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Show it, or the form for a new one."""
        source = None if pk is None else get_object_or_404(sources_of(request.user), pk=pk)
        return self._show(source, SourceForm(instance=source, user=request.user))

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Save it."""
        source = None if pk is None else get_object_or_404(sources_of(request.user), pk=pk)
        form = SourceForm(request.POST, instance=source, user=request.user)
        if not form.is_valid():
            return self._show(source, form)
        saved = form.save()
        messages.success(request, gettext("“%(name)s” is saved.") % {"name": saved})
        return HttpResponseRedirect(reverse(EDIT, args=[saved.pk]))

    def _show(self, source: Source | None, form: SourceForm) -> HttpResponse:
        name = Source.objects.get(pk=source.pk).name if source else TEXTS["add"]
        self.page_title = name
        runs = source.imports.select_related("started_by")[:PER_PAGE] if source else ()
        context = self.get_context_data(
            texts=TEXTS,
            source=source,
            form=form,
            upload=UploadForm(),
            upload_address=reverse(UPLOAD, args=[source.pk]) if source else "",
            runs=[(run, state_in_words(run), reverse(RUN, args=[run.pk])) for run in runs],
        )
        return self.render_to_response(context)


class UploadView(ImportsView):
    """Takes the file of a source, at an address where it may be large."""

    def get(self, _request: HttpRequest, pk: int) -> HttpResponse:
        """Lead to the form: so comes back who had to sign in again."""
        return HttpResponseRedirect(reverse(EDIT, args=[pk]))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep the file, and lead to its import."""
        source = get_object_or_404(sources_of(request.user), pk=pk)
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            for error in form.errors.values():
                messages.error(request, " ".join(map(str, error)))
            return HttpResponseRedirect(reverse(EDIT, args=[pk]))
        file, services = form.cleaned_data["file"], form.cleaned_data["services"]
        second = (services, services.name) if services else None
        asks = bool(set(_columns(source, file, file.name)[0]) - source.columns.keys())
        try:
            run = begin(source, (file, file.name), second, request.user, is_paused=asks)
        except BusyError:
            messages.error(request, BUSY)
            return HttpResponseRedirect(reverse(EDIT, args=[pk]))
        return HttpResponseRedirect(reverse(COLUMNS if asks else RUN, args=[run.pk]))


class ColumnsView(ImportsView):
    """Asks what the columns of a table are, and remembers it for the next file."""

    template_name = "imports/columns.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask."""
        run = _run(request, pk)
        return self._ask(run, self._form(run))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Remember the answer, and have the file compared by it."""
        run = _run(request, pk)
        form = self._form(run, request.POST)
        if not form.is_valid():
            return self._ask(run, form)
        source = run.source
        source.columns = {**source.columns, **form.columns()}
        source.save()
        try:
            if run.stage == Stage.COMPARE or run.state == State.READY:
                compare_anew(run)
        except BusyError:
            messages.error(request, BUSY)
        return HttpResponseRedirect(reverse(RUN, args=[pk]))

    def _form(self, run: Import, data: Any = None) -> ColumnsForm:
        with run.file.open("rb") as file:
            names, found = _columns(run.source, file, run.name)
        if not names:
            raise Http404
        chosen = guessed_columns(names) | run.source.columns
        return ColumnsForm(names, found, chosen, data)

    def _ask(self, run: Import, form: ColumnsForm) -> HttpResponse:
        self.page_title = f"{run.source} · {run.name}"
        return self.render_to_response(self.get_context_data(texts=TEXTS, form=form))


def _columns(source: Source, file: Any, name: str) -> tuple[Any, Any]:
    """Return the columns and first rows of a table; none of others."""
    try:
        _format, names, found = sample(file, name, reading_options(source, timezone.localdate()))
    except SourceUnreadableError:
        return (), ()
    return names, found


class RunView(ImportsView):
    """Shows an import: how far it is, what it found, what is to be decided."""

    template_name = "imports/run.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        run = _run(request, pk)
        self.page_title = f"{run.source} · {run.name}"
        state = chosen_state(request.GET)
        found = counts(run)
        paginator = WagtailPaginator(lines_of(run, state), PER_PAGE)
        page = paginator.get_page(request.GET.get("p"))
        lines = list(page.object_list)
        done, total = progress(run)
        asks = run.state == State.STOPPED and not run.records
        context = self.get_context_data(
            texts=TEXTS,
            run=run,
            is_open=_is_open(run),
            is_ready=run.state == State.READY,
            is_resumable=run.state in RESUMABLE,
            state_in_words=state_in_words(run),
            failure=failure(run) if run.state == State.FAILED else "",
            done=done,
            total=total,
            tabs=_tabs(found, state),
            gone=found[LineState.GONE],
            asks_about_gone=run.state == State.READY and gone_too_many(run),
            rows=rows(lines, _addresses(lines)),
            items=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            source_address=reverse(EDIT, args=[run.source_id]),
            columns_address=reverse(COLUMNS, args=[pk]) if _asks_columns(run) or asks else "",
            download_address=f"{reverse(DOWNLOAD, args=[pk])}?{urlencode({'state': state})}",
            choice=CHOICE,
        )
        return self.render_to_response(context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do what a button says, and return to the page."""
        run = _run(request, pk)
        action = request.POST.get("action")
        try:
            if action == "import" and run.state == State.READY:
                choice = request.POST.get("gone")
                approve(run, archives_gone=None if choice is None else choice == "archive")
            elif action == "stop":
                ask_to_stop(run)
            elif action == "resume" and run.state in RESUMABLE:
                resume(run)
            elif action == "decide" and _is_open(run):
                self._decide(request, run)
        except BusyError:
            messages.error(request, BUSY)
        except NotAskedError:
            messages.error(request, _("Choose first what becomes of the records that are gone."))
        return HttpResponseRedirect(request.get_full_path())

    def _decide(self, request: HttpRequest, run: Import) -> None:
        line = get_object_or_404(run.lines, pk=request.POST.get("line"))
        choices = {
            name.removeprefix(CHOICE): choice
            for name, choice in request.POST.items()
            if name.startswith(CHOICE) and choice in {OURS, THEIRS}
        }
        with held(run.source):
            decide(line, choices)
        messages.success(request, gettext("Decided: %(name)s") % {"name": line.title})


def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Return the lines of an import as a CSV file."""
    if not may_import(request.user):
        raise PermissionDenied
    run = _run(request, pk)
    lines = csv_lines(HEADINGS, csv_rows(run, chosen_state(request.GET)))
    return csv_answer(f"import-{pk}", lines)


def _run(request: HttpRequest, pk: int) -> Import:
    runs = Import.objects.select_related("source").filter(source__in=sources_of(request.user))
    return get_object_or_404(runs, pk=pk)


def _asks_columns(run: Import) -> bool:
    """True if it was read by columns that somebody chose, and nothing is written yet."""
    is_written = run.stage == Stage.APPLY and run.state != State.READY
    return bool(run.source.columns) and not is_written


def _is_open(run: Import) -> bool:
    """True if it is the last import of its source, and nobody works on it."""
    return run.state in {State.READY, State.DONE} and run == run.source.imports.first()


def _tabs(found: dict[str, int], chosen: str) -> list[tuple[str, str, int, bool]]:
    """Return each state with its address, count, and whether it is shown."""
    every = [("", str(TEXTS["all"]), sum(found.values()))]
    every += [(each.value, str(each.label), found[each.value]) for each in LineState]
    return [
        (label, f"?{urlencode({'state': state})}", count, state == chosen)
        for state, label, count in every
    ]


def _addresses(lines: Any) -> dict[Any, str]:
    """Return the addresses of the forms of their organisations, by key."""
    keys = [line.key for line in lines if line.key]
    found = Organisation.objects.filter(translation_key__in=keys).order_by("-pk")
    label = Organisation._meta.label
    return {key: edit_address(label, pk) for key, pk in found.values_list("translation_key", "pk")}
