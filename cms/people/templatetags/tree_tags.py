"""Says before an unpublication or a deletion what stands below, and what becomes of it."""

from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from cms.ground.lists import listed
from cms.people.trees import published_below, published_in_other_languages

register = template.Library()


@register.simple_tag
def usage_said(usage_count: int, page: Any = None) -> str:
    """Return how many places name an item, and how many pages stand below it."""
    said = ngettext(
        "%(number)s other place names it.", "%(number)s other places name it.", usage_count
    ) % {"number": number_format(usage_count)}
    below = page.get_descendant_count() if isinstance(page, Page) else 0
    if not below:
        return said
    children = ngettext(
        "%(number)s page stands below it.", "%(number)s pages stand below it.", below
    )
    return f"{said} {children % {'number': number_format(below)}}"


@register.simple_tag
def protected_said() -> str:
    """Return why an item that is named elsewhere cannot be deleted."""
    return _("It cannot be deleted while they do.")


@register.simple_tag
def after_unpublishing(page: Any) -> list[str]:
    """Return what readers still have once a page is unpublished."""
    said = []
    number = published_below(page)
    if number:
        text = ngettext(
            "Readers still find the %(number)s published page below it: in lists, in the search and"
            " at its address, but no longer in “%(title)s”. Tick the box to take it away, too.",
            "Readers still find the %(number)s published pages below it: in lists, in the search"
            " and at their addresses, but no longer in “%(title)s”. Tick the box to take them away,"
            " too.",
            number,
        )
        said.append(text % {"number": number, "title": page.get_admin_display_title()})
    languages = published_in_other_languages(page)
    if languages:
        text = _("Its versions in other languages stay published: %(languages)s.")
        said.append(text % {"languages": listed(languages)})
    return said
