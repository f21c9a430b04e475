"""Holds what a running portal keeps for the open data."""

from pathlib import Path
from typing import cast

from flask import Blueprint, current_app
from flask.blueprints import BlueprintSetupState

from portal.reading.runtime import runtime
from portal.standards.catalogue import Catalogue
from portal.standards.made_files import MadeFiles

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


def kept() -> Kept:
    """Return what the portal of this request keeps."""
    return cast("Kept", current_app.extensions[EXTENSION])


def made_file_folder() -> Path:
    """Return the folder of files that were made, which all processes share."""
    return runtime().settings.deployment.var_folder / FOLDER
