"""An editor's browser, as far as publishing needs one."""

import http.client
from dataclasses import dataclass
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.benchmarks.serving import HOST

SECONDS = 30
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class AdminError(Exception):
    """The admin did not do what it was asked to."""


class FormReader(HTMLParser):
    """Collects what a browser would send of a page's forms, templates for more rows left out."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._select = ""
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in given:
            self.values[self._select] = given.get("value", "")
        elif tag == "textarea":
            self._area = name
            self.values[name] = ""
        elif tag == "input" and name and _is_sent(given):
            self.values[name] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.values[self._area] += data.strip()


def _is_sent(given: dict[str, str]) -> bool:
    kind = given.get("type", "text")
    is_chosen = kind not in {"checkbox", "radio"} or "checked" in given
    return is_chosen and kind not in {"submit", "file"} and "__prefix__" not in given["name"]


@dataclass(frozen=True)
class Answer:
    """What came back; ``location`` is where a redirect leads, and else empty."""

    status: int
    content: str
    location: str


class Admin:
    """A signed-in editor on one connection that is kept open."""

    def __init__(self, port: int, name: str, password: str) -> None:
        self._connection = http.client.HTTPConnection(HOST, port, timeout=SECONDS)
        self._origin = f"http://{HOST}:{port}"
        self._cookies: dict[str, str] = {}
        form = self.form("/cms/login/")
        self.send("/cms/login/", form | {"username": name, "password": password})

    def form(self, path: str) -> dict[str, str]:
        """Open a page and read its form."""
        answer = self.get(path)
        if answer.status != http.client.OK:
            raise AdminError(f"{path}: {answer.status}")
        reader = FormReader()
        reader.feed(answer.content)
        return reader.values

    def send(self, path: str, values: dict[str, str]) -> str:
        """Send a form; returns where the admin leads.

        Wagtail answers a success with a redirect, and an error with the form.
        """
        answer = self.post(path, values)
        if answer.status != http.client.FOUND:
            raise AdminError(f"{path}: {answer.status}\n{_messages(answer.content)}")
        return answer.location

    def get(self, path: str) -> Answer:
        """Ask for a path, without following where it leads."""
        return self._request("GET", path, "", {})

    def post(self, path: str, values: dict[str, str]) -> Answer:
        """Send values to a path."""
        return self._request("POST", path, urlencode(values), FORM)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _request(self, method: str, path: str, body: str, headers: dict[str, str]) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        sent = headers | {"Cookie": cookies, "Referer": self._origin + path}
        self._connection.request(method, path, body.encode(), sent)
        answer = self._connection.getresponse()
        content = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie", []):
            self._cookies |= {name: each.value for name, each in SimpleCookie(line).items()}
        return Answer(answer.status, content, answer.headers.get("Location", ""))


def _messages(content: str) -> str:
    lines = [line.strip() for line in content.splitlines() if "error" in line.lower()]
    return "\n".join(lines[:20])
