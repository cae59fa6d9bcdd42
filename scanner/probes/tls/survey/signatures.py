"""Which signature schemes a server signs the key exchange with."""

from __future__ import annotations

from collections.abc import Sequence

from checks.core.evidence.observation import Failure
from checks.core.tls import suites
from scanner.probes.tls.survey.asker import Asker, choice, everything
from scanner.probes.tls.survey.enumerate import Choices, exhaust
from scanner.probes.tls.survey.forms import batches
from scanner.probes.tls.survey.groups import leaf_curve
from scanner.probes.tls.survey.partial_answers import PartialAnswers, enumeration
from scanner.probes.tls.survey.versions import Opening
from scanner.probes.tls.wire import offer
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.hello import TLS12, TLS13
from scanner.probes.tls.wire.schemes import SCHEMES

_AUTHENTICATIONS = ("RSA", "ECDSA", "DSS")
# TLS 1.3 has no others (RFC 8446 section 4.2.3).
_OF_TLS13 = tuple(number for number in SCHEMES if number >> 8 in (0x08, 0x09) or number in (0x0403, 0x0503, 0x0603))


async def every_scheme(asker: Asker, opening: Opening, suite_codes: Sequence[int]) -> Choices | None:
    """``suite_codes`` are the suites of TLS 1.2. None where nothing is signed."""
    by_code = suites.by_code()
    candidates = tuple(
        code
        for code in suite_codes
        if code in by_code and by_code[code].forward_secret and by_code[code].authentication in _AUTHENTICATIONS
    )
    if candidates:
        return await _tls12(asker, opening, candidates)
    return await _tls13(asker, opening) if TLS13 in opening.answers else None


async def signing(asker: Asker, choices: Choices | None) -> PartialAnswers:
    """``signatures``."""
    if choices is None:
        return {"signatures": None}
    return enumeration("signatures", choices, await choices.confirmed(asker), SCHEMES.__getitem__)


async def _tls12(asker: Asker, opening: Opening, suite_codes: tuple[int, ...]) -> Choices:
    """ServerKeyExchange names the scheme. The certificate's curve comes first, for servers that read the first groups only."""
    first = opening.answers[TLS12]
    form = opening.form
    groups = tuple(dict.fromkeys((*leaf_curve(first.chain), *form.groups)))

    async def ask(rest: tuple[int, ...]) -> ServerAnswer | Failure:
        hello = form.hello(TLS12, asker.host, suite_codes[: form.most_suites], groups=groups, schemes=rest)
        return await asker.ask("signatures", hello, choice)

    def pick(answer: ServerAnswer) -> int | None:
        return answer.exchange.signature if answer.exchange else None

    initial = (first.exchange.signature,) if first.exchange and first.exchange.signature in SCHEMES else ()
    choices = Choices(initial)
    for batch in batches(tuple(SCHEMES), len(form.schemes)):
        choices += await exhaust(batch, ask, pick, choices.values)
    return choices


async def _tls13(asker: Asker, opening: Opening) -> Choices:
    """TLS 1.3 encrypts the signature, but a server that has none of the offered schemes says so before. So each is offered alone.

    It comes with a key for the group that the server likes best: before it has one, a server may look at nothing else.
    """
    first, schemes = opening.answers[TLS13].hello, list[int]()
    complete, refusals = True, list[ServerAnswer]()
    shares = opening.newest_form.shares or offer.shares(first.group if first else None)
    groups = tuple(group for group, _ in shares)
    for scheme in _OF_TLS13:
        hello = offer.tls13(asker.host, offer.every(TLS13), groups=groups, schemes=(scheme,), shares=shares)
        answer = await asker.ask("signatures", hello, everything)
        if isinstance(answer, Failure) or answer.stumble:
            complete = False
        elif answer.hello is None:
            refusals.append(answer)
        elif answer.hello.retry:
            # It wants another key before it looks at the scheme.
            complete = False
        else:
            schemes.append(scheme)
    if len(schemes) == len(_OF_TLS13):
        # None has keys of every kind: it goes on with a scheme that was not offered, which only the encrypted signature shows.
        return Choices((), False)
    return Choices(tuple(schemes), complete, tuple(refusals))
