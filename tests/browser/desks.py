"""Editors who have signed in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage

from tests.browser.chromium import WAIT_MILLISECONDS
from tests.browser.editor import Editor
from tests.integration.serving import ServedSite

LOCALE = "fr-FR"
REFUSED = "Content Security Policy"
FORGET = "localStorage.clear(); sessionStorage.clear()"


@dataclass
class Desks:
    """A browser for each login, which knows the admin's scripts by heart after a while.

    To sign in, and to compile these scripts, takes as long as the rest of a short test.
    """

    browser: Browser
    site: ServedSite
    contexts: dict[str, BrowserContext] = field(default_factory=dict)
    bookmarks: dict[str, dict[str, str]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    """What the policy of the CMS kept from running: nothing, whatever an editor does."""

    @contextmanager
    def tab(self, login: str) -> Iterator[Editor]:
        """A new tab of somebody's, who has not pressed anything yet."""
        if login not in self.contexts:
            self.contexts[login] = self._signed_in(login)
        page = self.contexts[login].new_page()
        yield Editor(page, bookmarks=self.bookmarks.setdefault(login, {}))
        if page.url.startswith(self.site.base_url):
            page.evaluate(FORGET)  # such as which panel is open
        page.close()
        assert self.refused == []

    @contextmanager
    def signing_in(self, login: str, locale: str = LOCALE) -> Iterator[Editor]:
        """A browser of one's own, in which somebody has just signed in."""
        context = self._opened(locale)
        editor = Editor(context.new_page())
        editor.sign_in(login)
        yield editor
        context.close()
        assert self.refused == []

    def _signed_in(self, login: str) -> BrowserContext:
        context = self._opened(LOCALE)
        page = context.new_page()
        Editor(page).sign_in(login)
        page.close()
        return context

    def _opened(self, locale: str) -> BrowserContext:
        context = self.browser.new_context(base_url=self.site.base_url, locale=locale)
        context.set_default_timeout(WAIT_MILLISECONDS)
        context.on("console", self._note)
        return context

    def _note(self, message: ConsoleMessage) -> None:
        if REFUSED in message.text:
            self.refused.append(f"{message.page and message.page.url}: {message.text}")
