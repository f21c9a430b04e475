"""A site as it comes through a network that tests can trouble."""

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

ANSWER_SECONDS = 60
PASSED_ON = ("accept", "accept-language", "cookie", "if-none-match", "range", "user-agent")
OF_THE_CONNECTION = {"connection", "transfer-encoding", "content-length"}
WORKER_PATH = "/sw.js"
RENAMED = "de"


def open_gate() -> threading.Event:
    """A gate that lets everything pass."""
    gate = threading.Event()
    gate.set()
    return gate


@dataclass
class WeakNetwork:
    """A proxy before a site.

    Attributes:
        site_url: what it leads to.
        base_url: where it listens.
        is_down: whether it hangs up on every request.
        pages_pass: cleared, it holds back every page until it is set again.
        page_status: what every page answers instead of itself, where it is not 0.
        change_page: makes another page of each of the site's.
        change_worker: makes another service worker of the site's.
        code: a language that the site seems to have instead of German.
        asked: the paths of all requests that arrived, queries included.
    """

    site_url: str
    base_url: str
    is_down: bool = False
    pages_pass: threading.Event = field(default_factory=open_gate)
    page_status: int = 0
    change_page: Callable[[bytes], bytes] = bytes
    change_worker: Callable[[bytes], bytes] = bytes
    code: str = ""
    asked: list[str] = field(default_factory=list)

    @classmethod
    @contextmanager
    def before(cls, site_url: str) -> Iterator["WeakNetwork"]:
        """Listen for as long as the context lasts."""
        network: WeakNetwork

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                network.answer(self)

            def log_message(self, *_parts: object) -> None:
                """Say nothing."""

        with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
            network = cls(site_url, f"http://127.0.0.1:{server.server_port}")
            thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
            thread.start()
            yield network
            network.pages_pass.set()
            server.shutdown()
            thread.join()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request, as the network is now."""
        if self.is_down:
            handler.close_connection = True
            return
        self.asked.append(handler.path)
        status, headers, body = self._ask(handler)
        is_page = headers.get("content-type", "").startswith("text/html")
        if is_page and self.page_status:
            status, body = self.page_status, b"<!doctype html><title>Trouble</title>"
        if is_page:
            body = self.change_page(body)
            self.pages_pass.wait(ANSWER_SECONDS)
        if handler.path == WORKER_PATH:
            body = self.change_worker(body)
        handler.send_response_only(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    def _ask(self, handler: BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        host = urlsplit(self.site_url).netloc
        connection = http.client.HTTPConnection(host, timeout=ANSWER_SECONDS)
        headers = {name: handler.headers[name] for name in PASSED_ON if handler.headers[name]}
        if handler.path == WORKER_PATH:
            headers.pop("if-none-match", None)  # it may be another one by now
        try:
            connection.request("GET", self._path_there(handler.path), headers=headers)
            answer = connection.getresponse()
            kept = {
                name.lower(): value
                for name, value in answer.getheaders()
                if name.lower() not in OF_THE_CONNECTION
            }
            return answer.status, kept, self._told(kept, answer.read())
        finally:
            connection.close()

    def _path_there(self, path: str) -> str:
        return path.replace(f"/{self.code}/", f"/{RENAMED}/", 1) if self.code else path

    def _told(self, headers: dict[str, str], body: bytes) -> bytes:
        if not self.code or not headers.get("content-type", "").startswith("text/html"):
            return body
        text = body.decode().replace(f"/{RENAMED}/", f"/{self.code}/")
        return text.replace(f'lang="{RENAMED}"', f'lang="{self.code}"').encode()
