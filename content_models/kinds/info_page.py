"""Pages of information."""

from typing import ClassVar, Literal

from content_models.documents import BaseDocument, Kind
from content_models.vocabularies import message


class InfoPage(BaseDocument):
    """Something to know, told in general: no enterprise, no organisation."""

    entry: ClassVar[Kind] = Kind(
        name="info_page",
        label=message("Information"),
        plural=message("Information"),
        folder="pages",
        is_in_library=True,
        writers="reviewers",
    )

    kind: Literal["info_page"] = "info_page"
