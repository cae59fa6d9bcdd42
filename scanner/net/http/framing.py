"""Where the body of an answer ends (RFC 9112 section 6.3), and a body in chunks (section 7.1), as Chromium has it where servers keep to neither."""

from __future__ import annotations

import re
from typing import NamedTuple

from scanner.net.http.head import Head
from scanner.net.trouble import Malformed

CHUNKED = -1
UNTIL_CLOSE = -2
_WITHOUT_BODY = (204, 205, 304)
_LONGEST_NUMBER = 18
# A line that says how long a chunk is, extensions included, and one of a trailer. Of zeros in front no server writes more.
_LONGEST_LINE = 16_384
_SIZE = rb"0{0,32}+([1-9a-fA-F][0-9a-fA-F]{0,14}|(?<=0)) *(?:;[^\n]*|\r)?\n"
_CHUNK = re.compile(_SIZE)
_NEXT_CHUNK = re.compile(rb"\r?\n" + _SIZE)
_EMPTY = re.compile(rb"\r?\n")


_NAMES = (b"transfer-encoding", b"content-length", b"connection")
_SIZES = frozenset(map(len, _NAMES))


class Framing(NamedTuple):
    """``length`` is in bytes, or `CHUNKED`, or `UNTIL_CLOSE`; ``persistent`` when the server keeps the connection open (section 9.3)."""

    length: int
    persistent: bool


def framing(head: Head) -> Framing:
    """How its body is framed. `Malformed` when it has several lengths.

    Chunks count before a length. A length that is no number, or has a sign, is none; the same length twice is one.
    """
    options: dict[bytes, list[bytes]] = {name: [] for name in _NAMES}
    for name, value in head.fields:
        if len(name) in _SIZES and (members := options.get(name.lower())) is not None:
            # Empty members, too (RFC 9110 section 5.6.1).
            members += [part.strip(b" \t") for part in value.lower().split(b",")]
    codings, lengths, connection = options.values()
    persistent = b"close" not in connection if head.version == "1.1" else b"keep-alive" in connection
    if head.status in _WITHOUT_BODY:
        return Framing(0, persistent)
    if b"chunked" in codings and head.version == "1.1":
        return Framing(CHUNKED, persistent)
    if len(lengths) > 1 and len(set(lengths)) > 1:
        raise Malformed(f"{len(set(lengths))} different Content-Length")
    digits = lengths[0] if lengths else b""
    if not digits.isdigit() or len(digits.lstrip(b"0")) > _LONGEST_NUMBER:
        return Framing(UNTIL_CLOSE, persistent)
    return Framing(int(digits), persistent)


class Chunks:
    """A body in chunks as it comes in. ``over`` once its end is there; then ``surplus`` is whether more came behind it."""

    def __init__(self) -> None:
        self.over = self.surplus = False
        self._rest = b""
        # Bytes of this chunk still to come, and whether the line that ends it is, and whether only trailers are.
        self._left = 0
        self._closing = self._trailing = False

    def take(self, data: bytes, parts: list[bytes]) -> None:
        """Add what is body in bytes that came to ``parts``. `Malformed` when they are no chunks."""
        if self._rest:
            data, self._rest = self._rest + data, b""
        at, end = 0, len(data)
        while at < end:
            if not self._left and not self._trailing and (size := self._size(data, at)):
                at, self._left = size.end(), int(size[1] or b"0", 16)
                self._closing, self._trailing = False, not self._left
            elif self._left:
                part = data[at : at + self._left]
                parts.append(part)
                at += len(part)
                self._left -= len(part)
                self._closing = not self._left
            elif self._closing:
                at = self._line(data, at, _EMPTY.match(data, at), "a chunk is longer than it says")
                self._closing = at < 0
            elif self._trailing:
                line_end = data.find(b"\n", at, at + _LONGEST_LINE)
                if 0 <= line_end < at + 2 and data[at:line_end].strip(b"\r") == b"":
                    self.over, self.surplus = True, line_end + 1 < end
                    return
                at = line_end + 1 or self._line(data, at, None, "a trailer is too long")
            else:
                at = self._line(data, at, None, "the length of a chunk is no number")
            if at < 0:
                return

    def _size(self, data: bytes, at: int) -> re.Match[bytes] | None:
        """The line that says how long the next chunk is; it may begin with the end of the chunk before it."""
        end = at + _LONGEST_LINE
        return _NEXT_CHUNK.match(data, at, end) if self._closing else _CHUNK.match(data, at, end)

    def _line(self, data: bytes, at: int, line: re.Match[bytes] | None, wrong: str) -> int:
        """Where the next line begins; below 0 where this one is still to come, and is kept."""
        if line is not None:
            return line.end()
        if len(data) - at >= _LONGEST_LINE or b"\n" in data[at:]:
            raise Malformed(wrong)
        self._rest = data[at:]
        return -1
