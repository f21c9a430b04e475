"""Says how case studies are found."""

from collections.abc import Iterable
from uuid import UUID

from content_models.kinds.case_study import CaseStudy
from search.kinds.findable import Findable


class _CaseStudies(Findable[CaseStudy]):
    def names(self, document: CaseStudy) -> Iterable[str]:
        yield document.enterprise_name
        if document.legal_form:
            yield document.legal_form.label

    def prose(self, document: CaseStudy) -> Iterable[str]:
        yield from document.lessons
        yield str(document.year_founded or "")

    def places(self, document: CaseStudy) -> Iterable[str]:
        yield document.place

    def themes(self, document: CaseStudy) -> tuple[UUID, ...]:
        sector = (document.sector,) if document.sector else ()
        return tuple(dict.fromkeys((*sector, *document.themes)))

    def facets(self, document: CaseStudy) -> dict[str, tuple[str, ...]]:
        legal_form = (document.legal_form.value,) if document.legal_form else ()
        return {"country": (document.country.value,), "legal_form": legal_form}


FINDABLE = _CaseStudies()
