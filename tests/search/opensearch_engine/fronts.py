"""A server before the cluster that can fail as clusters do."""

import gzip
import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from content_models.search_cluster import SearchCluster

POLL_SECONDS = 0.01
Answer = tuple[int, Any]
Trouble = Callable[[str, bytes], Answer | None]
"""Given a path and a body, answers in place of the cluster, or returns None."""


@dataclass
class Front:
    """Passes requests on, unless there is trouble.

    Attributes:
        cluster: as one reaches it through this front.
        is_away: whether it hangs up on everybody.
        asked: the paths of all requests.
        authorisations: what each said of who asks.
    """

    behind: SearchCluster
    cluster: SearchCluster
    is_away: bool = False
    trouble: Trouble = lambda _path, _body: None
    asked: list[str] = field(default_factory=list)
    authorisations: list[str] = field(default_factory=list)

    def answer(self, method: str, path: str, body: bytes) -> Answer:
        """Answer a request."""
        self.asked.append(path)
        return self.trouble(path, body) or self.passed_on(method, path, body)

    def passed_on(self, method: str, path: str, body: bytes) -> Answer:
        """Ask the cluster itself."""
        host = self.behind.addresses[0].removeprefix("http://")
        with closing(HTTPConnection(host, timeout=30)) as connection:
            connection.request(method, path, body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, json.load(answer)


@contextmanager
def front_of(behind: SearchCluster, certificate: ssl.SSLContext | None = None) -> Iterator[Front]:
    """A front that listens on loopback, by TLS where it has a certificate."""
    front = Front(behind, behind)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(length)
            front.authorisations.append(self.headers.get("Authorization", ""))
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            if front.is_away:
                self.close_connection = True
                return
            status, content = front.answer(self.command, self.path, body)
            sent = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815 - the library calls these names

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        if certificate:
            server.socket = certificate.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(POLL_SECONDS,), daemon=True)
        thread.start()
        scheme = "https" if certificate else "http"
        address = f"{scheme}://127.0.0.1:{server.server_port}"
        front.cluster = replace(behind, addresses=(address,))
        yield front
        server.shutdown()
        thread.join()
