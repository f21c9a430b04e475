"""Says how partners are found."""

from collections.abc import Iterable

from content_models.kinds.partner import Partner
from search.kinds.findable import Findable


class _Partners(Findable[Partner]):
    def contacts(self, document: Partner) -> Iterable[str]:
        yield document.website

    def places(self, document: Partner) -> Iterable[str]:
        yield document.place

    def facets(self, document: Partner) -> dict[str, tuple[str, ...]]:
        return {"country": (document.country.value,)}


FINDABLE = _Partners()
