"""Serves ``/conformance``: how today's data keeps the rules of each standard."""

from flask import Blueprint, Response, abort

from content_models.exchange.conformance.report import (
    ConformanceReport,
    FaultyRow,
    KeptReport,
    StandardReport,
)
from content_models.exchange.conformance.rules import REASON_LABELS
from content_models.exchange.conformance.standards import STANDARDS
from content_models.languages import InterfaceLanguage
from content_models.published.reading import StoreSnapshot
from content_models.vocabularies import message
from portal.reading import addresses
from portal.reading.pages import lead_by_language, render_standing
from portal.reading.runtime import reading, runtime
from portal.web.roots import DATA_ROOT
from portal.web.routes import for_everybody

blueprint = Blueprint("conformance", __name__, template_folder="templates")

FOR_A_MINUTE = "public, max-age=60"
"""The report changes by itself, so the page cache, which follows the store, keeps none of it."""
TABLE_LABELS = {
    "organization": message("Organisations"),
    "structure": message("Organisations"),
    "service": message("Services"),
    "service_at_location": message("Services at a place"),
}


@blueprint.get("/conformance")
def choose_language() -> Response:
    """Lead to the page in the language that the browser asks for."""
    return lead_by_language(addresses.conformance)


@blueprint.get("/<language:language>/conformance")
@for_everybody
def page(language: InterfaceLanguage) -> Response:
    """Show how many rows each standard accepts, and why it does not accept the others."""
    report = KeptReport(runtime().settings.deployment).read()
    with reading() as snapshot:
        is_behind = report is not None and report.sequence != snapshot.state().sequence
        records = _records(snapshot, report, language.code)
    response = render_standing(
        language,
        "standards/conformance.html",
        addresses.conformance,
        report=report,
        is_behind=is_behind,
        standards=[(each, _of(report, each.code)) for each in STANDARDS],
        records=records,
        reasons=REASON_LABELS,
        tables=TABLE_LABELS,
        data_root=DATA_ROOT,
    )
    response.headers["Cache-Control"] = FOR_A_MINUTE
    return response


@blueprint.get(f"{DATA_ROOT}/conformance.json")
@for_everybody
def report() -> Response:
    """Give the report to programs."""
    kept = KeptReport(runtime().settings.deployment).read()
    if kept is None:
        abort(404)
    response = Response(kept.model_dump_json(), content_type="application/json")
    response.headers["Cache-Control"] = FOR_A_MINUTE
    return response


def _of(report: ConformanceReport | None, code: str) -> StandardReport | None:
    found = report.standards if report else ()
    return next((each for each in found if each.standard == code), None)


def _records(
    snapshot: StoreSnapshot, report: ConformanceReport | None, language: str
) -> dict[FaultyRow, tuple[str, str]]:
    """Return the title and the address of the record of each faulty row.

    Records that are not published any more are left out.
    """
    rows = [row for each in report.standards for row in each.faulty] if report else []
    links = snapshot.links({row.organisation for row in rows}, language)
    found = {row: links.get(row.organisation) for row in rows}
    return {
        row: (link.title, addresses.linked_item(language, link) or "")
        for row, link in found.items()
        if link is not None
    }
