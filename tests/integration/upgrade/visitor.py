"""Asks a running site for pages, as a reader or as somebody who is signed in."""

import re
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SECONDS = 60
NOT_SHOWN = re.compile(r"<(script|style|template)\b.*?</\1>|<[^>]+>", re.DOTALL)


@dataclass(frozen=True)
class Answer:
    """What came back.

    Attributes:
        status: of HTTP.
        location: where a redirect leads, without the site's own host; else empty.
        kind: its content type, without parameters.
        content: as it was sent.
    """

    status: int
    location: str
    kind: str
    content: bytes

    @property
    def html(self) -> str:
        """The page as text, its entities resolved."""
        return unescape(self.content.decode())

    @property
    def words(self) -> str:
        """What a reader of the page reads, in one line."""
        return one_line(NOT_SHOWN.sub(" ", self.content.decode()))


@dataclass
class Visitor:
    """Somebody in front of a site.

    Attributes:
        base_url: scheme, host and port of the site.
        session: the cookie of somebody who is signed in to the admin; empty for a reader.
    """

    base_url: str
    session: str = ""

    def get(self, address: str) -> Answer:
        """Ask for a page, without following redirects."""
        answer, _cookies = self._ask("GET", address, "", {"Cookie": self.session})
        return answer

    def press(self, page: str, address: str = "", method: str = "POST", **fields: str) -> Answer:
        """Send the form of a page of the admin, to the page itself or to another address."""
        shown, cookies = self._ask("GET", page, "", {"Cookie": self.session})
        token = TOKEN.findall(shown.html)[0]
        headers = {
            "Cookie": "; ".join([self.session, *cookies]),
            "Content-Type": "application/x-www-form-urlencoded",
            "X-CSRFToken": token,
        }
        answer, _cookies = self._ask(method, address or page, urlencode(fields), headers)
        return answer

    def _ask(
        self, method: str, address: str, sent: str, headers: dict[str, str]
    ) -> tuple[Answer, list[str]]:
        connection = HTTPConnection(urlsplit(self.base_url).netloc, timeout=SECONDS)
        try:
            connection.request(method, address, sent, headers)
            came = connection.getresponse()
            told = came.headers
            answer = Answer(
                came.status,
                told.get("Location", "").removeprefix(self.base_url),
                told.get_content_type(),
                came.read(),
            )
        finally:
            connection.close()
        cookies = [each.partition(";")[0] for each in told.get_all("Set-Cookie", [])]
        return answer, cookies


def one_line(html: str) -> str:
    """Text with its entities resolved and its spaces evened out."""
    return " ".join(unescape(html).split())
