"""From what a service found to a rendered page."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from flask import Flask, Response, render_template, request
from jinja2 import StrictUndefined

from content_models.blocks import Image
from content_models.documents import BaseDocument
from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage, direction
from content_models.vocabularies import (
    AUDIENCE_LABELS,
    KIND_LABELS,
    LICENCE_ADDRESSES,
    LICENCE_LABELS,
)
from portal import addresses
from portal.items import Item
from portal.language import reader_language, wording
from portal.rich_text import rendered
from portal.runtime import Runtime, runtime
from portal.templating import Fragments

REVALIDATE = "no-cache"
"""Browsers keep a page but ask each time; the answer is nearly always an empty 304."""


@dataclass(frozen=True)
class Page:
    """What the frame of every page needs to know.

    Attributes:
        reader: the interface language.
        switcher: by interface language, this page in it.
        alternates: by language, the absolute address of a real translation (hreflang).
        canonical: the absolute address of this content; empty where it should not be indexed.
    """

    reader: InterfaceLanguage
    switcher: dict[str, str]
    alternates: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    is_indexable: bool = True


def render(
    template: str,
    *,
    canonical: str,
    translations: dict[str, str],
    switcher: dict[str, str] | None = None,
    is_indexable: bool = True,
    **values: object,
) -> Response:
    """A page that every anonymous reader sees alike."""
    base_url = runtime().settings.base_url
    page = Page(
        reader=reader_language(),
        switcher=switcher or translations,
        alternates=_absolute(base_url, translations) if is_indexable else {},
        canonical=base_url + canonical,
        is_indexable=is_indexable,
    )
    response = Response(render_template(template, frame=page, words=wording(), **values))
    response.headers["Cache-Control"] = REVALIDATE
    return response


def render_item(template: str, item: Item[BaseDocument], **values: object) -> Response:
    """The page of an item."""
    return render(
        template,
        canonical=item.canonical,
        translations=item.translations,
        switcher=item.addresses,
        is_indexable=True,
        **values,
    )


def render_error(template: str, status: int, **values: object) -> Response:
    """An error page. It must not need the store: the store may be what is broken."""
    codes = {code: addresses.home(code) for code in INTERFACE_LANGUAGES}
    page = Page(reader=reader_language(), switcher=codes, is_indexable=False)
    content = render_template(template, frame=page, words=wording(), status=status, **values)
    return Response(content, status)


def host_of(address: str) -> str:
    """The host that a web address names; empty where it is no address of the web.

    Attack: ``javascript:…`` in a field for addresses would run in the reader's page.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_web = parts.scheme in {"http", "https"}
    return (parts.hostname or "").removeprefix("www.") if is_web else ""


def dialled(number: str) -> str:
    """A telephone number as a ``tel:`` link wants it."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


def srcset(image: Image, media_type: str) -> str:
    """The widths of a picture in one format, as browsers choose from them."""
    found = (each for each in image.renditions if each.media_type == media_type)
    return ", ".join(f"{each.url} {each.width}w" for each in found)


def _absolute(base_url: str, paths: dict[str, str]) -> dict[str, str]:
    return {code: base_url + path for code, path in paths.items()}


def set_up(app: Flask, parts: Runtime) -> None:
    """Give templates their tools."""
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters.update(host=host_of, dialled=dialled, direction=direction)
    environment.globals.update(
        AUDIENCE_LABELS=AUDIENCE_LABELS,
        INTERFACE_LANGUAGES=INTERFACE_LANGUAGES,
        KIND_LABELS=KIND_LABELS,
        LICENCE_ADDRESSES=LICENCE_ADDRESSES,
        LICENCE_LABELS=LICENCE_LABELS,
        address_of=addresses,
        asset=parts.assets.address,
        fragment=Fragments(environment),
        request_path=lambda: request.path,
        rich_text=rendered,
        site_name=parts.settings.site_name,
        srcset=srcset,
    )
