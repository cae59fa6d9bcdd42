"""A server at every loopback address of a test that counts what comes: plain HTTP by path, the beginning of TLS by that word."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PAGE = b"<!doctype html><title>Dinas</title><h1>Dinas</h1><p>Selamat datang.</p>"


class Counting:
    """``requests`` are pairs of the address that was asked and what it was asked for."""

    def __init__(self, listener: socket.socket) -> None:
        self._listener = listener
        self.port: int = listener.getsockname()[1]
        self.requests: list[tuple[str, str]] = []

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection:
                self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        where = connection.getsockname()[0]
        first = connection.recv(65536)
        words = first.split(b" ")
        self.requests.append((where, words[1].decode("latin-1") if first[:1].isalpha() and len(words) > 1 else "TLS"))
        if first[:1].isalpha():
            connection.sendall(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(PAGE), PAGE)
            )


@contextmanager
def counting() -> Iterator[Counting]:
    """One that serves in a thread of its own, at one port of all loopback addresses."""
    with socket.create_server(("0.0.0.0", 0)) as listener:
        server = Counting(listener)
        thread = threading.Thread(target=server.serve)
        thread.start()
        try:
            yield server
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()
