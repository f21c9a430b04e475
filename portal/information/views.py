"""``/<lang>/about``, the pages that every site owes its readers, and what editors add to them."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response

from content_models.kinds.info_page import InfoPage
from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from portal.information.models import DATA_PROTECTION_AUTHORITIES, EQUALITY_BODIES
from portal.information.services import accessibility_statement
from portal.information.structured_data import info_page as structured_data
from portal.reading import addresses
from portal.reading.items import find_item
from portal.reading.language import wording
from portal.reading.pages import render, render_item
from portal.reading.runtime import reading, runtime
from portal.web.routes import for_everybody

blueprint = Blueprint("information", __name__)


@blueprint.get("/<language:language>/about")
@for_everybody
def about(language: InterfaceLanguage) -> Response:
    """What INSERT is."""
    return _page("about.html", addresses.about, language)


@blueprint.get("/<language:language>/accessibility")
@for_everybody
def accessibility(language: InterfaceLanguage) -> Response:
    """The accessibility statement."""
    settings = runtime().settings
    return _page(
        "accessibility.html",
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
        "privacy.html", addresses.privacy, language, authorities=DATA_PROTECTION_AUTHORITIES
    )


@blueprint.get("/<language:language>/legal-notice")
@for_everybody
def legal_notice(language: InterfaceLanguage) -> Response:
    """Who publishes the portal."""
    return _page("legal_notice.html", addresses.legal_notice, language)


@blueprint.get("/<language:language>/pages/<segment>")
@for_everybody
def info_page(language: InterfaceLanguage, segment: str) -> Response:
    """A page of information that editors have written."""
    with reading() as reader:
        item = find_item(reader, language.code, segment, InfoPage)
    return render_item(
        "info_page.html",
        item,
        structured_data=structured_data(item, wording(), runtime().settings.base_url),
        page=item,
    )


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
