"""This composition root is the only file that knows both portal and CMS.

``wsgi:serve_site`` is one process with both, for granian: Django below /cms, Flask everywhere else,
and, where ``EMBEDDED_WORKER`` is set, the worker in a thread. ``wsgi:serve_portal`` is the portal
alone. ``wsgi:application`` and ``wsgi:create_app`` are the same as WSGI applications, for other
servers and for ``flask --app wsgi``.
"""

import logging
import os
import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from flask import Flask

import portal
from content_models.deployment import Deployment
from content_models.log import start_log
from content_models.previews import PreviewProvider
from portal.health.services import ReasonNotReady
from portal.reading.busy import CONTENT_TYPE, busy_page
from portal.settings import Settings
from search.engine import Engine
from search.engines import engine_of
from serving import Lane, Refusal, Route, Server, allow_many

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CMS_PATH = "/cms"
SIGNING_IN = (f"{CMS_PATH}/login/", f"{CMS_PATH}/password_reset/")
"""Open to all the world, and dear: a password takes half a second to check."""
READERS_THREADS, EDITORS_THREADS, SIGNING_IN_THREADS = 8, 4, 2
READERS_WAITING, EDITORS_WAITING, SIGNING_IN_WAITING = 256, 64, 16

logger = logging.getLogger(__name__)


def create_app() -> Flask:
    """Make the portal alone, from the environment."""
    deployment = Deployment.from_environment(os.environ)
    return create_portal(engine_of(deployment))


def create_portal(
    engine: Engine,
    previews: PreviewProvider | None = None,
    reasons_not_ready: Sequence[ReasonNotReady] = (),
) -> Flask:
    """Make the portal, with its process's search engine and the CMS's drafts.

    A thread prepares what its first readers would wait for. There are drafts, and reasons of the
    CMS not to be ready, only where it is in the same process.
    """
    settings = Settings.from_environment(os.environ, engine)
    site = portal.create_app(settings, previews, reasons_not_ready)
    threading.Thread(target=portal.prepare, args=[site], name="preparing", daemon=True).start()
    return site


def create_cms() -> "WSGIApplication":
    """Make the CMS, loaded eagerly.

    A worker that loaded it on the first request answered 404 before.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


def start_worker() -> None:
    """Start the worker in a thread, for a site of one process."""
    from cms.publishing.worker import Worker

    threading.Thread(target=Worker().run, name="worker", daemon=True).start()


def mounted(site: "WSGIApplication", cms: "WSGIApplication") -> "WSGIApplication":
    """Mount ``cms`` below /cms and ``site`` elsewhere, as one application."""

    def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if is_in_cms(path):
            environ["SCRIPT_NAME"] = CMS_PATH
            environ["PATH_INFO"] = path.removeprefix(CMS_PATH) or "/"
            return cms(environ, start_response)
        return site(environ, start_response)

    return application


def create_site() -> "WSGIApplication":
    """Make portal and CMS in one process.

    They share one search engine, for its dictionary is large.
    """
    cms = create_cms()
    from cms.operation import static_files
    from cms.preview.provider import CmsPreviews
    from cms.publishing.rooms import search_engine

    site = create_portal(search_engine(), CmsPreviews(), [static_files.reason_not_ready])
    application = mounted(site, cms)
    if os.environ.get("EMBEDDED_WORKER"):
        start_worker()
    return application


def serve_site() -> Server:
    """Make portal and CMS in one process, for granian's own protocol.

    Editors, and who would sign in, have threads of their own: whatever they do, readers keep
    theirs.
    """
    allow_many()
    application = create_site()
    from django.conf import settings

    from cms.entrance.sessions import is_signed_in

    readers = readers_route(os.environ)
    editors = Route(
        Lane("editors", threads=EDITORS_THREADS, waiting=EDITORS_WAITING),
        settings.MAXIMUM_REQUEST_BYTES,
    )
    signing_in = Route(
        Lane("signing-in", threads=SIGNING_IN_THREADS, waiting=SIGNING_IN_WAITING),
        portal.MAXIMUM_BODY_BYTES,
    )

    # A room of their own: a large file keeps nobody else's small one waiting. Attack: a stranger
    # fills it, and the disk, without ever signing in.
    larger = {
        CMS_PATH + begins: Route(editors.lane, most_bytes, admits=is_signed_in)
        for begins, most_bytes in settings.LARGER_REQUESTS.items()
    }

    def route(path: str) -> Route:
        if not is_in_cms(path):
            return readers
        for begins, uploads in larger.items():
            if path.startswith(begins):
                return uploads
        return signing_in if path.startswith(SIGNING_IN) else editors

    return Server(application, route, refusal())


def serve_portal() -> Server:
    """Make the portal alone, for granian's own protocol."""
    allow_many()
    start_log(os.environ)
    readers = readers_route(os.environ)
    return Server(create_app(), lambda _path: readers, refusal())


def readers_route(environment: Mapping[str, str]) -> Route:
    """Make the lane of readers, with as many threads as the operator says."""
    threads = int(environment.get("READERS_THREADS") or READERS_THREADS)
    lane = Lane("readers", threads=threads, waiting=READERS_WAITING)
    return Route(lane, portal.MAXIMUM_BODY_BYTES)


def refusal() -> Refusal:
    """Make the page for those whom no thread is left for."""
    return Refusal(CONTENT_TYPE, busy_page())


def is_in_cms(path: str) -> bool:
    """Return whether the CMS answers at a path."""
    return path == CMS_PATH or path.startswith(f"{CMS_PATH}/")


def __getattr__(name: str) -> "WSGIApplication":
    """Make ``application`` on demand, so that importing this file opens nothing."""
    if name == "application":
        site = create_site()
        globals()["application"] = site
        return site
    raise AttributeError(name)
