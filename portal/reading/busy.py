"""Makes the page for those whom nobody has time to answer."""

from markupsafe import Markup

from content_models.languages import INTERFACE_LANGUAGES
from content_models.vocabularies import message
from portal.reading.language import wording_in

CONTENT_TYPE = "text/html; charset=utf-8"
HEADING = message("The portal is very busy")
EXPLANATION = message("Please try again in a few seconds.")

_PAGE = Markup(
    '<!doctype html><html><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>{title}</title>{sections}'
)
_SECTION = Markup(
    '<section lang="{code}" dir="{direction}"><h1>{heading}</h1><p>{text}</p></section>'
)


def busy_page() -> bytes:
    """Return it in every interface language, for choosing one would take time."""
    sections = Markup().join(
        _SECTION.format(
            code=language.code,
            direction=language.direction,
            heading=wording_in(language).translate(HEADING),
            text=wording_in(language).translate(EXPLANATION),
        )
        for language in INTERFACE_LANGUAGES.values()
    )
    first = wording_in(next(iter(INTERFACE_LANGUAGES.values())))
    return _PAGE.format(title=first.translate(HEADING), sections=sections).encode()
