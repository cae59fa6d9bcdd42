"""Which signature schemes a server signs the key exchange with."""

from __future__ import annotations

from collections.abc import Sequence

from checks.core.evidence.observation import Failure
from checks.core.tls import suites
from scanner.probes.tls.survey.asker import Asker, choice, everything
from scanner.probes.tls.survey.enumerate import Choices, exhaust
from scanner.probes.tls.survey.partial_answers import OPEN, PartialAnswers
from scanner.probes.tls.survey.versions import Opening
from scanner.probes.tls.wire import offer
from scanner.probes.tls.wire.hello import TLS12, TLS13
from scanner.probes.tls.wire.schemes import SCHEMES

_AUTHENTICATIONS = ("RSA", "ECDSA", "DSS")
# TLS 1.3 has no others (RFC 8446 section 4.2.3).
_OF_TLS13 = tuple(number for number in SCHEMES if number >> 8 == 0x08 or number in (0x0403, 0x0503, 0x0603))


async def signing(asker: Asker, opening: Opening, suite_codes: Sequence[int]) -> PartialAnswers:
    """``signatures``; ``suite_codes`` are the suites of TLS 1.2. None where nothing is signed."""
    by_code = suites.by_code()
    candidates = tuple(
        code
        for code in suite_codes
        if code in by_code and by_code[code].forward_secret and by_code[code].authentication in _AUTHENTICATIONS
    )
    if candidates:
        choices = await _tls12(asker, opening, candidates)
    elif TLS13 in opening.answers:
        choices = await _tls13(asker)
    else:
        return {"signatures": None}
    if not choices.complete and not choices.values:
        return {"signatures": OPEN}
    names = tuple(SCHEMES[number] for number in choices.values)
    return {"signatures": names} if choices.complete else {"signatures": names, "unanswered": ("signatures",)}


async def _tls12(asker: Asker, opening: Opening, suite_codes: tuple[int, ...]) -> Choices:
    """ServerKeyExchange names the scheme."""

    async def choose(rest: tuple[int, ...]) -> int | Failure | None:
        answer = await asker.ask("signatures", offer.old(TLS12, asker.host, suite_codes, schemes=rest), choice)
        if isinstance(answer, Failure):
            return answer
        return answer.exchange.signature if answer.exchange else None

    first = opening.answers[TLS12].exchange
    initial = (first.signature,) if first and first.signature in SCHEMES else ()
    return await exhaust(tuple(SCHEMES), choose, initial)


async def _tls13(asker: Asker) -> Choices:
    """TLS 1.3 encrypts the signature, but a server that has none of the offered schemes says so before. So each is offered alone."""
    schemes, complete = [], True
    for scheme in _OF_TLS13:
        hello = offer.tls13(asker.host, offer.every(TLS13), schemes=(scheme,), shares=offer.shares())
        answer = await asker.ask("signatures", hello, everything)
        if isinstance(answer, Failure):
            complete = False
        elif answer.hello is not None and not answer.hello.retry:
            schemes.append(scheme)
    return Choices(tuple(schemes), complete)
