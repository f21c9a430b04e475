"""A way to a server on loopback that can be cut and joined again, as a restart or a cable does."""

import socket
import threading
from contextlib import suppress

CHUNK_BYTES = 65_536


class Switchboard:
    """Passes connections on to a server while it is on.

    Attributes:
        port: where it listens; off, nobody does.
    """

    def __init__(self, host: str, server_port: int, listens_at: str = "127.0.0.1") -> None:
        self._listens_at = listens_at
        self._server = (host, server_port)
        self._guard = threading.Lock()
        self._open: list[socket.socket] = []
        with socket.socket() as probe:
            probe.bind((listens_at, 0))
            self.port: int = probe.getsockname()[1]

    def turn_on(self) -> None:
        """Listen, and pass on."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((self._listens_at, self.port))
        listener.listen(64)
        self._remember(listener)
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def turn_off(self) -> None:
        """Cut everything."""
        with self._guard:
            for each in self._open:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)
                each.close()
            self._open.clear()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):  # the end of a listener that was turned off
            while True:
                client, _address = listener.accept()
                server = socket.create_connection(self._server)
                self._remember(client, server)
                for source, target in ((client, server), (server, client)):
                    threading.Thread(target=_pump, args=(source, target), daemon=True).start()

    def _remember(self, *sockets: socket.socket) -> None:
        with self._guard:
            self._open += sockets


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while content := source.recv(CHUNK_BYTES):
            target.sendall(content)
    for each in (source, target):
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
