"""Makes the manifest in one language."""

from collections.abc import Callable

from portal.reading import addresses
from portal.reading.structured_data.breadcrumbs import DIRECTORY, LIBRARY, THE_COURSE
from portal.reading.wording import Wording

GROUND = "#fffdf9"
"""``--ground`` of tokens.css: what shows while the first page loads."""
BAR = "#0f4c5c"
"""``--teal`` of tokens.css, for a title bar before a page has named its own."""
SHORTCUTS = (
    (LIBRARY, addresses.library),
    (THE_COURSE, addresses.course),
    (DIRECTORY, addresses.directory),
)
"""What a device offers where the portal is installed: the main menu."""


def manifest(
    wording: Wording, site_name: str, asset: Callable[[str], str], description: str
) -> dict[str, object]:
    """Return the manifest for readers of one language, as W3C's Web App Manifest has it.

    Every language names the same ``id``: it is one portal, installed once, in the language in which
    it was read last.
    """
    language = wording.reader
    return {
        "id": "/",
        "name": site_name,
        "short_name": site_name,
        "description": description,
        "lang": language.code,
        "dir": language.direction,
        "start_url": addresses.home(language.code),
        "scope": "/",
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": BAR,
        "icons": [
            {"src": asset("icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": asset("icon-512.png"), "sizes": "512x512", "type": "image/png"},
            {
                "src": asset("icon-maskable-512.png"),
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "maskable",
            },
            {"src": asset("mark.svg"), "sizes": "any", "type": "image/svg+xml"},
        ],
        "shortcuts": [
            {"name": wording.translate(name), "url": address(language.code)}
            for name, address in SHORTCUTS
        ],
    }
