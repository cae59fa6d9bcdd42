"""An answer in HTTP/1 (RFC 9112) as it comes in, of bounded size."""

from __future__ import annotations

import msgspec

from scanner.net.http.framing import CHUNKED, UNTIL_CLOSE, Chunks, framing
from scanner.net.http.head import END, STRAY, Field, Head, begins, head
from scanner.net.trouble import Malformed, TooLarge

# Parts of an answer that HTTP throws away (interim answers, chunk extensions, trailers) and records of TLS may be as long as its header, and no
# longer.
_BESIDES = 2
_MOST_INTERIM = 32
_NO_HTTP = "this is no HTTP"


class AnswerLimits(msgspec.Struct, frozen=True):
    """What an answer may have, in bytes: one line of its header, all its lines, and its body; ``lines`` is how many lines.

    ``most`` is how much of a body is wanted.
    """

    line: int
    lines: int
    header: int
    body: int
    most: int


class AnswerParser:
    """An answer as it comes in: its own lines to the byte, header lines with their case and order.

    ``over`` once it is complete, or ``cut`` where no more was wanted, or ``broken`` (and ``cut``) where no more came or the rest is no chunk;
    ``trouble`` says why it never will be. ``stray`` when what came first is no answer: on a connection that was used before it may be the rest of
    the one before. ``keeps`` when another request may follow on the connection.
    """

    def __init__(self, limits: AnswerLimits, without_body: bool = False) -> None:
        self.status = 0
        self.reason = b""
        self.version = ""
        self.headers: list[Field] = []
        self.over = self.cut = self.broken = self.stray = self.keeps = False
        self.trouble: Exception | None = None
        self._limits, self._without_body = limits, without_body
        self._head = b""
        self._body: list[bytes] = []
        self._interim = self._size = 0
        self._came, self._cap = 0, limits.header * _BESIDES
        self._lines = 0
        self._length = UNTIL_CLOSE
        self._chunks: Chunks | None = None
        self._persistent = False

    @property
    def body(self) -> bytes:
        return b"".join(self._body)[: self._limits.most]

    @property
    def begun(self) -> bool:
        """Anything came at all."""
        return self._came > 0

    @property
    def longest(self) -> int:
        """How many bytes may come through the socket for it."""
        return self._limits.header * _BESIDES + self._limits.body

    def take(self, data: bytes) -> None:
        """Bytes that came."""
        self._came += len(data)
        if self.trouble is not None or self.over:
            # They belong to nobody.
            self.keeps = False
            return
        try:
            if not self.status:
                data = self._heads(data)
            if data and self.status and not self.over:
                self._take_body(data)
        except (Malformed, TooLarge) as wrong:
            self._trouble(wrong)
        if self._came > self._cap:
            self._trouble(TooLarge("more bytes came than the largest answer has"))

    def end(self, whole: bool = True) -> None:
        """The server closed the connection, which ends a body of no announced length (RFC 9112 section 6.3), unless it is known not to be ``whole``."""
        if not self.status:
            self.stray = self._head != b"" and b"http" not in self._head[: STRAY + 4].lower()
            self._trouble(Malformed(_NO_HTTP) if self.stray else ConnectionResetError("the server closed the connection without an answer"))
        elif not self.over and self.trouble is None:
            self.over = True
            self.broken = self.cut = not whole or self._length != UNTIL_CLOSE

    def _heads(self, data: bytes) -> bytes:
        """Take in heads; what stands behind the one that counts."""
        before = len(self._head)
        data, self._head = self._head + data, b""
        while data:
            if not begins(data):
                self.stray = True
                raise Malformed(_NO_HTTP)
            # An empty line before the status line ends no head.
            start = data[: STRAY + 4].lower().find(b"http")
            end = END.search(data, max(start, before - 2)) if start >= 0 else None
            if end is None:
                self._lines += data.count(b"\n", before)
                if self._lines > self._limits.lines + _BESIDES:
                    raise TooLarge("the headers are too many")
                self._head = data
                break
            read, data = head(data[: end.end()]), data[end.end() :]
            if read.status >= 200:
                self._begin(read, end.end(), surplus=bool(data))
                return data
            # Interim answers are no answers (RFC 9110 section 15.2), nor is a change of protocol that nobody asked for.
            before = self._lines = 0
            self._interim += 1
            if self._interim >= _MOST_INTERIM:
                raise TooLarge("interim answers without end")
        return b""

    def _begin(self, read: Head, size: int, surplus: bool) -> None:
        if len(read.fields) > self._limits.lines:
            raise TooLarge("the headers are too many")
        if size > self._limits.line:
            sizes = [len(name) + len(value) for name, value in read.fields]
            if sum(sizes) > self._limits.header or max(sizes, default=0) > self._limits.line:
                raise TooLarge("the headers are too large")
        self._length, self._persistent = framing(read)
        if self._without_body:
            self._length = 0
        self.status, self.reason, self.version, self.headers = read.status, read.reason, read.version, read.fields
        self._cap = self.longest
        if self._length == 0:
            # A body that must not be there belongs to nobody.
            self.over, self.keeps = True, self._persistent and not surplus

    def _take_body(self, data: bytes) -> None:
        if self._length == CHUNKED:
            ended, surplus = self._take_chunks(data)
        elif self._length == UNTIL_CLOSE:
            self._body.append(data)
            self._size += len(data)
            ended = surplus = False
        else:
            part = data[: self._length - self._size]
            self._body.append(part)
            self._size += len(part)
            ended, surplus = self._size == self._length, len(part) < len(data)
        if self._size > self._limits.most or self.broken:
            self.over = self.cut = True
        elif ended:
            # A connection with bytes on it that nobody asked for is used no more.
            self.over, self.keeps = True, self._persistent and not surplus

    def _take_chunks(self, data: bytes) -> tuple[bool, bool]:
        """Whether that was the end of the body, and more came behind it."""
        self._chunks = self._chunks or Chunks()
        before = len(self._body)
        try:
            self._chunks.take(data, self._body)
        except Malformed:
            # What the header says stands, and of the body what came before, which is what browsers show.
            self.broken = True
        self._size += sum(map(len, self._body[before:]))
        return self._chunks.over, self._chunks.surplus

    def _trouble(self, why: Exception) -> None:
        if not self.over and self.trouble is None:
            self.trouble = why
