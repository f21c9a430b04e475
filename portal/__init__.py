"""The portal: a light Flask application that shows what is published, and never calls the CMS."""

from flask import Flask

from content_models.published import PublishedStore
from portal import assets, errors, language, pages, security
from portal.api.views import blueprint as api
from portal.caching import PageCache
from portal.directory.views import blueprint as directory
from portal.health import views as health
from portal.health.services import Readiness
from portal.home.views import blueprint as home
from portal.library.views import blueprint as library
from portal.machines.views import blueprint as machines
from portal.media.views import blueprint as media
from portal.offline.views import blueprint as offline
from portal.pages import REVALIDATE
from portal.runtime import EXTENSION, Runtime, fingerprint
from portal.settings import Settings
from portal.store_tag import StoreTag
from portal.templating import PortalEnvironment
from search.live import LiveIndex


class Portal(Flask):
    """The application."""

    jinja_environment = PortalEnvironment


def create_app(settings: Settings) -> Flask:
    """Make the application. Opens no store and no index: that happens at the first request."""
    app = Portal(__name__, static_folder=None)
    parts = Runtime(
        settings=settings,
        store=PublishedStore(settings.deployment),
        live_index=LiveIndex(settings.engine),
        assets=assets.Assets(),
    )
    app.extensions[EXTENSION] = parts
    # Werkzeug would lead //fr//library to an address built from the Host header: forgeable.
    app.url_map.merge_slashes = False
    language.set_up(app)
    pages.set_up(app, parts)
    errors.set_up(app)
    security.set_up(app, settings)
    for blueprint in (home, library, directory, api, media, machines, offline):
        app.register_blueprint(blueprint)
    app.register_blueprint(assets.blueprint_for(parts.assets))
    app.register_blueprint(health.blueprint_for(Readiness(parts.store, parts.live_index)))
    app.wsgi_app = PageCache(  # type: ignore[method-assign]  # the documented way to wrap it
        app.wsgi_app,
        read_tag=StoreTag(parts.store).read,
        version=fingerprint(settings),
        headers_of=lambda path: [
            *security.headers_of(settings, path).items(),
            ("Cache-Control", REVALIDATE),
        ],
        maximum_bytes=settings.cache_bytes,
    )
    return app
