"""Says how the resources of partners are found."""

from collections.abc import Iterable

from content_models.blocks import Download
from content_models.kinds.partner_resource import PartnerResource
from search.kinds.findable import Findable


class _Resources(Findable[PartnerResource]):
    def names(self, document: PartnerResource) -> Iterable[str]:
        yield document.author

    def prose(self, document: PartnerResource) -> Iterable[str]:
        yield from (file.title for file in document.files)
        yield str(document.year or "")

    def contacts(self, document: PartnerResource) -> Iterable[str]:
        yield document.link

    def languages(self, document: PartnerResource) -> Iterable[str]:
        return document.languages

    def files(self, document: PartnerResource) -> Iterable[Download]:
        yield from super().files(document)
        yield from document.files

    def facets(self, document: PartnerResource) -> dict[str, tuple[str, ...]]:
        return {"country": (document.country.value,) if document.country else ()}

    def minutes(self, document: PartnerResource) -> int | None:
        return document.minutes


FINDABLE = _Resources()
