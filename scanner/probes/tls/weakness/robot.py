"""ROBOT (Böck, Somorovsky, Young 2018): a server that reacts differently to RSA ciphertexts of different form decrypts for an attacker."""

from __future__ import annotations

from checks.core.evidence.tls import Vulnerable, WeaknessRequest
from scanner.net.door import Visit
from scanner.net.socket.tcp import Stream
from scanner.probes.tls.weakness.robot_oracle import SILENCE, ServerReaction, oracle_strength
from scanner.probes.tls.weakness.robot_premaster import PremasterForm, client_key_exchange, rsa_key
from scanner.probes.tls.weakness.session import RSA_SUITES, Ending, Talk, WeaknessResult, hello, unfit
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.records import CHANGE_CIPHER_SPEC, HANDSHAKE, Alert, Event, Record, record

# Seconds: how long silence is listened to at a quick look, five times as long as the slowest exchange so far within these limits; and carefully.
_SHORTEST, _LONGEST, _CAREFUL = 0.5, 2.0, 5.0
# A second alert comes right behind the first, if at all.
_GRACE, _CAREFUL_GRACE = 0.3, 1.0
# A Finished that no key decrypts to anything, in whole blocks.
_FINISHED = bytes(range(80))


async def robot(request: WeaknessRequest, visit: Visit, address: str) -> WeaknessResult:
    """What `judge` makes of the server's reactions."""
    return await oracle_strength(_Server(request, visit, address))


class _Server:
    """One address that is sent ciphertexts, a connection each."""

    def __init__(self, request: WeaknessRequest, visit: Visit, address: str) -> None:
        self._request, self._visit, self._address = request, visit, address
        self._slowest: float | None = None

    async def __call__(self, form: PremasterForm, *, whole: bool, careful: bool) -> ServerReaction:
        request = self._request
        what = f"ROBOT {request.host}:{request.port}"
        async with self._visit.stream(request.host, request.port, request.level, what, self._address) as stream:
            if not isinstance(stream, Stream):
                return stream
            began = self._visit.clock.monotonic()
            talk = Talk(stream)
            answer = await talk.greet(hello(request.host, RSA_SUITES), self._visit.seconds)
            if answer.hello is None or not answer.done:
                return unfit(answer)
            if answer.wants_certificate:
                return Vulnerable.UNKNOWN, "the server wants a certificate first"
            flight = _flight(answer, form, whole)
            if flight is None:
                return Vulnerable.UNKNOWN, "the server's certificate has no usable RSA key"
            await talk.send(flight)
            patience = min(self._visit.seconds, _CAREFUL if careful else self._patience)
            reaction = await _reaction(talk, patience, _CAREFUL_GRACE if careful else _GRACE)
            if reaction != SILENCE:
                self._slowest = max(self._slowest or 0.0, self._visit.clock.monotonic() - began)
            return reaction

    @property
    def _patience(self) -> float:
        return _LONGEST if self._slowest is None else max(_SHORTEST, min(_LONGEST, 5 * self._slowest))


def _flight(answer: ServerAnswer, form: PremasterForm, whole: bool) -> bytes | None:
    """ClientKeyExchange, and what else belongs to a whole flight; None where there is no key to encrypt it with."""
    assert answer.hello is not None
    version, key = answer.hello.version, rsa_key(answer.chain)
    if key is None:
        return None
    exchange = record(HANDSHAKE, version, client_key_exchange(form, key, version))
    rest = record(CHANGE_CIPHER_SPEC, version, b"\x01") + record(HANDSHAKE, version, _FINISHED)
    return exchange + rest if whole else exchange


async def _reaction(talk: Talk, patience: float, grace: float) -> str:
    reply = await talk.hear(lambda event: True, patience)
    if reply.ending is not Ending.EVENT:
        # Whether a connection is closed or reset depends on what the server has read of it: chance.
        return SILENCE if reply.ending is Ending.SILENT else "closed"
    rest = await talk.hear(lambda event: False, grace)
    return ", ".join(_word(event) for event in (*reply.events, *rest.events))


def _word(event: Event) -> str:
    match event:
        case Alert():
            return f"alert {event.description}"
        case Record():
            return f"record of type {event.kind}"
    return "something else"
