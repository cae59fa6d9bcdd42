"""TLS records and the handshake messages inside them (RFC 5246 section 6.2.1, RFC 8446 section 5.1), from bytes in pieces of any size."""

from __future__ import annotations

import enum

import msgspec

CHANGE_CIPHER_SPEC, ALERT, HANDSHAKE, APPLICATION_DATA, HEARTBEAT_RECORD = 20, 21, 22, 23, 24

# 2^14 bytes, and what compression and encryption may add (RFC 5246 section 6.2.3).
_LONGEST_RECORD = 16_384 + 2_048
_LONGEST_MESSAGE = 131_072
# Chains of certificates are a few kilobytes; whoever sends more than this is not doing a handshake.
_LONGEST = 400_000


class RecordType(enum.IntEnum):
    """Types of handshake messages."""

    CLIENT_HELLO = 1
    SERVER_HELLO = 2
    NEW_SESSION_TICKET = 4
    ENCRYPTED_EXTENSIONS = 8
    CERTIFICATE = 11
    SERVER_KEY_EXCHANGE = 12
    CERTIFICATE_REQUEST = 13
    SERVER_HELLO_DONE = 14
    CERTIFICATE_VERIFY = 15
    CLIENT_KEY_EXCHANGE = 16
    FINISHED = 20
    CERTIFICATE_STATUS = 22


class Message(msgspec.Struct, frozen=True):
    """A whole handshake message, unencrypted: its type (`Kind`, or a number unknown to it) and its body without the four bytes of header."""

    kind: int
    body: bytes


class Alert(msgspec.Struct, frozen=True):
    """An unencrypted alert (RFC 8446 section 6)."""

    fatal: bool
    description: int


class Record(msgspec.Struct, frozen=True):
    """A record that is neither: ChangeCipherSpec, application data, heartbeat, or anything encrypted."""

    kind: int
    payload: bytes


class Garbage(msgspec.Struct, frozen=True):
    """What came is not TLS, or without end. Nothing is read after it. ``start`` holds its first bytes, at most 16."""

    reason: str
    start: bytes = b""


Event = Message | Alert | Record | Garbage


def record(kind: int, version: int, payload: bytes) -> bytes:
    """One record; ``version`` as on the wire, 0x0301 for TLS 1.0."""
    return bytes((kind, version >> 8, version & 255)) + len(payload).to_bytes(2, "big") + payload


def message(kind: int, body: bytes) -> bytes:
    """One handshake message."""
    return bytes((kind,)) + len(body).to_bytes(3, "big") + body


class Reader:
    """Turns bytes into events. It keeps at most one unfinished record and one unfinished message, and never raises."""

    def __init__(self) -> None:
        self._raw = bytearray()
        self._handshake = bytearray()
        self._size = 0
        self._sealed = self._over = False

    def feed(self, data: bytes) -> list[Event]:
        """What became complete with these bytes."""
        if self._over:
            return []
        self._size += len(data)
        self._raw += data
        events: list[Event] = []
        while not self._over and (record := self._record()) is not None:
            events += self._events(record)
        if not self._over and not self._plausible():
            events.append(self._end("not TLS"))
        if not self._over and self._size > _LONGEST:
            events.append(self._end("the answer does not end"))
        return events

    def _plausible(self) -> bool:
        """The bytes so far can be the start of a record."""
        raw = self._raw
        if raw and not CHANGE_CIPHER_SPEC <= raw[0] <= HEARTBEAT_RECORD:
            return False
        if len(raw) > 1 and raw[1] != 3:
            return False
        return len(raw) < 5 or (raw[3] << 8 | raw[4]) <= _LONGEST_RECORD

    def _record(self) -> Record | None:
        raw = self._raw
        if len(raw) < 5 or not self._plausible():
            return None
        end = 5 + (raw[3] << 8 | raw[4])
        if len(raw) < end:
            return None
        record = Record(raw[0], bytes(raw[5:end]))
        del raw[:end]
        return record

    def _events(self, record: Record) -> list[Event]:
        if record.kind == HANDSHAKE and not self._sealed:
            self._handshake += record.payload
            return self._messages()
        if record.kind == ALERT and not self._sealed and len(record.payload) == 2:
            return [Alert(record.payload[0] == 2, record.payload[1])]
        # After a server's ChangeCipherSpec everything but a TLS 1.3 server's second ServerHello is encrypted, and that one we never ask for.
        self._sealed = self._sealed or record.kind == CHANGE_CIPHER_SPEC
        return [record]

    def _messages(self) -> list[Event]:
        events: list[Event] = []
        buffer = self._handshake
        while len(buffer) >= 4:
            length = int.from_bytes(buffer[1:4], "big")
            if length > _LONGEST_MESSAGE:
                return [*events, self._end("a message too long for any handshake")]
            if len(buffer) < 4 + length:
                break
            events.append(Message(buffer[0], bytes(buffer[4 : 4 + length])))
            del buffer[: 4 + length]
        return events

    def _end(self, reason: str) -> Garbage:
        self._over = True
        return Garbage(reason, bytes(self._raw[:16]))
