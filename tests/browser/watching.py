"""What goes wrong in a page without showing."""

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Dialog, Error, Page, Request

CONFESSING = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
    window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
});
"""


OF_THE_TEST = "Service Worker registration blocked by Playwright"


@dataclass
class Watch:
    """Listens to a tab; ``troubles`` holds a line for each thing that should not have happened."""

    page: Page
    own_url: str
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(CONFESSING)
        self.page.on("console", self._hear)
        self.page.on("dialog", self._dismiss)
        self.page.on("pageerror", self._fail)
        self.page.on("request", self._see)

    def found(self) -> list[str]:
        """All troubles so far, violations of the content security policy in this page included."""
        return self.troubles + [f"policy: {each}" for each in self.page.evaluate("violations")]

    def _hear(self, message: ConsoleMessage) -> None:
        # That this page has no answer of status 200 is said here too, and is no trouble.
        is_of_the_page = message.location["url"] == self.page.url
        is_own_status = is_of_the_page and "the server responded with a status" in message.text
        is_expected = is_own_status or message.text == OF_THE_TEST
        if message.type in {"error", "warning"} and not is_expected:
            self.troubles.append(f"console: {message.text}")

    def _dismiss(self, dialog: Dialog) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _fail(self, error: Error) -> None:
        self.troubles.append(f"script: {error}")

    def _see(self, request: Request) -> None:
        if not request.url.startswith((f"{self.own_url}/", "data:", "blob:")):
            self.troubles.append(f"request: {request.url}")
