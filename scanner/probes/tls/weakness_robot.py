"""ROBOT (Böck, Somorovsky, Young 2018): a server that reacts differently to RSA ciphertexts of different form decrypts for an attacker."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from checks.core.evidence import Failure
from checks.core.tls import Vulnerable, WeaknessRequest, WeaknessSeen
from scanner.net.door import Visit
from scanner.probes.tls.answer import Answer
from scanner.probes.tls.records import CHANGE_CIPHER_SPEC, HANDSHAKE, Alert, Event, Record, record
from scanner.probes.tls.weakness_premaster import Form, key_exchange, rsa_key
from scanner.probes.tls.weakness_talk import RSA_SUITES, Ending, Talk, hello, unfit

# How long silence is listened to: five times as long as a reaction takes, within these limits in seconds.
_SHORTEST, _LONGEST = 0.5, 2.0
# A second alert comes right behind the first, if at all.
_GRACE = 0.3
# A Finished that no key decrypts to anything, in whole blocks.
_FINISHED = bytes(range(80))
_SILENCE = "silence"
_BROKEN_FORMS = tuple(form for form in Form if form is not Form.SOUND)

Reaction = str | tuple[Vulnerable, str] | Failure


async def robot(request: WeaknessRequest, visit: Visit) -> WeaknessSeen | Failure:
    """Five ciphertexts, first as part of a whole flight, then alone, which some servers react to only; every difference is asked for again.

    As the authors' own test does, a difference is a strong oracle where it betrays that the plaintext begins as it must, else a weak one.
    """

    def seen(vulnerable: Vulnerable, detail: str) -> WeaknessSeen:
        return WeaknessSeen(vulnerable, visit.clock.now(), detail)

    async def reactions(forms: Iterable[Form], whole: bool) -> list[Reaction]:
        return list(await asyncio.gather(*(_reaction(request, visit, form, whole, patience) for form in forms)))

    patience, started = _LONGEST, visit.clock.monotonic()
    (sound,) = await reactions((Form.SOUND,), True)
    patience = max(_SHORTEST, min(_LONGEST, 5 * (visit.clock.monotonic() - started)))
    if isinstance(sound, Failure):
        return sound
    if not isinstance(sound, str):
        return seen(*sound)
    for whole in (True, False):
        first = [sound, *await reactions(_BROKEN_FORMS, True)] if whole else await reactions(Form, False)
        if len(set(first)) == 1:
            if whole and sound == _SILENCE:
                return seen(Vulnerable.UNKNOWN, "the server does not react to a handshake that it must refuse")
            continue
        if not all(isinstance(reaction, str) for reaction in first) or await reactions(Form, whole) != first:
            return seen(Vulnerable.UNKNOWN, "the server does not react in the same way every time")
        told = "; ".join(f"{form.value}: {reaction}" for form, reaction in zip(Form, first, strict=True))
        by_form = dict(zip(Form, first, strict=True))
        blind = by_form[Form.OTHER_START] == by_form[Form.LATE_END] == by_form[Form.NO_END]
        return seen(Vulnerable.WEAK if blind else Vulnerable.YES, told)
    return seen(Vulnerable.NO, f"the reaction is the same to {len(Form)} forms of ciphertext: {sound}")


async def _reaction(request: WeaknessRequest, visit: Visit, form: Form, whole: bool, patience: float) -> Reaction:
    """How the server takes a ciphertext, in words that are equal for equal reactions; or what is to be said where it could not be asked."""
    async with visit.stream(request.host, request.port, request.level, f"ROBOT {request.host}:{request.port}") as stream:
        if isinstance(stream, Failure):
            return stream
        talk = Talk(stream)
        answer = await talk.greet(hello(request.host, RSA_SUITES), visit.seconds)
        if answer.hello is None or not answer.done:
            return unfit(answer)
        if answer.wants_certificate:
            return Vulnerable.UNKNOWN, "the server wants a certificate first"
        return await _taken(talk, answer, form, whole, min(visit.seconds, patience))


async def _taken(talk: Talk, answer: Answer, form: Form, whole: bool, patience: float) -> Reaction:
    assert answer.hello is not None
    version, key = answer.hello.version, rsa_key(answer.chain)
    if key is None:
        return Vulnerable.UNKNOWN, "the server's certificate has no usable RSA key"
    flight = record(HANDSHAKE, version, key_exchange(form, key, version))
    if whole:
        flight += record(CHANGE_CIPHER_SPEC, version, b"\x01") + record(HANDSHAKE, version, _FINISHED)
    await talk.send(flight)
    heard = await talk.hear(lambda event: True, patience)
    if heard.ending is not Ending.HEARD:
        # Whether a connection is closed or reset depends on what the server has read of it: chance.
        return _SILENCE if heard.ending is Ending.SILENT else "closed"
    rest = await talk.hear(lambda event: False, _GRACE)
    return ", ".join(_word(event) for event in (*heard.events, *rest.events))


def _word(event: Event) -> str:
    match event:
        case Alert():
            return f"alert {event.description}"
        case Record():
            return f"record of type {event.kind}"
    return "something else"
