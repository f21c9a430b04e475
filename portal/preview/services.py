"""From a draft to what its page shows: the same as if it were published."""

from content_models.documents import BaseDocument, CaseStudy, Document, Organisation
from content_models.previews import PreviewUnknownError
from content_models.published.reading import Reader
from portal.directory.services import around_organisation
from portal.items import draft_item
from portal.library.services import around_case_study, keys_of_case_study
from portal.preview.models import DraftPage, Kind

KINDS: dict[type[BaseDocument], Kind] = {
    CaseStudy: Kind("case_study.html", around_case_study, keys_of_case_study),
    Organisation: Kind("organisation.html", around_organisation),
}
"""Every kind that has a page; another joins by a line."""


def draft_page(
    reader: Reader, language: str, document: Document, addresses: dict[str, str]
) -> DraftPage:
    """The page of a draft; ``addresses``: by interface language, where it is shown.

    Raises:
        PreviewUnknownError: its kind has no page.
    """
    kind = KINDS.get(type(document))
    if kind is None:
        raise PreviewUnknownError(document.kind)
    item = draft_item(reader, language, document, addresses, kind.more_keys)
    return DraftPage(kind.template, item, kind.around(reader, item))
