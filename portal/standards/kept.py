"""Holds what a running portal keeps for the open data."""

from pathlib import Path
from typing import cast

from flask import Blueprint, Response, current_app, request
from flask.blueprints import BlueprintSetupState

from content_models.vocabularies import LICENCE_ADDRESSES
from portal.reading.runtime import runtime
from portal.standards.catalogue import Catalogue
from portal.standards.made_files import MadeFiles
from portal.web.roots import DATA_ROOT

EXTENSION = "insert-standards"
FOLDER = "open_data"


class Kept:
    """Holds the catalogue and the files of one portal."""

    def __init__(self) -> None:
        self.catalogue = Catalogue()
        self.files = MadeFiles()


def keep_for(blueprint: Blueprint) -> None:
    """Give each portal that shows a blueprint what it keeps."""

    def set_up(state: BlueprintSetupState) -> None:
        state.app.extensions.setdefault(EXTENSION, Kept())

    blueprint.record_once(set_up)
    blueprint.after_request(_with_licence)


def _with_licence(response: Response) -> Response:
    """Name the licence of files (RFC 8288); records of another one name it themselves."""
    address = LICENCE_ADDRESSES.get(runtime().settings.data_licence)
    if address and request.path.startswith(f"{DATA_ROOT}/"):
        response.headers.add("Link", f'<{address}>; rel="license"')
    return response


def kept() -> Kept:
    """Return what the portal of this request keeps."""
    return cast("Kept", current_app.extensions[EXTENSION])


def made_file_folder() -> Path:
    """Return the folder of files that were made, which all processes share."""
    return runtime().settings.deployment.var_folder / FOLDER
