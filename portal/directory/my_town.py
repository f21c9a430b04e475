"""Serves ``/my-town/<lang>``: the town that a reader's device remembers, if the reader wants.

It stands in a cookie that goes to these addresses alone. So no page that many read depends on it,
the page cache never meets it, and nothing else learns of it.
"""

from flask import Blueprint, Response, request

from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from portal.listing.where import title_of
from portal.reading import addresses
from portal.reading.language import answer_in
from portal.reading.pages import private, render
from portal.reading.runtime import runtime
from portal.web.routes import reads
from search.gazetteer.finding import place
from search.gazetteer.places import Place

COOKIE = "town"
SECONDS_KEPT = 180 * 24 * 3600
"""Six months: a wish holds for a while, and nobody has to think of ending it."""
NEAR = "near"
_LONGEST_ID = 60

blueprint = Blueprint("my_town", __name__)


@blueprint.get(f"{addresses.MY_TOWN}/<language:language>")
def my_town(language: InterfaceLanguage) -> Response:
    """Lead to what is near the remembered town, or say how one is remembered."""
    answer_in(language)
    remembered = _known(request.cookies.get(COOKIE, ""))
    if remembered is None:
        return _choice(language, None, None)
    return _lead_to(addresses.directory(language.code, [(NEAR, remembered.id)]))


@blueprint.get(f"{addresses.MY_TOWN}/<language:language>/choice")
@reads(NEAR)
def choose(language: InterfaceLanguage) -> Response:
    """Show what the device remembers, with a town to remember instead."""
    answer_in(language)
    offered = _known(request.args.get(NEAR, ""))
    return _choice(language, offered, _known(request.cookies.get(COOKIE, "")))


@blueprint.post(f"{addresses.MY_TOWN}/<language:language>/choice")
def remember(language: InterfaceLanguage) -> Response:
    """Remember a town or, without one, forget it.

    Another site may not do that: it could only guess a town, but a reader would be led astray.
    """
    answer_in(language)
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return _lead_to(addresses.my_town_choice(language.code))
    wanted = _known(request.form.get(NEAR, ""))
    if wanted is None:
        answer = _lead_to(addresses.my_town_choice(language.code))
        answer.delete_cookie(COOKIE, path=addresses.MY_TOWN)
        return answer
    answer = _lead_to(addresses.directory(language.code, [(NEAR, wanted.id)]))
    answer.set_cookie(
        COOKIE,
        wanted.id,
        max_age=SECONDS_KEPT,
        path=addresses.MY_TOWN,
        secure=runtime().settings.uses_https,
        httponly=True,
        samesite="Lax",
    )
    return answer


def _known(identifier: str) -> Place | None:
    return place(identifier) if len(identifier) <= _LONGEST_ID else None


def _lead_to(address: str) -> Response:
    answer = Response(status=303)
    answer.location = address
    return private(answer)


def _choice(
    language: InterfaceLanguage, offered: Place | None, remembered: Place | None
) -> Response:
    parameters = [(NEAR, offered.id)] if offered else []
    translations = {
        code: addresses.my_town_choice(code, parameters) for code in INTERFACE_LANGUAGES
    }
    page = render(
        "directory/my_town.html",
        canonical=translations[language.code],
        translations=translations,
        is_indexable=False,
        is_key=True,  # it is of one device
        offered=offered,
        offered_title=title_of(offered, language.code) if offered else "",
        remembered=remembered,
        remembered_title=title_of(remembered, language.code) if remembered else "",
    )
    return private(page)
