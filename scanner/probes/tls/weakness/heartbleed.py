"""Heartbleed (CVE-2014-0160): a heartbeat that claims more than it brings is answered with the server's memory."""

from __future__ import annotations

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Vulnerable, WeaknessRequest
from scanner.net.door import Visit
from scanner.probes.tls.weakness.session import SUITES, Ending, Talk, WeaknessResult, hello, unfit
from scanner.probes.tls.wire.extensions import HEARTBEAT_EXTENSION as EXTENSION, heartbeat
from scanner.probes.tls.wire.records import HEARTBEAT_RECORD, Alert, Event, Record, record

_PATIENCE = 5.0
_REQUEST, _RESPONSE = b"\x01", 2
_PAYLOAD = b"tilik: are you ?"
_TOO_MANY = 16


async def heartbleed(request: WeaknessRequest, visit: Visit, address: str) -> WeaknessResult:
    """Claim 16 bytes too many, then ask properly: a sound server ignores the first request (RFC 6520 section 4) and may answer the second.

    Of an answer only the claimed length is looked at.
    """
    async with visit.stream(request.host, request.port, request.level, f"Heartbleed {request.host}:{request.port}", address) as stream:
        if isinstance(stream, Failure):
            return stream
        talk = Talk(stream)
        answer = await talk.greet(hello(request.host, SUITES, heartbeat()), visit.seconds)
        if answer.hello is not None and EXTENSION not in answer.hello.extensions:
            return Vulnerable.NO, "the heartbeat extension is not in use"
        if answer.hello is None or not answer.done:
            return unfit(answer)
        version = answer.hello.version
        await talk.send(
            record(HEARTBEAT_RECORD, version, _claiming(_TOO_MANY)) + record(HEARTBEAT_RECORD, version, _claiming(0) + bytes(16))
        )
        reply = await talk.hear(_is_reaction, min(visit.seconds, _PATIENCE))
        length = next((n for n in map(_response_length, reply.events) if n is not None), None)
    if length is None:
        return Vulnerable.NO, "heartbeats get no answer" if reply.ending is Ending.SILENT else "the server ends the connection"
    if length > len(_PAYLOAD):
        return Vulnerable.YES, f"{len(_PAYLOAD)} bytes were sent, {length} came back"
    return Vulnerable.NO, "only the sound heartbeat is answered"


def _claiming(more: int) -> bytes:
    return _REQUEST + (len(_PAYLOAD) + more).to_bytes(2, "big") + _PAYLOAD


def _response_length(event: Event) -> int | None:
    """How many payload bytes a heartbeat response brings."""
    if not isinstance(event, Record) or event.kind != HEARTBEAT_RECORD or len(event.payload) < 3 or event.payload[0] != _RESPONSE:
        return None
    return min(int.from_bytes(event.payload[1:3], "big"), len(event.payload) - 3)


def _is_reaction(event: Event) -> bool:
    return _response_length(event) is not None or (isinstance(event, Alert) and event.fatal)
