"""Says how pages of information are shown.

Their kind is the simplest there is, and so the one to begin from.
"""

from content_models.kinds.info_page import InfoPage
from portal.reading.kinds import ItemKind

KINDS = (
    ItemKind(
        document=InfoPage,
        template="information/info_page.html",
        description="A page of information with its address.",
    ),
)
