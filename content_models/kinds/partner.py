"""Defines the partner, which publishes works."""

from typing import ClassVar, Literal

from content_models.blocks import Image
from content_models.documents import BaseDocument, Kind
from content_models.vocabularies import Country, message


class Partner(BaseDocument):
    """A partner is a member of the partnership, and publishes works."""

    entry: ClassVar[Kind] = Kind(
        name="partner",
        label=message("Partner"),
        plural=message("Partners"),
        folder="partners",
        writers="reviewers",
        is_named_by_others=True,
    )

    kind: Literal["partner"] = "partner"
    country: Country
    place: str = ""
    website: str = ""
    picture: Image | None = None
