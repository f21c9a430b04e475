"""Serves ``/data/…``: files of the whole directory, and the page that lists them."""

from datetime import UTC, datetime

from flask import Blueprint, Response, abort, jsonify, request

from content_models.exchange.data_inclusion import DATA_INCLUSION_LOSSES
from content_models.exchange.hsds.losses import HSDS_LOSSES, ORUK_LOSSES
from content_models.languages import InterfaceLanguage
from portal.reading import addresses
from portal.reading.pages import lead_by_language, render_standing
from portal.reading.runtime import reading, runtime
from portal.standards.files import FILES, Source
from portal.standards.forms import BadParameterError, read_language
from portal.standards.kept import keep_for, kept
from portal.standards.services import Writer
from portal.standards.views import bad_parameter
from portal.web.roots import DATA_ROOT, HSDS_ROOT, ORUK_ROOT
from portal.web.routes import for_everybody, reads

blueprint = Blueprint("open_data", __name__, template_folder="templates")
blueprint.register_error_handler(BadParameterError, bad_parameter)
keep_for(blueprint)


@blueprint.get(f"{DATA_ROOT}/")
def choose_language() -> Response:
    """Lead to the page in the language that the browser asks for."""
    return lead_by_language(addresses.open_data)


@blueprint.get("/<language:language>/data")
@for_everybody
def page(language: InterfaceLanguage) -> Response:
    """Show what may be reused, and how much there is."""
    with reading() as snapshot:
        listing = kept().catalogue.listing(snapshot)
    return render_standing(
        language,
        "standards/data.html",
        addresses.open_data,
        organisations=len(listing.organisations),
        services=len(listing.services),
        at_locations=len(listing.at_locations),
        languages=listing.languages,
        files=tuple(FILES.values()),
        data_root=DATA_ROOT,
        hsds_root=HSDS_ROOT,
        oruk_root=ORUK_ROOT,
    )


@blueprint.get(f"{DATA_ROOT}/<name>")
@reads("lang")
@for_everybody
def file(name: str) -> Response:
    """Show one file, in the words of the originals or in one language."""
    wanted = FILES.get(name)
    if wanted is None:
        abort(404)
    language = read_language(request.args)
    base_url = runtime().settings.base_url
    today = datetime.now(UTC).date()
    with reading() as snapshot:
        listing = kept().catalogue.listing(snapshot)
        writer = Writer(snapshot, listing, base_url=base_url, on=today, language=language)
        content = kept().files.file(
            f"{name} {language}",
            (snapshot.state().sequence, today),
            lambda: wanted.make(Source(writer, listing, base_url)),
        )
    response = Response(content, content_type=wanted.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@blueprint.get(f"{DATA_ROOT}/losses.json")
@for_everybody
def losses() -> Response:
    """Show what each standard loses, field by field."""
    told = {
        "hsds-3.1": HSDS_LOSSES,
        "oruk-3.0": ORUK_LOSSES,
        "data-inclusion-v1": DATA_INCLUSION_LOSSES,
    }
    return jsonify(
        {
            name: [{"field": each.field, "lost": each.lost} for each in rows]
            for name, rows in told.items()
        }
    )
