"""Has every text of the admin in its reader's language, otherwise in English.

Django falls back to LANGUAGE_CODE, which is French: what is missing of Wagtail's Greek or German
was French in the middle of a Greek form. Some forms of Wagtail ask for their texts as soon as they
are loaded, once for everybody. Its pages for what is not found or not allowed know the browser's
language alone.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext_lazy, override, trans_real

ASK_TOO_EARLY = (
    "wagtail.forms",
    "wagtail.admin.forms.collections",
    "wagtail.admin.viewsets.chooser",
    "wagtail.images.forms",
)
"""Modules of Wagtail that ask for texts while they are loaded."""
_gettext = translation.gettext


def fall_back_to_english() -> None:
    """Have catalogues fall back to their messages; called before the first one is loaded.

    The messages of Django, Wagtail and ours are English.
    """
    setattr(trans_real.DjangoTranslation, "_add_fallback", _add_none)  # noqa: B010 - untyped, no setting


def _add_none(_catalogue: Any, _folders: Any = None) -> None:
    """Add no other language's catalogue."""


def translate_when_shown() -> None:
    """Have texts asked for at the import translated whenever they are shown.

    Called before such a module is loaded; ``load_what_asks_too_early`` loads the rest of them.
    """
    setattr(translation, "gettext", _translated)  # noqa: B010 - what modules import by its name


def load_what_asks_too_early() -> None:
    """Load these modules while the applications are being made ready, not at some request."""
    for name in ASK_TOO_EARLY:
        import_module(name)


def _translated(message: str) -> Any:
    return _gettext(message) if apps.ready else gettext_lazy(message)


def in_their_language(
    respond: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return middleware that answers in the language that somebody chose for the admin.

    Wagtail does so for what its views show, and not where they find nothing or refuse.
    """

    def answered(request: HttpRequest) -> HttpResponseBase:
        profile = getattr(request.user, "wagtail_userprofile", None)
        if profile is None or not profile.preferred_language:
            return respond(request)
        with override(profile.preferred_language):
            return respond(request)

    return answered
