"""Shows what is published, as a light Flask application that never calls the CMS."""

import gc
import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module

from flask import Flask, Response
from werkzeug.middleware.proxy_fix import ProxyFix

from content_models.damage_reports import DamageReports
from content_models.inbox import Confirmations, Inbox, Reports
from content_models.previews import PreviewProvider
from content_models.published import PublishedStore, StoreUnavailableError
from content_models.record_links import RecordLinks
from content_models.searches import SearchCounts
from portal.about.views import blueprint as about
from portal.api.views import blueprint as api
from portal.checking.views import blueprint as checking
from portal.course.views import blueprint as course
from portal.directory.my_town import blueprint as my_town
from portal.directory.tile_views import blueprint as map_tiles
from portal.directory.views import blueprint as directory
from portal.health import views as health
from portal.health.services import Readiness, ReasonNotReady
from portal.home.views import blueprint as home
from portal.library.views import blueprint as library
from portal.machines.views import blueprint as machines
from portal.media.views import blueprint as media
from portal.offline.views import blueprint as offline
from portal.paper.views import blueprint as paper
from portal.partners.views import blueprint as partners
from portal.preview.views import blueprint as preview
from portal.reading import errors, item_views, language, templating
from portal.reading.kinds import ItemKind
from portal.reading.runtime import EXTENSION, Runtime, fingerprint
from portal.reports.views import blueprint as reports
from portal.sending.services import TOKEN_SALT
from portal.settings import Settings
from portal.standards.conformance_views import blueprint as conformance
from portal.standards.data_views import blueprint as open_data
from portal.standards.views import hsds, oruk
from portal.styleguide.views import blueprint as styleguide
from portal.web import assets, routes, security
from portal.web.caching import PageCache
from portal.web.counting import COUNTS_SEARCHES, CountingSearches
from portal.web.counts_writer import CountsWriter
from portal.web.form_tokens import FormTokens
from portal.web.parameters import Normaliser, PortalRequest
from portal.web.store_tag import StoreTag
from portal.wishes.views import blueprint as wishes
from search.engine import IndexUnavailableError
from search.likeness.encoders import encoder_of
from search.likeness.live import LiveLikeness
from search.live import LiveIndex

logger = logging.getLogger(__name__)

KIND_FOLDERS = (
    "case_studies",
    "course",
    "directory",
    "information",
    "partners",
    "resources",
)
"""Each tells of its kinds in ``kind.py``; a new kind is one more line."""
MAXIMUM_BODY_BYTES = 64 * 1024
"""Of what a reader may send: twice the longest report, in a script of many bytes."""


class Portal(Flask):
    """Handles requests as ``PortalRequest``."""

    request_class = PortalRequest

    def process_response(self, response: Response) -> Response:
        """Keep an answer that sets a cookie from everybody else."""
        answer = super().process_response(response)
        if "Set-Cookie" in answer.headers:
            answer.headers["Cache-Control"] = routes.PRIVATE
        return answer


def kinds_in(package: str) -> tuple[ItemKind, ...]:
    """Return the kinds that a folder tells of."""
    kinds: tuple[ItemKind, ...] = import_module(f"{package}.kind").KINDS
    return kinds


def prepare(app: Flask) -> None:
    """Prepare in a thread what the first readers of a process would wait for.

    Whatever is not there yet, their requests prepare or tell of.
    """
    parts: Runtime = app.extensions[EXTENSION]
    try:
        parts.live_index.prepare_openings(parts.store.state(), datetime.now(UTC))
    except (StoreUnavailableError, IndexUnavailableError) as error:
        logger.info("nothing is prepared for readers: %s", error)
    # What is here now stays. To walk through it, whenever the collector looks for garbage, took a
    # fifth of a second at 10,000 organisations, of some reader's page.
    gc.freeze()


def create_app(
    settings: Settings,
    previews: PreviewProvider | None = None,
    reasons_not_ready: Sequence[ReasonNotReady] = (),
) -> Flask:
    """Make the application.

    Opens no store and no index: that happens at the first request. Without ``previews`` it shows no
    draft. ``/readyz`` asks for ``reasons_not_ready`` beside its own.
    """
    app = Portal(__name__, static_folder=None)
    folders = {f"portal.{name}": kinds_in(f"portal.{name}") for name in KIND_FOLDERS}
    store = PublishedStore(settings.deployment)
    likeness = LiveLikeness(store, encoder_of(settings.deployment))
    parts = Runtime(
        settings=settings,
        store=store,
        live_index=LiveIndex(settings.engine, likeness),
        damage_reports=DamageReports(settings.deployment),
        assets=assets.Assets(),
        inbox=Inbox(settings.deployment),
        confirmations=Confirmations(settings.deployment),
        record_links=RecordLinks(settings.secret_key),
        reports=Reports(settings.deployment),
        form_tokens=FormTokens(settings.secret_key, TOKEN_SALT),
        kinds={kind.entry.name: kind for kinds in folders.values() for kind in kinds},
        previews=previews,
    )
    app.extensions[EXTENSION] = parts
    app.config.from_mapping(
        {COUNTS_SEARCHES: bool(settings.search_counts_days)},
        MAX_CONTENT_LENGTH=MAXIMUM_BODY_BYTES,
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME=settings.session_cookie,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.uses_https,
    )
    # Werkzeug would lead //fr//library to an address built from the Host header: forgeable.
    app.url_map.merge_slashes = False
    language.set_up(app)
    templating.set_up(app, parts)
    errors.set_up(app)
    headers = security.SecurityHeaders(settings)
    security.set_up(app, headers)
    routes.set_up(app)
    for blueprint in (
        home,
        library,
        course,
        partners,
        directory,
        my_town,
        map_tiles,
        about,
        wishes,
        checking,
        reports,
        paper,
        offline,
        api,
        media,
        machines,
        hsds,
        oruk,
        conformance,
        open_data,
        preview,
    ):
        app.register_blueprint(blueprint)
    for package, kinds in folders.items():
        app.register_blueprint(item_views.blueprint_for(package, kinds))
    if settings.has_styleguide:
        app.register_blueprint(styleguide)
    app.register_blueprint(assets.blueprint_for(parts.assets))
    readiness = Readiness(parts.store, parts.live_index, reasons_not_ready)
    app.register_blueprint(health.blueprint_for(readiness))
    if settings.trusted_proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # the documented way to wrap it
            app.wsgi_app, x_for=settings.trusted_proxies, x_proto=0, x_host=0
        )
    normalise = Normaliser(app)
    app.wsgi_app = PageCache(  # type: ignore[method-assign]  # the documented way to wrap it
        app.wsgi_app,
        read_tag=StoreTag(parts.store).read,
        normalise=normalise,
        session_cookie=settings.session_cookie,
        version=fingerprint(settings),
        maximum_bytes=settings.cache_bytes,
    )
    if settings.search_counts_days:
        counts = SearchCounts(settings.deployment, settings.secret_key)
        app.wsgi_app = CountingSearches(  # type: ignore[method-assign]  # the documented way
            app.wsgi_app,
            writer=CountsWriter(counts),
            normalise=normalise,
            item_folders=[kind.entry.folder for kind in parts.kinds.values()],
            base_url=settings.base_url,
        )
    return app
