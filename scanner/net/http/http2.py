"""A connection for HTTP/2 (RFC 9113), for servers that speak nothing else; h2 has the frames."""

from __future__ import annotations

import h2.config
import h2.connection
import h2.events
import h2.exceptions
import h2.settings

from scanner.net.http.connection import Connection
from scanner.net.http.parser import AnswerParser
from scanner.net.socket.tcp import Stream
from scanner.net.socket.tls import Secure
from scanner.net.trouble import Malformed

PROTOCOL = "h2"
# So much may come before the server waits to hear that it was taken in; of a header, in bytes.
_WINDOW, _LONGEST_HEADER = 1 << 20, 65_536


class Http2Connection(Connection):
    """Asks one request at a time, each as a stream of its own. What comes is given to the parser as an answer of HTTP/1 that ends with its connection,
    so that every limit holds for it, too."""

    def __init__(self, stream: Stream, way: Stream | Secure) -> None:
        super().__init__(stream, way)
        # Frames that ask for something or break the rules are answered or refused by the library; what it makes of a header is bytes.
        self._frames = h2.connection.H2Connection(h2.config.H2Configuration(header_encoding=False))
        self._frames.local_settings = h2.settings.Settings(
            client=True,
            initial_values={
                h2.settings.SettingCodes.ENABLE_PUSH: 0,
                h2.settings.SettingCodes.INITIAL_WINDOW_SIZE: _WINDOW,
                h2.settings.SettingCodes.MAX_HEADER_LIST_SIZE: _LONGEST_HEADER,
            },
        )
        self._frames.initiate_connection()

    async def _talk(self, request: bytes, answer: AnswerParser) -> bool:
        number = self._frames.get_next_available_stream_id()
        self._frames.send_headers(number, _fields(request), end_stream=True)
        await self._way.send(self._frames.data_to_send())
        self.requests += 1
        ended = False
        try:
            while not answer.over and answer.trouble is None:
                data = await self._way.read()
                if not data:
                    answer.end(whole=False)
                for event in self._frames.receive_data(data):
                    ended = self._take(event, number, answer) or ended
                if reply := self._frames.data_to_send():
                    await self._way.send(reply)
        except h2.exceptions.ProtocolError as wrong:
            raise Malformed(f"HTTP/2: {wrong}"[:200]) from wrong
        finally:
            answer.version = "2"
        return ended

    def _take(self, event: h2.events.Event, number: int, answer: AnswerParser) -> bool:
        """Give what belongs to the answer to its parser; whether that was the end."""
        if isinstance(event, h2.events.ConnectionTerminated):
            answer.end(whole=False)
        if getattr(event, "stream_id", None) != number:
            return False
        match event:
            case h2.events.ResponseReceived(headers=headers):
                answer.take(_head(headers or []))
            case h2.events.DataReceived(data=data, flow_controlled_length=size):
                answer.take(data or b"")
                self._frames.acknowledge_received_data(size or 0, number)
            case h2.events.StreamReset():
                answer.end(whole=False)
            case h2.events.StreamEnded():
                answer.end()
                return True
        return False


def _fields(request: bytes) -> list[tuple[bytes, bytes]]:
    """A request of HTTP/1 as fields of HTTP/2 (RFC 9113 section 8.3.1)."""
    first, *lines = request.removesuffix(b"\r\n\r\n").split(b"\r\n")
    method, target, _ = first.split(b" ")
    pairs = [(name.lower(), value) for name, _, value in (line.partition(b": ") for line in lines)]
    authority = next((value for name, value in pairs if name == b"host"), b"")
    pseudo = [(b":method", method), (b":scheme", b"https"), (b":authority", authority), (b":path", target)]
    return pseudo + [(name, value) for name, value in pairs if name not in (b"host", b"connection")]


def _head(fields: list[tuple[bytes, bytes]]) -> bytes:
    """The fields of an answer as a head of HTTP/1. The library lets no line break and no Connection through."""
    status = next((value for name, value in fields if name == b":status"), b"")
    lines = [b"%s: %s" % pair for pair in fields if not pair[0].startswith(b":")]
    return b"\r\n".join([b"HTTP/1.1 " + status, *lines]) + b"\r\n\r\n"
