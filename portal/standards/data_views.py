"""Serves ``/data/…``: files of the whole directory, and the page that lists them."""

from collections.abc import Iterator

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
from portal.standards.made_files import NotMadeYetError
from portal.standards.sending import sent
from portal.standards.views import bad_parameter, not_made_yet, refuse_others
from portal.standards.writing import Writing, made_file
from portal.web.roots import DATA_ROOT, HSDS_ROOT, ORUK_ROOT
from portal.web.routes import for_everybody, reads, refuses_others

blueprint = Blueprint("open_data", __name__, template_folder="templates")
blueprint.register_error_handler(BadParameterError, bad_parameter)
blueprint.register_error_handler(NotMadeYetError, not_made_yet)
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
        languages_of_texts=listing.languages,
        files=tuple(FILES.values()),
        data_root=DATA_ROOT,
        licence=runtime().settings.data_licence,
        hsds_root=HSDS_ROOT,
        oruk_root=ORUK_ROOT,
    )


@blueprint.get(f"{DATA_ROOT}/<name>")
@reads("lang")
@refuses_others
@for_everybody
def file(name: str) -> Response:
    """Show one file, in the words of the originals or in one language."""
    refuse_others()
    wanted = FILES.get(name)
    if wanted is None:
        abort(404)
    language = read_language(request.args)

    def make(writing: Writing) -> Iterator[str]:
        return wanted.make(Source(writing.writer, writing.listing, runtime().settings.base_url))

    path = made_file(f"{name}.{language or 'original'}", language, make)
    return sent(path, wanted.media_type, name)


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
