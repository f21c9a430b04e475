"""Makes codes that lead back to a page, and sheets in two languages."""

from io import BytesIO

import segno

from content_models.kinds.organisation import Organisation
from content_models.languages import INTERFACE_LANGUAGES, best_version
from content_models.published.reading import StoreSnapshot
from portal.paper.forms import second_language
from portal.paper.models import Sheet, Side
from portal.reading import addresses
from portal.reading.items import Item, find_item
from portal.reading.language import wording_in

QUIET_ZONE = 2
"""Modules of white around a code; paper adds its own."""


def qr_code(address: str) -> bytes:
    """Return an address as a QR code, in SVG.

    It follows ISO/IEC 18004; a sixth of it may be lost to dirt.
    """
    content = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(content, kind="svg", border=QUIET_ZONE, xmldecl=False, omitsize=True, nl=False)
    return content.getvalue()


def organisation_sheet(snapshot: StoreSnapshot, language: str, segment: str, wished: str) -> Sheet:
    """Return the organisation at an address, in two languages.

    ``wished`` is the second one, where it is one. Raises the errors of ``find_item``.
    """
    item = find_item(snapshot, language, segment, Organisation)
    beside = second_language(wished, language, item.document.countries)
    other = snapshot.document(item.document.key, best_version(beside, item.locales))
    own = item.document if other is None else other
    return Sheet(
        sides=(
            _side(item),
            _side(find_item(snapshot, beside, own.segment, Organisation)),
        ),
        address=item.addresses[language],
        beside=beside,
        choices={
            code: addresses.sheet(item.addresses[language], code)
            for code in INTERFACE_LANGUAGES
            if code != language
        },
    )


def _side(item: Item[Organisation]) -> Side:
    words = wording_in(INTERFACE_LANGUAGES[item.reader])
    return Side(words, item, tuple(item.links_to(item.document.themes)))
