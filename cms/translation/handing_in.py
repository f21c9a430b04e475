"""Names what is not translated yet before a translation is handed in or published."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import RevisionMixin, TranslatableMixin
from wagtail_localize.models import SourceDeletedError, Translation

from cms.ground.completeness import Lack
from cms.ground.lists import listed
from cms.translation.descriptions import anchor, described
from cms.translation.following import save_draft
from cms.translation.kinds import is_translated
from cms.translation.managed import left_of_a_draft, translation_of
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
        messages.error(request, _untouched())
        return redirect(request.path)
    if progress.is_finished or ANSWER in request.POST:
        return None
    return TemplateResponse(
        request, "translation/left.html", _context(request, translation, progress, button)
    )


def lacks_of_the_form(draft: Any) -> Iterator[Lack]:
    """Refuse a version in the ordinary form in which nobody has translated anything."""
    if isinstance(draft, TranslatableMixin) and left_of_a_draft(draft)[1]:
        yield Lack("", _untouched())


def tell_what_was_left(request: HttpRequest, item: Any) -> None:
    """Name it once the form has been handed in or published, too."""
    if "action-submit" in request.POST or "action-publish" in request.POST:
        tell_what_is_left(request, item)


def tell_what_is_left(request: HttpRequest, item: Any) -> None:
    """Name in the ordinary form what its latest version leaves in the original's language."""
    if not is_translated(type(item)) or "application/json" in request.headers.get("Accept", ""):
        return
    draft = item.get_latest_revision_as_object() if isinstance(item, RevisionMixin) else item
    left, _is_all = left_of_a_draft(draft)
    if left:
        names = listed(dict.fromkeys(described(draft, part)[0] for part in left))
        messages.warning(request, f"{_left_title()}: {names}. {_left_explanation()}")


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
            "title": _left_title(),
            "explanation": _left_explanation(),
            "go": _("Go to it"),
            "anyway": _("Go on all the same"),
            "back": _("Back to the translation"),
        },
    }


def _untouched() -> str:
    return _(
        "Nothing is translated yet: readers would get the original as if it were a"
        " translation. Nothing was submitted or published."
    )


def _left_title() -> str:
    return _("Not everything is translated")


def _left_explanation() -> str:
    return _(
        "These parts would stay in the language of the original. Readers are told so at"
        " each of them."
    )


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
