"""Named groups: curves, fields of RFC 7919 and post-quantum hybrids."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec

from checks.core.evidence.observation import Failure
from checks.core.tls import suites
from scanner.probes.tls.survey.asker import Asker, choice
from scanner.probes.tls.survey.enumerate import Choices, exhaust
from scanner.probes.tls.survey.partial_answers import OPEN, PartialAnswers
from scanner.probes.tls.survey.versions import Opening
from scanner.probes.tls.wire import offer
from scanner.probes.tls.wire.hello import TLS13


async def group_answers(asker: Asker, opening: Opening, suite_codes: Sequence[int]) -> PartialAnswers:
    """``groups``, TLS 1.3's first. ``suite_codes`` are the suites of the newest version before it.

    That version is only asked for what TLS 1.3 did not name.
    """
    newest = await _tls13(asker, opening) if TLS13 in opening.answers else Choices((), True)
    older = await _older(asker, opening, suite_codes, newest.values)
    numbers = (*newest.values, *older.values)
    if not (newest.complete and older.complete) and not numbers:
        return {"groups": OPEN}
    names = suites.supported_groups()
    group_names = tuple(names.get(group, f"UNKNOWN_{group:#06x}") for group in numbers)
    return {"groups": group_names} if newest.complete and older.complete else {"groups": group_names, "unanswered": ("groups",)}


async def _tls13(asker: Asker, opening: Opening) -> Choices:
    """The server names the group it wants in a HelloRetryRequest; with keys at hand it would take what there is a key for."""
    if opening.shares:
        return Choices((), False)
    first = opening.answers[TLS13].hello
    assert first is not None

    async def choose(rest: tuple[int, ...]) -> int | Failure | None:
        answer = await asker.ask("TLSv1.3 groups", offer.tls13(asker.host, offer.every(TLS13), groups=rest))
        if isinstance(answer, Failure):
            return answer
        return answer.hello.group if answer.hello else None

    return await exhaust(offer.GROUPS13, choose, () if first.group is None else (first.group,))


async def _older(asker: Asker, opening: Opening, suite_codes: Sequence[int], tls13_groups: Sequence[int]) -> Choices:
    version, ecdhe = opening.lead, tuple(code for code in suite_codes if _word(code, "key_exchange") == "ECDHE")
    if version is None or not ecdhe:
        return Choices((), True)
    first = opening.answers[version].exchange
    curves = [] if first is None or first.curve is None else [first.curve]
    # A server with an ECDSA certificate alone refuses who does not offer that certificate's curve, so that one stays on offer.
    others = tuple(code for code in ecdhe if _word(code, "authentication") != "ECDSA")
    anchor = () if others else _leaf_curve(opening.answers[version].chain)

    async def choose(rest: tuple[int, ...]) -> int | Failure | None:
        hello = offer.old(version, asker.host, others or ecdhe, groups=(*rest, *anchor))
        answer = await asker.ask("groups", hello, choice)
        if isinstance(answer, Failure):
            return answer
        if answer.exchange is None or answer.exchange.curve is None:
            return None
        curves.append(answer.exchange.curve)
        return answer.exchange.curve

    more = await exhaust(offer.GROUPS12, choose, tuple(dict.fromkeys((*tls13_groups, *curves, *anchor))))
    return Choices(tuple(group for group in more.values if group in curves and group not in tls13_groups), more.complete)


def _word(code: int, field: str) -> str:
    return str(getattr(suites.by_code().get(code), field, ""))


def _leaf_curve(chain: Sequence[bytes]) -> tuple[int, ...]:
    """The curve of the leaf's key."""
    try:
        key = x509.load_der_x509_certificate(chain[0]).public_key()
    except (IndexError, ValueError, UnsupportedAlgorithm):
        return ()
    numbers = {name: number for number, name in suites.supported_groups().items()}
    return (numbers[key.curve.name],) if isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in numbers else ()
