"""Finds the address at which an editor works on a version."""

from django.apps import apps
from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.models import Page

from cms.ground.admin import edit_address
from cms.translation.descriptions import anchor
from cms.translation.table import Cell, Row, State


def cell_address(row: Row, cell: Cell) -> str:
    """Return the address of a version's editor, at its first stale part.

    Where the version is missing, it is the address at which to begin it.
    """
    if cell.state == State.MISSING or cell.pk is None:
        return f"{_beginning(row)}?select_locale={cell.language}"
    place = next((each for each in cell.stale if not each.is_missing), None)
    hash_part = f"#{anchor(place.part, is_managed=cell.is_managed)}" if place else ""
    return edit_address(row.label, cell.pk) + hash_part


def _beginning(row: Row) -> str:
    if issubclass(apps.get_model(row.label), Page):
        return reverse("wagtail_localize:submit_page_translation", args=[row.pk])
    words = [*row.label.split("."), quote(row.pk)]
    return reverse("wagtail_localize:submit_snippet_translation", args=words)
