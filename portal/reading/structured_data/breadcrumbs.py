"""Describes where a page stands in the site."""

from collections.abc import Sequence

from content_models.vocabularies import message
from portal.reading.structured_data.nodes import Node, node

HOME = message("Home")
LIBRARY = message("Library")
DIRECTORY = message("Find help")


def breadcrumbs(trail: Sequence[tuple[str, str]], here: str) -> Node:
    """Describe the way to a page (schema.org ``BreadcrumbList``).

    Args:
        trail: names and absolute addresses of the pages above, the home page first.
        here: the name of the page itself, which needs no address.
    """
    steps = [
        node("ListItem", position=number, name=name, item=address)
        for number, (name, address) in enumerate(trail, 1)
    ]
    last = node("ListItem", position=len(steps) + 1, name=here)
    return node("BreadcrumbList", itemListElement=[*steps, last])
