"""Renders pages from what a service found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote

from flask import Response, render_template, request

from content_models.blocks import Image
from content_models.documents import BaseDocument
from content_models.kinds import KINDS, KINDS_WITH_A_PAGE
from content_models.languages import (
    DEFAULT_LANGUAGE,
    INTERFACE_LANGUAGES,
    InterfaceLanguage,
)
from content_models.previews import Draft
from portal.reading import addresses
from portal.reading.items import Item
from portal.reading.language import reader_language, wished_language, wording
from portal.reading.runtime import runtime
from portal.reading.sharing import SharedPicture, shared_picture
from portal.reading.structured_data.nodes import Node
from portal.reading.structured_data.nodes import rendered as rendered_graph
from portal.web.routes import PRIVATE

ANY_LANGUAGE = "x-default"
"""The hreflang of the address for readers of all other languages."""


@dataclass(frozen=True)
class Page:
    """Holds what the frame of every page needs to know.

    Attributes:
        reader: the interface language.
        switcher: by interface language, this page in it.
        picture: shown by who shares a link to this page.
        locale: of what the page shows, which may not be the reader's language.
        alternates: by language, the absolute address of a real translation (hreflang); empty
            where there is only one, and where another address is the canonical one.
        canonical: the absolute address of this content; empty where it has none.
        structured_data: the page as schema.org has it, as JSON; empty where it has none.
        path: of this very page, with its query; empty where it has no address to come back to.
        made_on: the day whose state it shows, in UTC.
        draft: what is said about a page that is not published; None on all others.
    """

    reader: InterfaceLanguage
    switcher: dict[str, str]
    picture: SharedPicture
    locale: str
    alternates: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    is_indexable: bool = True
    path: str = ""
    made_on: date | None = None
    structured_data: str = ""
    draft: Draft | None = None


def render(
    template: str,
    *,
    canonical: str,
    translations: dict[str, str],
    switcher: dict[str, str] | None = None,
    is_indexable: bool = True,
    is_key: bool = False,
    locale: str = "",
    default_address: str = "",
    picture: Image | None = None,
    structured_data: Iterable[Node] = (),
    **values: object,
) -> Response:
    """Return a page.

    Its view says who may see it: see ``web.routes``.

    Args:
        template: its template.
        canonical: the path under which search engines should know what it shows.
        translations: by language, the path of a real translation.
        switcher: by interface language, where the language switcher leads, if not there.
        is_indexable: whether search engines should know the page at all.
        is_key: whether its address opens something: then it is printed nowhere.
        locale: of what it shows, if that is not in the reader's language.
        default_address: the path for readers of all other languages, if not the French one.
        picture: what it shows first.
        structured_data: what it is about (see ``structured_data``).
        values: for the template.
    """
    base_url = runtime().settings.base_url
    reader = reader_language()
    graph = tuple(structured_data)
    is_canonical = is_indexable and translations.get(reader.code) == canonical
    page = Page(
        reader=reader,
        switcher=switcher or translations,
        picture=shared_picture(picture),
        locale=locale or reader.code,
        alternates=_alternates(translations, default_address) if is_canonical else {},
        canonical=base_url + canonical,
        is_indexable=is_indexable,
        path="" if is_key else _own_path(),
        made_on=datetime.now(UTC).date(),
        structured_data=rendered_graph(graph) if graph else "",
    )
    return Response(render_template(template, frame=page, words=wording(), **values))


def render_standing(
    language: InterfaceLanguage, template: str, address_in: Callable[[str], str], **values: Any
) -> Response:
    """Return a page that is there in every language.

    Args:
        language: of the reader.
        template: its template.
        address_in: gives its address in a language.
        values: for ``render``, and for the template.
    """
    translations = {code: address_in(code) for code in INTERFACE_LANGUAGES}
    canonical = translations[language.code]
    return render(template, canonical=canonical, translations=translations, **values)


def _own_path() -> str:
    query = request.query_string.decode("ascii", "replace")
    path = quote(request.path)
    return f"{path}?{query}" if query else path


def private(response: Response) -> Response:
    """Make a page private to its reader.

    It holds a form, whose token is theirs and holds once.
    """
    response.headers["Cache-Control"] = PRIVATE
    return response


def render_item(
    template: str,
    item: Item[BaseDocument],
    *,
    picture: Image | None = None,
    structured_data: Iterable[Node] = (),
    **values: object,
) -> Response:
    """Return the page of an item."""
    return render(
        template,
        canonical=item.canonical,
        translations=item.translations,
        switcher=item.addresses,
        is_indexable=True,
        is_key=False,
        default_address="",
        locale=item.document.locale,
        picture=picture,
        structured_data=structured_data,
        **values,
    )


def render_draft(
    template: str, item: Item[BaseDocument], draft: Draft, switcher: dict[str, str], page: object
) -> Response:
    """Return the page of an item that is not published.

    Search engines and browsers keep nothing of it. It has no address of its own to print, to share
    or to be known by.
    """
    reader = reader_language()
    frame = Page(
        reader=reader,
        switcher=switcher,
        picture=shared_picture(None),
        locale=item.document.locale,
        is_indexable=False,
        draft=draft,
    )
    return private(Response(render_template(template, frame=frame, words=wording(), page=page)))


def render_error(template: str, status: int, **values: object) -> Response:
    """Return an error page, which must not need the store.

    The store may be what is broken.
    """
    codes = {code: addresses.home(code) for code in INTERFACE_LANGUAGES}
    reader = reader_language()
    page = Page(
        reader=reader,
        switcher=codes,
        picture=shared_picture(None),
        locale=reader.code,
        is_indexable=False,
    )
    content = render_template(template, frame=page, words=wording(), status=status, **values)
    return Response(content, status)


def lead_by_language(address: Callable[[str], str]) -> Response:
    """Lead to an address in the language that the browser asks for."""
    response = Response(status=302)
    response.location = address(wished_language().code)
    response.headers["Vary"] = "Accept-Language"
    response.headers["Cache-Control"] = PRIVATE
    return response


def kind_labels() -> dict[str, str]:
    """Return the name of each kind of item, for lists that hold several."""
    translate = wording().translate
    return {kind: translate(KINDS[kind].label) for kind in KINDS_WITH_A_PAGE}


def _alternates(translations: dict[str, str], default_address: str) -> dict[str, str]:
    if len(translations) == 1:
        return {}
    base_url = runtime().settings.base_url
    found = {code: base_url + path for code, path in translations.items()}
    default = default_address or translations.get(DEFAULT_LANGUAGE)
    return found | ({ANY_LANGUAGE: base_url + default} if default else {})
