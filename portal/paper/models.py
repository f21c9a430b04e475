"""Defines what a sheet of paper shows."""

from dataclasses import dataclass

from content_models.kinds.organisation import Organisation
from content_models.published import Link
from content_models.vocabularies import message
from portal.reading.items import Item
from portal.reading.wording import Wording

LABELS = {
    "call": message("Call"),
    "write": message("Write"),
    "website": message("Website"),
    "places": message("Where to go"),
    "hours": message("Opening hours"),
    "spoken": message("Languages spoken"),
    "audiences": message("For whom"),
    "themes": message("Needs"),
    "services": message("Services"),
    "bring": message("Bring along"),
    "other language": message("This text is in %(language)s."),
}
"""The words of a sheet, which has them in two languages: one catalogue is not enough."""


@dataclass(frozen=True)
class Side:
    """A side is an organisation in one language, as far as there is one.

    Attributes:
        words: of the side's language.
        item: in the version that serves readers of that language best.
        themes: the best there is of each, in that language.
    """

    words: Wording
    item: Item[Organisation]
    themes: tuple[Link, ...]

    def label(self, name: str) -> str:
        """Return a word of the sheet in the side's language."""
        return self.words.translate(LABELS[name])

    @property
    def language_notice(self) -> str:
        """Say in which language the text is, where that is not the side's."""
        if self.item.is_in_readers_language:
            return ""
        language = self.words.language(self.item.document.locale)
        return self.label("other language") % {"language": language}


@dataclass(frozen=True)
class Sheet:
    """A sheet is an organisation in two languages, side by side.

    Attributes:
        sides: the reader's, and the other.
        address: of the organisation's page.
        beside: the second language.
        choices: by language, the sheet with it beside the reader's.
    """

    sides: tuple[Side, Side]
    address: str
    beside: str
    choices: dict[str, str]

    @property
    def item(self) -> Item[Organisation]:
        """Return the organisation in the reader's language."""
        return self.sides[0].item
