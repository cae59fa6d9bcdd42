"""Which signature schemes a server signs the key exchange with."""

from __future__ import annotations

from collections.abc import Sequence

from checks.core.evidence.observation import Failure
from checks.core.tls import suites
from scanner.probes.tls.survey.asker import Asker, choice, everything
from scanner.probes.tls.survey.enumerate import Choices, exhaust
from scanner.probes.tls.survey.partial_answers import OPEN, Found
from scanner.probes.tls.survey.versions import Opening
from scanner.probes.tls.wire import offer
from scanner.probes.tls.wire.hello import TLS12, TLS13
from scanner.probes.tls.wire.schemes import SCHEMES

_SIGNED = ("RSA", "ECDSA", "DSS")
# TLS 1.3 has no others (RFC 8446 section 4.2.3).
_OF_TLS13 = tuple(number for number in SCHEMES if number >> 8 == 0x08 or number in (0x0403, 0x0503, 0x0603))


async def signing(asker: Asker, opened: Opening, accepted: Sequence[int]) -> Found:
    """``signatures``; ``accepted`` are the suites of TLS 1.2. None where nothing is signed."""
    known = suites.by_code()
    signed = tuple(code for code in accepted if code in known and known[code].forward_secret and known[code].authentication in _SIGNED)
    if signed:
        chosen = await _tls12(asker, opened, signed)
    elif TLS13 in opened.answers:
        chosen = await _tls13(asker)
    else:
        return {"signatures": None}
    if not chosen.complete and not chosen.found:
        return {"signatures": OPEN}
    names = tuple(SCHEMES[number] for number in chosen.found)
    return {"signatures": names} if chosen.complete else {"signatures": names, "unanswered": ("signatures",)}


async def _tls12(asker: Asker, opened: Opening, signed: tuple[int, ...]) -> Choices:
    """ServerKeyExchange names the scheme."""

    async def choose(rest: tuple[int, ...]) -> int | Failure | None:
        answer = await asker.ask("signatures", offer.old(TLS12, asker.host, signed, schemes=rest), choice)
        if isinstance(answer, Failure):
            return answer
        return answer.exchange.signature if answer.exchange else None

    first = opened.answers[TLS12].exchange
    found = (first.signature,) if first and first.signature in SCHEMES else ()
    return await exhaust(tuple(SCHEMES), choose, found)


async def _tls13(asker: Asker) -> Choices:
    """TLS 1.3 encrypts the signature, but a server that has none of the offered schemes says so before. So each is offered alone."""
    found, complete = [], True
    for scheme in _OF_TLS13:
        hello = offer.tls13(asker.host, offer.every(TLS13), schemes=(scheme,), shares=offer.shares())
        answer = await asker.ask("signatures", hello, everything)
        if isinstance(answer, Failure):
            complete = False
        elif answer.hello is not None and not answer.hello.retry:
            found.append(scheme)
    return Choices(tuple(found), complete)
