"""Defines what the pages of the directory show."""

from dataclasses import dataclass

from content_models.kinds.organisation import Organisation
from content_models.published import Link
from portal.reading.items import Item


@dataclass(frozen=True)
class OrganisationPage:
    """An organisation page holds an organisation with its themes."""

    item: Item[Organisation]
    themes: tuple[Link, ...]
