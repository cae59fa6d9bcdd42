"""CCS injection (CVE-2014-0224): a ChangeCipherSpec before the key exchange makes the server encrypt with a key that anybody knows."""

from __future__ import annotations

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Vulnerable, WeaknessRequest
from scanner.net.door import Visit
from scanner.probes.tls.weakness.session import BAD_RECORD_MAC, DECRYPTION_FAILED, Ending, Talk, WeaknessResult, hello, unfit
from scanner.probes.tls.wire.records import CHANGE_CIPHER_SPEC, Alert, Event, record

_PATIENCE = 3.0


async def ccs(request: WeaknessRequest, visit: Visit, address: str) -> WeaknessResult:
    """Send it early. A sound server refuses it; where nothing is said, a second one shows whether the server now decrypts what it reads."""
    async with visit.stream(request.host, request.port, request.level, f"CCS injection {request.host}:{request.port}", address) as stream:
        if isinstance(stream, Failure):
            return stream
        talk = Talk(stream)
        answer = await talk.greet(hello(request.host), visit.seconds)
        if answer.hello is None or not answer.done:
            return unfit(answer)
        early = record(CHANGE_CIPHER_SPEC, answer.hello.version, b"\x01")
        await talk.send(early)
        reply = await talk.hear(_is_fatal, min(visit.seconds, _PATIENCE))
        if reply.ending is not Ending.SILENT:
            return Vulnerable.NO, "the early ChangeCipherSpec is refused"
        await talk.send(early)
        reply = await talk.hear(_is_fatal, min(visit.seconds, _PATIENCE))
    alert = next((event.description for event in reply.events if isinstance(event, Alert)), None)
    if alert in (BAD_RECORD_MAC, DECRYPTION_FAILED):
        return Vulnerable.YES, f"the server accepts an early ChangeCipherSpec and decrypts what follows it (alert {alert})"
    if alert is not None:
        return Vulnerable.NO, f"the early ChangeCipherSpec is refused (alert {alert})"
    return Vulnerable.UNKNOWN, "no alert came after two early ChangeCipherSpec"


def _is_fatal(event: Event) -> bool:
    return isinstance(event, Alert)
