"""One connection for HTTP/1.1: a request goes out, an answer comes in (RFC 9112 section 9)."""

from __future__ import annotations

import ssl
from typing import Self

from scanner.net.http.parser import AnswerParser
from scanner.net.socket.tcp import ByteAccount, Stream
from scanner.net.socket.tls import Secure


class Connection:
    """Asks one request at a time."""

    def __init__(self, stream: Stream, way: Stream | Secure) -> None:
        self._stream, self._way = stream, way
        self._keeps = True
        # How many requests left.
        self.requests = 0

    @classmethod
    async def open(cls, address: str, port: int, context: ssl.SSLContext | None, host: str, account: ByteAccount) -> Self:
        """Connect to an address, within TLS where there is a context, naming ``host``. Raises what `Stream` and `Secure` raise."""
        stream = await Stream.connect(address, port, account)
        try:
            return cls(stream, await Secure.shake(stream, context, host) if context else stream)
        except BaseException:
            stream.close()
            raise

    @property
    def usable(self) -> bool:
        """It may be asked another request."""
        return self._keeps and self._way.quiet

    async def ask(self, request: bytes, answer: AnswerParser) -> None:
        """Send it, and fill the answer; raises its trouble. Afterwards the connection is closed unless it stays usable."""
        self._keeps = False
        self._stream.allow(answer.longest)
        try:
            keeps = await self._talk(request, answer)
            if answer.trouble is not None and not answer.over:
                raise answer.trouble
            self._keeps = keeps
        finally:
            if not self._keeps:
                self.close()

    async def _talk(self, request: bytes, answer: AnswerParser) -> bool:
        """Whether the connection may be asked again."""
        await self._way.send(request)
        self.requests += 1
        while not answer.over and answer.trouble is None:
            if data := await self._way.read():
                answer.take(data)
            else:
                answer.end()
        return answer.keeps

    def close(self) -> None:
        """Close it at once."""
        self._keeps = False
        self._stream.close()
