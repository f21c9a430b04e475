"""This composition root is the only file that knows both portal and CMS.

``wsgi:application`` is one process with both: Django below /cms, Flask everywhere else, and, where
``EMBEDDED_WORKER`` is set, the worker in a thread. ``wsgi:create_app`` is the portal alone, for
``flask --app wsgi``.
"""

import logging
import os
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask

import portal
from content_models.deployment import Deployment
from content_models.previews import PreviewProvider
from portal.settings import Settings
from search.engine import Engine
from search.whoosh_engine import WhooshEngine

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CMS_PATH = "/cms"

logger = logging.getLogger(__name__)


def create_app() -> Flask:
    """Make the portal alone, from the environment."""
    deployment = Deployment.from_environment(os.environ)
    return create_portal(WhooshEngine(deployment.index_folder))


def create_portal(engine: Engine, previews: PreviewProvider | None = None) -> Flask:
    """Make the portal, with its process's search engine and the CMS's drafts.

    There are drafts only where the CMS is in the same process.
    """
    return portal.create_app(Settings.from_environment(os.environ, engine), previews)


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
        if path == CMS_PATH or path.startswith(f"{CMS_PATH}/"):
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
    from cms.preview.provider import CmsPreviews
    from cms.publishing.rooms import search_engine

    application = mounted(create_portal(search_engine(), CmsPreviews()), cms)
    if os.environ.get("EMBEDDED_WORKER"):
        start_worker()
    return application


def __getattr__(name: str) -> "WSGIApplication":
    """Make ``application`` on demand, so that importing this file opens nothing."""
    if name == "application":
        site = create_site()
        globals()["application"] = site
        return site
    raise AttributeError(name)
