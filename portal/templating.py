"""Jinja as the portal uses it."""

from collections.abc import Callable, MutableMapping
from typing import Any
from urllib.parse import unquote

from flask import Flask, request
from flask.sansio.app import App
from flask.templating import Environment
from jinja2 import StrictUndefined, Template
from jinja2.runtime import Context
from jinja2.utils import internalcode
from markupsafe import Markup

from content_models.languages import INTERFACE_LANGUAGES, direction
from content_models.vocabularies import (
    AUDIENCE_LABELS,
    KIND_LABELS,
    LICENCE_ADDRESSES,
    LICENCE_LABELS,
    METHOD_LABELS,
    RESOURCE_TYPE_LABELS,
)
from portal import addresses
from portal.information.services import accessibility_statement
from portal.language import reader_language
from portal.markup import dialled, host_of, isolated, language_attributes, srcset
from portal.pages import ANY_LANGUAGE, kind_labels
from portal.paper.forms import LONGEST_PAGE
from portal.rich_text import rendered
from portal.runtime import Runtime
from portal.staleness import StaleNotices, stale_at_the_top
from portal.wording import locale_with_territory
from search.query import LARGEST_NUMBER


class PortalContext(Context):
    """Calls macros and functions as they are.

    Jinja asks each of them, at each of a hundred calls in a page, whether it wants to be given the
    context: a twelfth of what a page costs. None of ours does, and macros do without it.
    """

    @internalcode
    def call(self, function: Callable[..., object], *args: object, **kwargs: object) -> object:
        """What a function or a macro gives; names of Jinja's own do not go on to it."""
        if kwargs:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
        return function(*args, **kwargs)


class PortalEnvironment(Environment):
    """Templates that are loaded once, with a plain dictionary of globals.

    Jinja joins two dictionaries by a ChainMap, and compares its keys one by one at each import of a
    macro: a tenth of what a page costs. Here all globals are there before the first template is
    loaded. To find a template again in Jinja's cache costs a page another thirtieth.
    """

    context_class = PortalContext

    def __init__(self, app: App, **options: Any) -> None:
        super().__init__(app, **options)
        self._loaded: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template."""
        return {**self.globals, **(d or {})}

    @internalcode
    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name for it
    ) -> Template:
        """A template; while developing, as its file stands now."""
        found = self._loaded.get(name) if isinstance(name, str) else None
        if found is None or self.auto_reload:
            found = super().get_template(name, parent, globals)
            self._loaded[str(found.name)] = found
        return found


class Fragments:
    """Parts of pages that differ only by the reader's language and the section of the site.

    Each is rendered once for each: there are many messages and links around what a page is
    about.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._rendered: dict[tuple[str, str, str], Markup] = {}

    def __call__(self, template: str, section: str = "") -> Markup:
        """A template that knows nothing else of its page."""
        reader = reader_language()
        key = template, reader.code, section
        if key not in self._rendered:
            part = self._environment.get_template(template)
            html = part.render(reader=reader, section=section)
            self._rendered[key] = Markup(html.rstrip())  # noqa: S704 - escaped by its template
        return self._rendered[key]


def set_up(app: Flask, parts: Runtime) -> None:
    """Give templates their tools."""
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    stale = StaleNotices(environment)
    environment.filters.update(
        host=host_of,
        dialled=dialled,
        isolated=isolated,
        direction=direction,
        unquoted=unquote,
        with_territory=locale_with_territory,
    )
    environment.globals.update(
        AUDIENCE_LABELS=AUDIENCE_LABELS,
        INTERFACE_LANGUAGES=INTERFACE_LANGUAGES,
        ANY_LANGUAGE=ANY_LANGUAGE,
        KIND_LABELS=KIND_LABELS,
        LARGEST_NUMBER=LARGEST_NUMBER,
        LICENCE_ADDRESSES=LICENCE_ADDRESSES,
        LICENCE_LABELS=LICENCE_LABELS,
        METHOD_LABELS=METHOD_LABELS,
        RESOURCE_TYPE_LABELS=RESOURCE_TYPE_LABELS,
        accessibility_label=accessibility_statement(parts.settings.audit).label,
        address_of=addresses,
        LONGEST_PRINTED_PATH=LONGEST_PAGE,
        asset=parts.assets.address,
        base_url=parts.settings.base_url,
        fragment=Fragments(environment),
        kind_labels=kind_labels,
        language_attributes=language_attributes,
        icon_address=parts.assets.inlined("mark.svg"),
        request_path=lambda: request.path,
        rich_text=rendered,
        site_name=parts.settings.site_name,
        srcset=srcset,
        stale_after=stale.after,
        stale_at=stale.at,
        stale_at_the_top=stale_at_the_top,
    )
