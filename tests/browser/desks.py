"""Editors who have signed in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext

from tests.browser.chromium import WAIT_MILLISECONDS
from tests.browser.editor import Editor
from tests.integration.serving import ServedSite

FORGET = "localStorage.clear(); sessionStorage.clear()"


@dataclass
class Desks:
    """A browser for each login, which knows the admin's scripts by heart after a while.

    To sign in, and to compile these scripts, takes as long as the rest of a short test.
    """

    browser: Browser
    site: ServedSite
    contexts: dict[str, BrowserContext] = field(default_factory=dict)

    @contextmanager
    def tab(self, login: str) -> Iterator[Editor]:
        """A new tab of somebody's, who has not pressed anything yet."""
        if login not in self.contexts:
            self.contexts[login] = self._signed_in(login)
        page = self.contexts[login].new_page()
        yield Editor(page)
        if page.url.startswith(self.site.base_url):
            page.evaluate(FORGET)  # such as which panel is open
        page.close()

    def _signed_in(self, login: str) -> BrowserContext:
        context = self.browser.new_context(base_url=self.site.base_url, locale="fr-FR")
        context.set_default_timeout(WAIT_MILLISECONDS)
        page = context.new_page()
        Editor(page).sign_in(login)
        page.close()
        return context
