"""Portals of tests, closed when the test ends."""

from flask import Flask

from content_models.inbox import Inbox
from content_models.previews import PreviewProvider
from content_models.published import PublishedStore
from portal import create_app
from portal.runtime import EXTENSION
from portal.settings import Settings

_opened: list[PublishedStore | Inbox] = []


def open_portal(settings: Settings, previews: PreviewProvider | None = None) -> Flask:
    """A portal whose connections end with the test."""
    app = create_app(settings, previews)
    parts = app.extensions[EXTENSION]
    _opened.extend((parts.store, parts.inbox))
    return app


def close_portals() -> None:
    """Close what was opened since. Called after every test."""
    while _opened:
        _opened.pop().close()
