"""Themes, by whose words the items about them are found."""

from collections.abc import Iterable

from content_models.kinds.term import Term
from search.kinds.findable import Findable


class _Terms(Findable[Term]):
    def synonyms(self, document: Term) -> Iterable[str]:
        return document.synonyms


FINDABLE = _Terms()
