"""Defines the page of information."""

from typing import ClassVar, Literal

from content_models.documents import BaseDocument, Kind
from content_models.vocabularies import message


class InfoPage(BaseDocument):
    """A page of information explains something in general.

    It is about no single enterprise or organisation.
    """

    entry: ClassVar[Kind] = Kind(
        name="info_page",
        label=message("Information"),
        plural=message("Information"),
        folder="pages",
        is_in_library=True,
        writers="reviewers",
    )

    kind: Literal["info_page"] = "info_page"
