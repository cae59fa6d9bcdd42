"""An answer in HTTP/1.1 (RFC 9112) as it comes in, of bounded size. What the bytes mean says httptools, Node's parser."""

from __future__ import annotations

import re

import httptools
import msgspec

from scanner.net.trouble import Malformed, TooLarge

# Parts of an answer that HTTP throws away (interim answers, chunk extensions, trailers) and records of TLS may be as long as its header, and no
# longer.
_BESIDES = 2
_MOST_INTERIM = 32
# RFC 9110 section 5.5.
_NEVER = re.compile(rb"[\0\r\n]")


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

    ``over`` once it is complete, or ``cut`` where no more was wanted; ``trouble`` says why it never will be. ``keeps`` when another request
    may follow on the connection.
    """

    def __init__(self, limits: AnswerLimits, without_body: bool = False) -> None:
        self.status = 0
        self.reason = b""
        self.version = ""
        self.headers: list[tuple[bytes, bytes]] = []
        self.over = self.cut = self.keeps = False
        self.trouble: Exception | None = None
        self._limits, self._without_body = limits, without_body
        self._body: list[bytes] = []
        self._messages = self._size = 0
        self._came, self._cap = 0, limits.header * _BESIDES
        self._parser: httptools.HttpResponseParser | None = httptools.HttpResponseParser(self)
        # As browsers are: a stray byte in a header line, a bare LF, a space behind the size of a chunk.
        self._parser.set_dangerous_leniencies(
            lenient_headers=True, lenient_optional_cr_before_lf=True, lenient_spaces_after_chunk_size=True
        )

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
        if self._parser is None:
            return
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            self.over, self.keeps = self.trouble is None, False
        except httptools.HttpParserError as wrong:
            # Also right behind an answer: then it is longer than it said, and which part of it counts is anybody's guess.
            self.over, self.keeps = self.cut, False
            self._trouble(Malformed(str(wrong)))
        if self._came > self._cap:
            self._trouble(TooLarge("more bytes came than the largest answer has"))

    def close(self) -> None:
        """Nothing more will come. The parser knows this answer, and this answer the parser; together they would stay in memory."""
        self._parser = None

    def end(self) -> None:
        """The server closed the connection, which ends a body of no announced length (RFC 9112 section 6.3)."""
        if not self.status:
            self._trouble(ConnectionResetError("the server closed the connection without an answer"))
        elif self._has_length():
            self._trouble(Malformed("the connection ended within the body"))
        else:
            self.over = True

    def on_message_begin(self) -> None:
        # What comes behind the answer belongs to nobody.
        self.keeps = False
        self._renew()

    def on_status(self, reason: bytes) -> None:
        if not self.over:
            self.reason += reason

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self.status and self.trouble is None:
            self.headers.append((name, value))
            if len(self.headers) > self._limits.lines:
                self._trouble(TooLarge("the headers are too many"))

    def on_headers_complete(self) -> None:
        assert self._parser is not None
        status = self._parser.get_status_code()
        if self.over or self.trouble is not None or (100 <= status < 200 and status != 101):
            return
        self.status, self.version = status, self._parser.get_http_version()
        self._cap = self.longest
        lengths = [len(name) + len(value) for name, value in self.headers]
        if max(lengths, default=0) > self._limits.line or sum(lengths) > self._limits.header:
            self._trouble(TooLarge("the headers are too large"))
        elif _NEVER.search(b"".join([value for _, value in self.headers])):
            self._trouble(Malformed("a header line with NUL, CR or LF in it"))
        self.headers = [(name, value.strip(b" \t")) for name, value in self.headers]
        self.over = self._without_body and self.trouble is None

    def on_body(self, data: bytes) -> None:
        if self.over or self.trouble is not None:
            return
        self._body.append(data)
        self._size += len(data)
        self.over = self.cut = self._size > self._limits.most

    def on_message_complete(self) -> None:
        assert self._parser is not None
        if self.status and not self.over and self.trouble is None:
            self.over, self.keeps = True, self._parser.should_keep_alive()

    def _renew(self) -> None:
        """An interim answer is no answer (RFC 9110 section 15.2)."""
        if not self.status:
            self.reason = b""
            self.headers.clear()
            self._messages += 1
            if self._messages > _MOST_INTERIM:
                self._trouble(TooLarge("interim answers without end"))

    def _has_length(self) -> bool:
        """Whether the header says where the body ends."""
        fields = {name.lower(): value.lower() for name, value in self.headers}
        return b"content-length" in fields or fields.get(b"transfer-encoding", b"").endswith(b"chunked")

    def _trouble(self, why: Exception) -> None:
        if not self.over and self.trouble is None:
            self.trouble = why
