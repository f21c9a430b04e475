"""Serves ``/cms/translation/``: every item in every language, as a table and as a file."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator

from cms.ground.admin import AdminView, edit_address
from cms.ground.choices import COUNTRY_CHOICES
from cms.ground.kinds import translated_kinds
from cms.ground.lists import listed
from cms.ground.ownership import partner_model
from cms.ground.spreadsheets import csv_answer, csv_lines
from cms.translation.addresses import cell_address
from cms.translation.open_parts import Progress
from cms.translation.table import Cell, Row, State, Wanted, progress_in, rows
from content_models.languages import INTERFACE_LANGUAGES, best_version

Progresses = Mapping[tuple[UUID, str], Progress]
"""How far versions are, by key and language."""

TABLE = "translation_table"
DOWNLOAD = "translation_table_csv"
PER_PAGE = 50
TITLE = _("Translations")
STATE_LABELS = {
    State.ORIGINAL: _("original"),
    State.MISSING: _("missing"),
    State.STALE: _("stale"),
    State.IN_WORK: _("in work"),
    State.CURRENT: _("current"),
}


class TableView(AdminView):
    """Shows every item in every language."""

    page_title = TITLE
    header_icon = "wagtail-localize-language"
    template_name = "translation/table.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the table."""
        return self.render_to_response(self.get_context_data(**_listed(request)))


def download(request: HttpRequest) -> StreamingHttpResponse:
    """Return the filtered table as a CSV file."""
    headings = [_("Title"), _("Kind"), *_names().values(), _("Address")]
    found = rows(INTERFACE_LANGUAGES, _wanted(request))
    lines = csv_lines(headings, _file_rows(found, progress_in(found)))
    return csv_answer("translations", lines)


def _file_rows(found: list[Row], known: Progresses) -> Iterator[list[str]]:
    for row in found:
        states = [_said(cell, known.get((row.key, cell.language))) for cell in row.cells.values()]
        address = settings.BASE_URL + edit_address(row.label, row.pk)
        yield [row.title, row.kind, *states, address]


def _listed(request: HttpRequest) -> dict[str, Any]:
    wanted = _wanted(request)
    paginator = WagtailPaginator(rows(INTERFACE_LANGUAGES, wanted), PER_PAGE)
    page = paginator.get_page(request.GET.get("p"))
    known = progress_in(page.object_list)
    chosen = {name: value for name, value in vars(wanted).items() if value}
    return {
        "rows": [(row, _shown(row, known)) for row in page.object_list],
        "items": page,
        "elided_page_range": paginator.get_elided_page_range(page.number),
        "names": _names(),
        "filters": _filters(wanted),
        "download_address": f"{reverse(DOWNLOAD)}?{urlencode(chosen)}",
        "texts": {
            "title": gettext("Title"),
            "kind": gettext("Kind"),
            "show": gettext("Show"),
            "download": gettext("Download as CSV"),
            "none": gettext("There is nothing here."),
            "explanation": gettext(
                "A stale version leads to its first part that does not follow the original, a"
                " missing one to its beginning."
            ),
        },
    }


def _shown(row: Row, known: Progresses) -> list[tuple[Cell, str, str]]:
    """Return the cells of a row, what they say and where they lead."""
    return [
        (cell, _said(cell, known.get((row.key, cell.language))), cell_address(row, cell))
        for cell in row.cells.values()
    ]


def _said(cell: Cell, progress: Progress | None) -> str:
    said = [str(STATE_LABELS[cell.state])]
    if cell.state == State.STALE:
        number = len(cell.stale)
        said = [
            ngettext("stale: %(number)s part", "stale: %(number)s parts", number)
            % {"number": number}
        ]
        if cell.is_in_work:
            said.append(str(STATE_LABELS[State.IN_WORK]))
    if progress is not None and not progress.is_finished:
        said.append(
            gettext("%(done)s of %(total)s translated")
            % {"done": progress.done, "total": progress.total}
        )
    return listed(said)


def _wanted(request: HttpRequest) -> Wanted:
    """Return the filters of an address; unknown values narrow nothing."""
    asked = {name: request.GET.get(name, "") for name in vars(Wanted())}
    known = {name: {value for value, _label in options} for name, _all, options in _choices()}
    return Wanted(**{name: value for name, value in asked.items() if value in known[name]})


def _filters(wanted: Wanted) -> list[dict[str, Any]]:
    return [
        {"name": name, "label": label, "options": options, "chosen": getattr(wanted, name)}
        for name, label, options in _choices()
    ]


def _choices() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return each filter: its name, what it says unused, and its options."""
    kinds = [
        (kind.label, str(capfirst(kind.model._meta.verbose_name))) for kind in translated_kinds()
    ]
    return [
        ("label", gettext("All kinds"), kinds),
        ("language", gettext("All languages"), list(_names().items())),
        (
            "state",
            gettext("All states"),
            [
                (state.value, str(label))
                for state, label in STATE_LABELS.items()
                if state != State.ORIGINAL
            ],
        ),
        ("partner", gettext("All partners"), _partners()),
        (
            "country",
            gettext("All countries"),
            [(code, str(name)) for code, name in COUNTRY_CHOICES],
        ),
    ]


def _partners() -> list[tuple[str, str]]:
    names: dict[UUID, dict[str, str]] = {}
    for key, language, name in partner_model().objects.values_list(
        "translation_key", "locale__language_code", "name"
    ):
        names.setdefault(key, {})[language] = name
    reader = get_language() or ""
    return sorted(
        ((str(key), each[best_version(reader, each)]) for key, each in names.items()),
        key=lambda option: option[1].casefold(),
    )


def _names() -> dict[str, str]:
    return {language.code: language.name for language in INTERFACE_LANGUAGES.values()}
