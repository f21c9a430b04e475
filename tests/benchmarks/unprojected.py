"""The CMS without what this project adds when something is published: Wagtail's own save alone."""

import os
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application
from django.db.models.signals import post_save

import wsgi

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")


def _nothing(_environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
    start_response("204 No Content", [])
    return []


application = wsgi.mounted(_nothing, get_wsgi_application())
if not post_save.disconnect(dispatch_uid="outbox-save"):
    raise RuntimeError("the outbox no longer listens by this name")
