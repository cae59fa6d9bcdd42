"""An answer to the byte: its lines as a server sends them, its body, and how the two are framed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec


class Wire(msgspec.Struct, frozen=True):
    """What goes over the connection, in pieces with a pause between them; ``close`` is whether the server then ends it."""

    pieces: tuple[bytes, ...]
    close: bool = False


Framing = Callable[[list[bytes], bytes], Wire]


def head(lines: list[bytes]) -> bytes:
    """The status line and the header lines, up to the empty line."""
    return b"\r\n".join(lines) + b"\r\n\r\n"


def by_length(lines: list[bytes], content: bytes) -> Wire:
    """RFC 9112 section 6.2."""
    return Wire((head([*lines, b"Content-Length: %d" % len(content)]) + content,))


def until_close(lines: list[bytes], content: bytes) -> Wire:
    """RFC 9112 section 6.3, the last rule."""
    return Wire((head(lines) + content,), close=True)


class Answer(msgspec.Struct):
    """``{origin}`` in a line stands for what the request says of it. ``for_cookie`` is another answer, for requests that bring a cookie of this name."""

    start: bytes = b"HTTP/1.1 200 OK"
    lines: list[bytes] = []
    content: bytes = b""
    framing: Framing = by_length
    for_cookie: tuple[str, Answer] | None = None
    _wire: Wire | None = None

    def line(self, *lines: str) -> None:
        """More header lines, before all others."""
        self.lines[:0] = [line.encode() for line in lines]

    def without(self, *names: str) -> None:
        """Its lines but those of these names."""
        prefixes = tuple(name.lower().encode() + b":" for name in names)
        self.lines = [line for line in self.lines if not line.lower().startswith(prefixes)]

    def settle(self) -> None:
        """Draw what is left to be drawn, so that everybody gets the same bytes."""
        self._wire = self.framing([self.start, *self.lines], self.content)

    def wire(self, headers: Mapping[str, str]) -> Wire:
        """What goes out for a request with these headers, their names in lower case."""
        if self.for_cookie and f"{self.for_cookie[0]}=" in headers.get("cookie", ""):
            return self.for_cookie[1].wire(headers)
        if self._wire is None:
            self.settle()
        assert self._wire is not None
        origin = headers.get("origin", "").encode()
        return Wire(tuple(piece.replace(b"{origin}", origin) for piece in self._wire.pieces), self._wire.close)


def file(media_type: str, content: str | bytes, *lines: str, status: str = "200 OK") -> Answer:
    """An ordinary answer."""
    body = content.encode() if isinstance(content, str) else content
    return Answer(f"HTTP/1.1 {status}".encode(), [f"Content-Type: {media_type}".encode(), *(line.encode() for line in lines)], body)


def redirect(location: str, status: str = "301 Moved Permanently", *lines: str) -> Answer:
    """An answer that leads on (RFC 9110 section 15.4)."""
    return Answer(f"HTTP/1.1 {status}".encode(), [f"Location: {location}".encode(), *(line.encode() for line in lines)])
