"""Shows wagtail-localize's buttons only to those who may use them.

wagtail-localize shows them to everybody who may translate anything. Wagtail has no way to take a
button of a page's header away again, so wagtail-localize's two functions are wrapped where they are
registered.
"""

from collections.abc import Callable, Iterable
from typing import Any

from wagtail import hooks
from wagtail_localize import wagtail_hooks as localize

from cms.people.translating import may_translate

PLACES = (
    "register_page_header_buttons",
    "register_page_listing_more_buttons",
    "register_snippet_listing_buttons",
)
Buttons = Callable[..., Iterable[Any]]


def narrow() -> None:
    """Wrap the functions that make buttons; called once, when hooks are registered."""
    for place in PLACES:
        registered = hooks._hooks[place]  # noqa: SLF001 - the only way to a registered function
        registered[:] = [(_narrowed(function), order) for function, order in registered]


def _narrowed(buttons: Buttons) -> Buttons:
    if buttons is localize.page_listing_more_buttons:
        return for_pages(buttons)
    if buttons is localize.register_snippet_listing_buttons:
        return for_snippets(buttons)
    return buttons


def for_pages(buttons: Buttons) -> Buttons:
    """Narrow a page's buttons to those who may have it translated."""

    def allowed(page: Any, user: Any, **rest: Any) -> Iterable[Any]:
        return buttons(page=page, user=user, **rest) if may_translate(user, page) else ()

    return allowed


def for_snippets(buttons: Buttons) -> Buttons:
    """Narrow a snippet's buttons to those who may have it translated."""

    def allowed(snippet: Any, user: Any, next_url: str | None = None) -> Iterable[Any]:
        is_translated = hasattr(snippet, "translation_key")
        if not is_translated or not may_translate(user, snippet):
            return ()
        return buttons(snippet, user, next_url)

    return allowed
