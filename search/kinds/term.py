"""Says by which words of a theme the items about it are found."""

from collections.abc import Iterable

from content_models.kinds.term import Term
from search.kinds.findable import Findable


class _Terms(Findable[Term]):
    def synonyms(self, document: Term) -> Iterable[str]:
        return document.synonyms


FINDABLE = _Terms()
