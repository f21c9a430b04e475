"""Says how activities are found."""

from collections.abc import Iterable

from content_models.blocks import Download
from content_models.kinds.activity import Activity
from search.kinds.findable import Findable
from search.page_text import text_of_html
from search.query import LARGEST_NUMBER


class _Activities(Findable[Activity]):
    def prose(self, document: Activity) -> Iterable[str]:
        yield from document.objectives
        for step in document.steps:
            yield from (step.title, text_of_html(step.html))
        yield from document.debriefing
        yield from document.variations
        yield from document.materials
        yield text_of_html(document.trainer_notes)
        yield from (handout.title for handout in document.handouts)
        yield document.source

    def files(self, document: Activity) -> Iterable[Download]:
        yield from super().files(document)
        yield from document.handouts

    def facets(self, document: Activity) -> dict[str, tuple[str, ...]]:
        return {"method": tuple(document.methods)}

    def minutes(self, document: Activity) -> int | None:
        return document.minutes

    def groups(self, document: Activity) -> tuple[int, int] | None:
        """Return its bounds; where it sets none, 1 and ``LARGEST_NUMBER``."""
        size = document.group_size
        return size.least or 1, size.most or LARGEST_NUMBER


FINDABLE = _Activities()
