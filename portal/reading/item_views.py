"""Shows the pages of items of every kind, as the register says."""

from collections.abc import Iterable
from functools import partial

from flask import Blueprint, Response

from content_models.languages import InterfaceLanguage
from portal.reading.items import find_item
from portal.reading.kinds import ItemKind
from portal.reading.language import wording
from portal.reading.pages import render_item
from portal.reading.runtime import reading, runtime, search_in
from portal.web.routes import for_everybody


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
    """Show the item at an address; raises the errors of ``missing``."""
    with reading() as snapshot:
        item = find_item(snapshot, language.code, segment, kind.document, kind.more_keys)
        page = kind.around(snapshot, search_in(snapshot), item)
    base_url = runtime().settings.base_url
    return render_item(
        kind.template,
        item,
        picture=kind.picture(item.document),
        structured_data=kind.structured_data(page, wording(), base_url),
        page=page,
    )
