"""Makes the manifest in one language."""

from collections.abc import Callable

from content_models.vocabularies import message
from portal.offline.models import Icon, Manifest, Shortcut
from portal.reading import addresses
from portal.reading.wording import Wording

GROUND = "#fffdf9"
"""``--ground`` of tokens.css: what shows while the first page loads."""
BAR = "#0f4c5c"
"""``--teal`` of tokens.css, for a title bar before a page has named its own."""
DESCRIPTION = message(
    "Case studies of social enterprises, and a directory of organisations that help newcomers."
)


def manifest(wording: Wording, site_name: str, asset: Callable[[str], str]) -> Manifest:
    """Return the manifest for readers of one language.

    Every language names the same ``id``: it is one portal, installed once, in the language in which
    it was read last.
    """
    language = wording.reader
    return Manifest(
        id="/",
        name=site_name,
        short_name=site_name,
        description=wording.translate(DESCRIPTION),
        lang=language.code,
        dir=language.direction,
        start_url=addresses.home(language.code),
        scope="/",
        display="standalone",
        background_color=GROUND,
        theme_color=BAR,
        icons=_icons(asset),
        shortcuts=[
            Shortcut(
                name=wording.translate(message("Library")), url=addresses.library(language.code)
            ),
            Shortcut(
                name=wording.translate(message("Find help")), url=addresses.directory(language.code)
            ),
        ],
    )


def _icons(asset: Callable[[str], str]) -> list[Icon]:
    return [
        Icon(src=asset("icon-192.png"), sizes="192x192", type="image/png"),
        Icon(src=asset("icon-512.png"), sizes="512x512", type="image/png"),
        Icon(
            src=asset("icon-maskable-512.png"),
            sizes="512x512",
            type="image/png",
            purpose="maskable",
        ),
        Icon(src=asset("mark.svg"), sizes="any", type="image/svg+xml"),
    ]
