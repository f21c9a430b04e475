"""All that a template may use, besides what its view gives it (docs/architecture.md)."""

from urllib.parse import unquote

from flask import Flask, request
from jinja2 import StrictUndefined
from jinja2.runtime import Macro

from content_models.help import (
    ACCESSIBILITY_LABELS,
    DELIVERY_LABELS,
    FEE_LABELS,
    IDENTIFIER_LABELS,
    STATUS_LABELS,
    WAY_LABELS,
)
from content_models.hours.exceptional import may_have_exceptional_days
from content_models.icons import DRAWINGS
from content_models.kinds import KINDS, KindName
from content_models.languages import INTERFACE_LANGUAGES, direction
from content_models.vocabularies import (
    AUDIENCE_LABELS,
    LICENCE_ADDRESSES,
    LICENCE_LABELS,
    METHOD_LABELS,
    RESOURCE_TYPE_LABELS,
)
from portal.reading import addresses
from portal.reading.freshness import age, checked
from portal.reading.markup import (
    call_address,
    dialled,
    geo_address,
    host_of,
    isolated,
    language_attributes,
    mailed,
    map_address,
    srcset,
    timestamp,
)
from portal.reading.opening_lines import opening_lines
from portal.reading.opening_states import opening_of_all, opening_state
from portal.reading.order import in_order
from portal.reading.pages import ANY_LANGUAGE, kind_labels
from portal.reading.promise import PROMISE, PROMISED_KINDS, WITHOUT_A_PROMISE
from portal.reading.rich_text import rendered
from portal.reading.runtime import Runtime, there_is
from portal.reading.staleness import stale_after, stale_at, stale_at_the_top
from portal.reading.wording import locale_with_territory
from portal.settings.audit import CONFORMITY_LABELS, conformity_of
from search.query import LARGEST_NUMBER

LARGEST_KEPT_FILE = 10_000_000
"""Bytes of a file that goes along when a page is kept.

A guide with pictures has fewer; a list of films would fill an old telephone."""


def set_up(app: Flask, parts: Runtime) -> None:
    """Give templates their filters and globals."""
    environment = app.jinja_env

    def card_of(kind: KindName) -> Macro:
        # An ``import`` in a loop took a tenth of the time of a list.
        own: Macro = environment.get_template(parts.kinds[kind].card).module.card  # type: ignore[attr-defined]  # a macro of it
        return own

    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters.update(
        host=host_of,
        call_address=call_address,
        dialled=dialled,
        mailed=mailed,
        map_address=map_address,
        geo_address=geo_address,
        in_order=in_order,
        isolated=isolated,
        direction=direction,
        timestamp=timestamp,
        unquoted=unquote,
        with_territory=locale_with_territory,
    )
    environment.globals.update(
        ACCESSIBILITY_LABELS=ACCESSIBILITY_LABELS,
        AUDIENCE_LABELS=AUDIENCE_LABELS,
        DELIVERY_LABELS=DELIVERY_LABELS,
        DRAWINGS=DRAWINGS,
        FEE_LABELS=FEE_LABELS,
        IDENTIFIER_LABELS=IDENTIFIER_LABELS,
        STATUS_LABELS=STATUS_LABELS,
        WAY_LABELS=WAY_LABELS,
        INTERFACE_LANGUAGES=INTERFACE_LANGUAGES,
        ANY_LANGUAGE=ANY_LANGUAGE,
        KINDS=KINDS,
        LARGEST_KEPT_FILE=LARGEST_KEPT_FILE,
        LARGEST_NUMBER=LARGEST_NUMBER,
        LICENCE_ADDRESSES=LICENCE_ADDRESSES,
        LICENCE_LABELS=LICENCE_LABELS,
        METHOD_LABELS=METHOD_LABELS,
        RESOURCE_TYPE_LABELS=RESOURCE_TYPE_LABELS,
        accessibility_label=CONFORMITY_LABELS[conformity_of(parts.settings.audit)],
        address_of=addresses,
        age=age,
        LONGEST_PRINTED_PATH=addresses.LONGEST_PAGE,
        PROMISE=PROMISE,
        PROMISED_KINDS=PROMISED_KINDS,
        WITHOUT_A_PROMISE=WITHOUT_A_PROMISE,
        asset=parts.assets.address,
        base_url=parts.settings.base_url,
        checked=checked,
        card_of=card_of,
        kind_labels=kind_labels,
        language_attributes=language_attributes,
        icon_address=parts.assets.inlined("mark.svg"),
        opening_lines=opening_lines,
        opening_of_all=opening_of_all,
        may_have_exceptional_days=may_have_exceptional_days,
        opening_state=opening_state,
        request_path=lambda: request.path,
        rich_text=rendered,
        site_name=parts.settings.site_name,
        srcset=srcset,
        stale_after=stale_after,
        stale_at=stale_at,
        stale_at_the_top=stale_at_the_top,
        there_is=there_is,
    )
