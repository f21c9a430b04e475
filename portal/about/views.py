"""``/<lang>/about``, and the pages that every site owes its readers."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response

from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from portal.about.models import DATA_PROTECTION_AUTHORITIES, EQUALITY_BODIES
from portal.about.services import accessibility_statement
from portal.reading import addresses
from portal.reading.pages import render
from portal.reading.runtime import runtime
from portal.web.routes import for_everybody

blueprint = Blueprint("about", __name__, template_folder="templates")


@blueprint.get("/<language:language>/about")
@for_everybody
def about(language: InterfaceLanguage) -> Response:
    """What INSERT is."""
    return _page("about/about.html", addresses.about, language)


@blueprint.get("/<language:language>/accessibility")
@for_everybody
def accessibility(language: InterfaceLanguage) -> Response:
    """The accessibility statement."""
    settings = runtime().settings
    return _page(
        "about/accessibility.html",
        addresses.accessibility,
        language,
        statement=accessibility_statement(settings.audit),
        site_address=settings.base_url,
        authorities=EQUALITY_BODIES,
    )


@blueprint.get("/<language:language>/privacy")
@for_everybody
def privacy(language: InterfaceLanguage) -> Response:
    """What the portal knows of its readers."""
    return _page(
        "about/privacy.html", addresses.privacy, language, authorities=DATA_PROTECTION_AUTHORITIES
    )


@blueprint.get("/<language:language>/legal-notice")
@for_everybody
def legal_notice(language: InterfaceLanguage) -> Response:
    """Who publishes the portal."""
    return _page("about/legal_notice.html", addresses.legal_notice, language)


def _page(
    template: str,
    address_in: Callable[[str], str],
    language: InterfaceLanguage,
    **values: Any,  # whatever the template of one page needs
) -> Response:
    translations = {code: address_in(code) for code in INTERFACE_LANGUAGES}
    return render(
        template,
        canonical=translations[language.code],
        translations=translations,
        switcher=translations,
        is_indexable=True,
        publisher=runtime().settings.publisher,
        **values,
    )
