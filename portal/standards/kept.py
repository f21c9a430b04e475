"""Holds what a running portal keeps for the open data."""

import threading
import zlib
from collections.abc import Callable
from typing import cast

from flask import Blueprint, current_app
from flask.blueprints import BlueprintSetupState

from portal.standards.catalogue import Catalogue

EXTENSION = "insert-standards"
FAST = 1
"""Of zlib's levels: a file is made for the first who asks."""


class MadeFiles:
    """Keeps each file of the latest state of the store, compressed; safe between threads.

    One thread makes a file; others that want the same wait for it.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._guards: dict[str, threading.Lock] = {}
        self._kept: dict[str, tuple[object, bytes]] = {}

    def file(self, name: str, state: object, make: Callable[[], str]) -> bytes:
        """Return a file, made anew in another state than the kept one's."""
        with self._guard:
            guard = self._guards.setdefault(name, threading.Lock())
        with guard:
            kept = self._kept.get(name)
            if kept is None or kept[0] != state:
                content = make().encode()
                self._kept[name] = (state, zlib.compress(content, FAST))
                return content
            return zlib.decompress(kept[1])


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
