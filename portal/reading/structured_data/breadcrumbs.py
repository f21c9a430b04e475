"""Describes where a page stands in the site."""

from content_models.vocabularies import message
from portal.reading import addresses
from portal.reading.structured_data.nodes import Node, node
from portal.reading.wording import Wording

HOME = message("Home")
LIBRARY = message("Library")
THE_COURSE = message("The course")
DIRECTORY = message("Find help")


def breadcrumbs(words: Wording, base_url: str, here: str, *above: tuple[str, str]) -> Node:
    """Describe the way to a page (schema.org ``BreadcrumbList``).

    Args:
        words: of the reader.
        base_url: of absolute addresses.
        here: the name of the page itself, which needs no address.
        above: names and paths of the pages above it, below the home page.
    """
    pages = ((words.translate(HOME), addresses.home(words.code)), *above)
    steps = [
        node("ListItem", position=number, name=name, item=base_url + path)
        for number, (name, path) in enumerate(pages, 1)
    ]
    last = node("ListItem", position=len(steps) + 1, name=here)
    return node("BreadcrumbList", itemListElement=[*steps, last])
