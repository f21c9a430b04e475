"""Serves ``/sw.js``, the manifests, ``/<lang>/shelf`` and ``/<lang>/offline``."""

import json

from flask import Blueprint, Response

from content_models.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES, InterfaceLanguage
from portal.offline.services import manifest
from portal.reading import addresses
from portal.reading.language import answer_in, wording
from portal.reading.pages import render_standing
from portal.reading.promise import PROMISE, PROMISED_KINDS, WITHOUT_A_PROMISE
from portal.reading.runtime import runtime, there_is
from portal.web.routes import for_everybody

blueprint = Blueprint("offline", __name__, template_folder="templates")


@blueprint.get("/sw.js")
@for_everybody
def service_worker() -> Response:
    """Answer with the service worker.

    It is under one name for ever, and asked for anew each time. A browser checks it at every visit:
    a reader is never held by an old one.
    """
    return _answer(runtime().assets.service_worker, "text/javascript; charset=utf-8")


@blueprint.get("/manifest.webmanifest")
@for_everybody
def default_manifest() -> Response:
    """Answer with the manifest for whoever asks without a language."""
    answer_in(INTERFACE_LANGUAGES[DEFAULT_LANGUAGE])  # whatever the browser wishes: no Vary
    return _manifest()


@blueprint.get("/<language:language>/manifest.webmanifest")
@for_everybody
def manifest_in_language(language: InterfaceLanguage) -> Response:  # noqa: ARG001 - in the path
    """Answer with the manifest that the pages of a language name."""
    return _manifest()


@blueprint.get("/<language:language>/offline")
@for_everybody
def offline(language: InterfaceLanguage) -> Response:
    """Show the kept pages, which only the browser knows."""
    return render_standing(language, "offline/offline.html", addresses.offline, is_indexable=False)


@blueprint.get("/<language:language>/shelf")
@for_everybody
def shelf(language: InterfaceLanguage) -> Response:
    """Show the reader's shelf, which only the browser knows."""
    return render_standing(language, "offline/shelf.html", addresses.shelf, is_indexable=False)


def _manifest() -> Response:
    parts = runtime()
    said = wording().translate(PROMISE if there_is(*PROMISED_KINDS) else WITHOUT_A_PROMISE)
    content = manifest(wording(), parts.settings.site_name, parts.assets.address, said)
    return _answer(json.dumps(content, ensure_ascii=False).encode(), "application/manifest+json")


def _answer(content: bytes, content_type: str) -> Response:
    return Response(content, content_type=content_type)
