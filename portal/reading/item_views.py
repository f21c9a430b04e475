"""Shows the pages of items of every kind, as the register says."""

from collections.abc import Iterable
from functools import partial

from flask import Blueprint, Response

from content_models.languages import InterfaceLanguage
from portal.reading.items import find_item
from portal.reading.kinds import ItemKind
from portal.reading.language import wording
from portal.reading.pages import private, render_item
from portal.reading.runtime import reading, runtime, search_in
from portal.web.routes import for_everybody
from search.engine import EngineAwayError
from search.results import Results


def blueprint_for(package: str, kinds: Iterable[ItemKind]) -> Blueprint:
    """Return the addresses and templates of a package's kinds, as a blueprint."""
    name = f"items of {package.rpartition('.')[2]}"
    blueprint = Blueprint(name, package, template_folder="templates")
    for kind in kinds:
        blueprint.add_url_rule(
            f"/<language:language>/{kind.entry.folder}/<segment>",
            endpoint=kind.entry.name,
            view_func=for_everybody(partial(show_item, kind)),
        )
    return blueprint


def show_item(kind: ItemKind, language: InterfaceLanguage, segment: str) -> Response:
    """Show the item at an address, though search be away; raises the errors of ``missing``."""
    is_whole = True
    with reading() as snapshot:
        item = find_item(snapshot, language.code, segment, kind.document, kind.more_keys)
        try:
            page = kind.around(snapshot, search_in(snapshot), item)
        except EngineAwayError:
            page = kind.around(snapshot, lambda _query: Results(0), item)
            is_whole = False
    base_url = runtime().settings.base_url
    shown = render_item(
        kind.template,
        item,
        picture=kind.picture(item.document),
        structured_data=kind.structured_data(page, wording(), base_url),
        page=page,
    )
    return shown if is_whole else private(shown)  # the next reader may get all of it
