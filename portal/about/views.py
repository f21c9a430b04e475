"""Serves ``/<lang>/about``, and the pages that every site owes its readers."""

from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Blueprint, Response

from content_models.languages import InterfaceLanguage
from content_models.searches import KEPT_FROM
from portal.about.models import DATA_PROTECTION_AUTHORITIES, EQUALITY_BODIES
from portal.about.services import accessibility_statement
from portal.reading import addresses
from portal.reading.pages import render_standing
from portal.reading.runtime import runtime
from portal.web.routes import for_everybody

blueprint = Blueprint("about", __name__, template_folder="templates")


@blueprint.get("/<language:language>/about")
@for_everybody
def about(language: InterfaceLanguage) -> Response:
    """Show what INSERT is."""
    return _page(language, "about/about.html", addresses.about)


@blueprint.get("/<language:language>/accessibility")
@for_everybody
def accessibility(language: InterfaceLanguage) -> Response:
    """Show the accessibility statement."""
    settings = runtime().settings
    return _page(
        language,
        "about/accessibility.html",
        addresses.accessibility,
        statement=accessibility_statement(settings.audit),
        site_address=settings.base_url,
        authorities=EQUALITY_BODIES,
    )


@blueprint.get("/<language:language>/privacy")
@for_everybody
def privacy(language: InterfaceLanguage) -> Response:
    """Say what the portal knows of its readers."""
    return _page(
        language,
        "about/privacy.html",
        addresses.privacy,
        authorities=DATA_PROTECTION_AUTHORITIES,
        counts_days=runtime().settings.search_counts_days,
        counted_from=KEPT_FROM,
        map_host=urlsplit(runtime().settings.map_tiles.origin).netloc,
    )


@blueprint.get("/<language:language>/legal-notice")
@for_everybody
def legal_notice(language: InterfaceLanguage) -> Response:
    """Say who publishes the portal."""
    return _page(language, "about/legal_notice.html", addresses.legal_notice)


def _page(
    language: InterfaceLanguage, template: str, address_in: Callable[[str], str], **values: object
) -> Response:
    publisher = runtime().settings.publisher
    return render_standing(language, template, address_in, publisher=publisher, **values)
