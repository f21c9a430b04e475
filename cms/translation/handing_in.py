"""Names what is not translated yet before a translation is handed in or published."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail_localize.models import SourceDeletedError, Translation

from cms.ground.completeness import Lack
from cms.translation.descriptions import anchor, described
from cms.translation.following import save_draft
from cms.translation.managed import translation_of
from cms.translation.open_parts import Progress, progress_of

ANSWER = "left-is-fine"
"""Sent by somebody who has read what is left."""


def asked_first(
    request: HttpRequest, translation: Translation, button: Mapping[str, str]
) -> HttpResponse | None:
    """Refuse what nobody has translated, and ask about what is translated in part.

    Args:
        request: the one that hands in or publishes.
        translation: how the version is translated.
        button: what that request sends, by name; it is sent again with the answer.

    Returns:
        None where nothing is left, or somebody has read what is.
    """
    progress = progress_of(translation)
    if progress.is_untouched:
        messages.error(
            request,
            _(
                "Nothing is translated yet: readers would get the original as if it were a"
                " translation. Nothing was submitted or published."
            ),
        )
        return redirect(request.path)
    if progress.is_finished or ANSWER in request.POST:
        return None
    return TemplateResponse(
        request, "translation/left.html", _context(request, translation, progress, button)
    )


def said(progress: Progress) -> str:
    """Return how much is translated, in words."""
    return ngettext(
        "%(done)s of %(total)s text is translated.",
        "%(done)s of %(total)s texts are translated.",
        progress.total,
    ) % {"done": progress.done, "total": progress.total}


def _context(
    request: HttpRequest, translation: Translation, progress: Progress, button: Mapping[str, str]
) -> dict[str, object]:
    try:
        source = translation.source.as_instance()
    except (SourceDeletedError, ObjectDoesNotExist):
        source = None
    return {
        "title": said(progress),
        "parts": [
            (*described(source, part), anchor(part, is_managed=True)) for part in progress.left
        ]
        if source is not None
        else [],
        "button": {**button, ANSWER: "yes"},
        "address": request.path,
        "texts": {
            "title": _("Not everything is translated"),
            "explanation": _(
                "These parts would stay in the language of the original. Readers are told so at"
                " each of them."
            ),
            "go": _("Go to it"),
            "anyway": _("Go on all the same"),
            "back": _("Back to the translation"),
        },
    }


class TreesOfTranslations:
    """Hands in translations with the tree that they stand in."""

    def problems(self, page: Any) -> list[Lack] | None:
        """Return what is left of a translation; None where nobody has translated anything."""
        translation = translation_of(page)
        if translation is None:
            return []
        progress = progress_of(translation)
        if progress.is_untouched:
            return None
        if progress.is_finished:
            return []
        advice = _("Translate the rest, or submit it on its own page.")
        return [Lack("", f"{said(progress)} {advice}")]

    def prepare(self, page: Any, user: Any) -> None:
        """Make the draft of what is translated by now."""
        translation = translation_of(page)
        if translation is not None:
            save_draft(translation, user)
