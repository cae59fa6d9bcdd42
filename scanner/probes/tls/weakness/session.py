"""One connection of a weakness probe: a hello that most servers take, what is sent after it, and what comes back in time."""

from __future__ import annotations

import contextlib
import enum
from collections.abc import Callable

import msgspec

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Vulnerable
from checks.core.parse.address import is_address
from scanner.net.lag import Patience
from scanner.net.socket.tcp import Stream
from scanner.probes.tls.wire import extensions as offer
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.hello import RENEGOTIATION_SCSV, TLS12, ClientHello
from scanner.probes.tls.wire.records import Event, Garbage, Reader

# Suites of TLS 1.2 and older with RSA key exchange, then others that every server of that age has some of.
RSA_SUITES = (0x009D, 0x009C, 0x003D, 0x003C, 0x0035, 0x002F, 0x0084, 0x0041, 0x000A, 0x0005, 0x0004)
_OTHERS = (0xC02F, 0xC02B, 0xC030, 0xC02C, 0xCCA8, 0xCCA9, 0xC027, 0xC023, 0xC013, 0xC009, 0xC014, 0xC00A, 0x009E, 0x009F, 0x0033, 0x0039)
SUITES = (*_OTHERS, *RSA_SUITES)
_GROUPS = (29, 23, 24, 25)  # x25519, secp256r1, secp384r1, secp521r1
_SCHEMES = (0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0603, 0x0806, 0x0601, 0x0203, 0x0201)

# Alerts of RFC 8446 section 6.2: what says that decrypting failed, and what says that nothing of the offer is accepted.
BAD_RECORD_MAC, DECRYPTION_FAILED = 20, 21
_HANDSHAKE_FAILURE, _PROTOCOL_VERSION, _INSUFFICIENT_SECURITY = 40, 70, 71
_REFUSALS = (_HANDSHAKE_FAILURE, _INSUFFICIENT_SECURITY)

# What a probe showed of one address, and by what it was judged, in words for the engineer; a `Failure` when that could not be reached.
WeaknessResult = tuple[Vulnerable, str] | Failure


class Ending(enum.Enum):
    """How listening ended: the event that was listened for came, the server ended the connection, or nothing more came in time."""

    EVENT = "event"
    CLOSED = "closed"
    SILENT = "silent"


class Reply(msgspec.Struct, frozen=True):
    """What came, and how listening ended."""

    events: tuple[Event, ...]
    ending: Ending


def hello(host: str, suites: tuple[int, ...] = SUITES, *more: offer.Extension) -> ClientHello:
    """A hello of TLS 1.2 and older with these suites, and these extensions besides those that servers expect."""
    names = () if is_address(host) else (offer.server_name(host),)
    usual = (offer.supported_groups_extension(_GROUPS), offer.point_formats(), offer.signature_algorithms(_SCHEMES))
    return ClientHello(version=TLS12, suites=(*suites, RENEGOTIATION_SCSV), extensions=(*names, *usual, *more))


class Talk:
    """Sends to and hears from one server. Nothing is raised: a connection that breaks has ended."""

    def __init__(self, stream: Stream) -> None:
        self._stream, self._reader = stream, Reader()

    async def greet(self, opening: ClientHello, seconds: float) -> ServerAnswer:
        """Send a hello; what the server says until it waits for us, refuses, or falls silent."""
        answer = ServerAnswer()

        def complete(event: Event) -> bool:
            answer.take((event,))
            return answer.over

        await self.send(opening.bytes())
        await self.hear(complete, seconds)
        return answer

    async def send(self, data: bytes) -> None:
        """Send bytes as they are; whether they arrive shows in what is heard."""
        with contextlib.suppress(OSError):
            await self._stream.send(data)

    async def hear(self, is_last: Callable[[Event], bool], seconds: float) -> Reply:
        """Everything up to the event that is awaited, for so many seconds at most."""
        events: list[Event] = []
        try:
            async with Patience(seconds):
                while data := await self._stream.read():
                    for event in self._reader.feed(data):
                        events.append(event)
                        if is_last(event) or isinstance(event, Garbage):
                            return Reply(tuple(events), Ending.EVENT)
        except TimeoutError:
            return Reply(tuple(events), Ending.SILENT)
        except OSError:
            pass
        return Reply(tuple(events), Ending.CLOSED)


# Only where the server takes other offers: whoever refuses everybody has said nothing of this one.
NOTHING_OFFERED = (Vulnerable.NO, "the server offers nothing that has this weakness")


def unfit(answer: ServerAnswer) -> tuple[Vulnerable, str]:
    """What is to be said where the server did not come to the point of waiting for us."""
    alert = answer.alert.description if answer.hello is None and answer.alert is not None else None
    if alert == _PROTOCOL_VERSION:
        return Vulnerable.NO, "the server speaks no version that has this weakness"
    return NOTHING_OFFERED if alert in _REFUSALS else (Vulnerable.UNKNOWN, "the server did not go on with the handshake")
