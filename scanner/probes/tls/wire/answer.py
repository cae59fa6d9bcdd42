"""What a server says in answer to a ClientHello, up to the point where it would be encrypted."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from scanner.probes.tls.wire.messages import KeyExchange, ServerHello, certificates, key_exchange, server_hello, status
from scanner.probes.tls.wire.octets import MalformedRecord
from scanner.probes.tls.wire.records import Alert, Event, Garbage, Message, Record, RecordType

_INTERNAL_ERROR = 80


class ConnectionEnd(enum.Enum):
    """How the server ended the connection before there was enough."""

    CLOSED = "closed"
    RESET = "reset"
    SILENT = "silent"


class ServerAnswer:
    """Collects events. ``garbage`` says why what came is no handshake; everything else is None or empty until it has come.

    ``number``: which of the questions to the server it answers. ``mark``: how many had been put when this one was over.
    """

    def __init__(self, number: int = 0) -> None:
        self.number = number
        self.hello: ServerHello | None = None
        self.chain: tuple[bytes, ...] = ()
        self.status = b""
        self.exchange: KeyExchange | None = None
        self.wants_certificate = self.done = self.sealed = False
        self.alert: Alert | None = None
        self.garbage: Garbage | None = None
        self.connection_end: ConnectionEnd | None = None
        self.mark = 0

    @property
    def refused(self) -> bool:
        """The server said no, by an alert, by ending the connection, or by saying nothing at all."""
        return (
            self.hello is None
            and self.garbage is None
            and ((self.alert is not None and self.alert.fatal) or self.connection_end is not None)
        )

    @property
    def cut(self) -> bool:
        """The server refused by ending the connection, without a word."""
        return self.hello is None and self.alert is None and self.connection_end in (ConnectionEnd.CLOSED, ConnectionEnd.RESET)

    @property
    def wordless(self) -> bool:
        """The server refused without a word: it ended the connection, or kept silent."""
        return self.hello is None and self.alert is None and self.garbage is None and self.connection_end is not None

    @property
    def silent(self) -> bool:
        """The server said nothing for as long as one waits."""
        return self.hello is None and self.connection_end is ConnectionEnd.SILENT

    @property
    def refusal(self) -> str:
        """How the server refused: ``closed``, ``reset``, ``silent`` or ``alert 40``."""
        if self.alert is not None:
            return f"alert {self.alert.description}"
        return self.connection_end.value if self.connection_end else ""

    @property
    def stumble(self) -> bool:
        """An internal error is the server's own trouble, and no answer to what was offered (RFC 8446 section 6.2)."""
        return self.hello is None and self.alert is not None and self.alert.fatal and self.alert.description == _INTERNAL_ERROR

    @property
    def over(self) -> bool:
        """Nothing more will come that can be read: the server waits for us, has encrypted, has refused, or talks nonsense."""
        return self.done or self.sealed or self.garbage is not None or (self.alert is not None and self.alert.fatal)

    def take(self, events: Iterable[Event]) -> None:
        """Note what came. Once it is over, nothing changes any more."""
        for event in events:
            if self.over:
                return
            match event:
                case Message():
                    self._message(event)
                case Alert():
                    self.alert = event
                case Garbage():
                    self.garbage = event
                case Record():
                    self.sealed = True

    def _message(self, event: Message) -> None:
        try:
            match event.kind:
                case RecordType.SERVER_HELLO:
                    self.hello = server_hello(event.body)
                    self.done = self.hello.retry
                case RecordType.CERTIFICATE:
                    self.chain = certificates(event.body)
                case RecordType.CERTIFICATE_STATUS:
                    self.status = status(event.body)
                case RecordType.SERVER_KEY_EXCHANGE if self.hello is not None:
                    self.exchange = key_exchange(event.body, self.hello)
                case RecordType.CERTIFICATE_REQUEST:
                    self.wants_certificate = True
                case RecordType.SERVER_HELLO_DONE:
                    self.done = True
        except MalformedRecord as wrong:
            self.garbage = Garbage(f"malformed message of type {event.kind}: {wrong}", event.body[:16])
