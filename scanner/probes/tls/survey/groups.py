"""Named groups: curves, fields of RFC 7919 and post-quantum hybrids."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec

from checks.core.evidence.observation import Failure
from checks.core.tls import suites
from scanner.probes.tls.survey.asker import Asker, choice
from scanner.probes.tls.survey.enumerate import Choices, Offer, exhaust
from scanner.probes.tls.survey.forms import NewestForm, batches
from scanner.probes.tls.survey.partial_answers import PartialAnswers, enumeration
from scanner.probes.tls.survey.versions import Opening
from scanner.probes.tls.wire import offer
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.hello import TLS13
from scanner.probes.tls.wire.shares import share

_FEW = 8


async def every_group(asker: Asker, opening: Opening, suite_codes: Sequence[int], answers: Sequence[ServerAnswer]) -> Choices:
    """TLS 1.3's first, some of which ``answers`` of TLS 1.3 to other questions name.

    ``suite_codes`` are the suites of the newest version before it, which is only asked for what TLS 1.3 did not name.
    """
    newest = await _tls13(asker, opening, answers) if TLS13 in opening.answers else Choices(())
    return newest + await _older(asker, opening, suite_codes, newest.values)


async def group_answers(asker: Asker, choices: Choices) -> PartialAnswers:
    """``groups``."""
    return enumeration("groups", choices, await choices.confirmed(asker), suites.group_name)


async def _tls13(asker: Asker, opening: Opening, answers: Sequence[ServerAnswer]) -> Choices:
    """The server names the group it wants in a HelloRetryRequest; with keys at hand it would take what there is a key for."""
    form = opening.newest_form
    if form.shares:
        return await _each_alone(asker, form)
    initial = dict.fromkeys(answer.hello.group for answer in answers if answer.hello and answer.hello.group is not None)

    async def ask(rest: tuple[int, ...]) -> ServerAnswer | Failure:
        return await asker.ask("TLSv1.3 groups", form.hello(asker.host, groups=rest))

    def pick(answer: ServerAnswer) -> int | None:
        return answer.hello.group if answer.hello else None

    choices = Choices(tuple(initial))
    for batch in batches(offer.GROUPS13, len(form.groups)):
        choices += await exhaust(batch, ask, pick, choices.values)
    return choices


async def _each_alone(asker: Asker, form: NewestForm) -> Choices:
    """A server that does not ask for a key is sent one for each group."""
    groups: list[int] = []
    complete, refusals = True, list[ServerAnswer]()
    for group in offer.GROUPS13:
        if (key := share(group)) is None:
            continue
        answer = await asker.ask("TLSv1.3 groups", NewestForm((group,), form.schemes, (key,)).hello(asker.host))
        if isinstance(answer, Failure) or answer.stumble:
            complete = False
        elif answer.hello is not None and answer.hello.version == TLS13:
            groups.append(group)
        elif answer.hello is None:
            refusals.append(answer)
    return Choices(tuple(groups), complete, tuple(refusals))


async def _older(asker: Asker, opening: Opening, suite_codes: Sequence[int], tls13_groups: Sequence[int]) -> Choices:
    version, ecdhe = opening.lead, tuple(code for code in suite_codes if _word(code, "key_exchange") == "ECDHE")
    if version is None or not ecdhe:
        return Choices(())
    first = opening.answers[version].exchange
    curves = [] if first is None or first.curve is None else [first.curve]
    # A server with an ECDSA certificate alone refuses who does not offer that certificate's curve, so that one stays on offer.
    others = tuple(code for code in ecdhe if _word(code, "authentication") != "ECDSA")
    anchor = () if others else leaf_curve(opening.answers[version].chain)

    refusals: list[ServerAnswer] = []

    def asking(arranged: Callable[[tuple[int, ...]], tuple[int, ...]]) -> Offer:
        async def ask(rest: tuple[int, ...]) -> ServerAnswer | Failure:
            hello = opening.form.hello(version, asker.host, (others or ecdhe)[: opening.form.most_suites], groups=arranged(rest))
            answer = await asker.ask("groups", hello, choice)
            if isinstance(answer, ServerAnswer) and answer.hello is None:
                refusals.append(answer)
            return answer

        return ask

    def pick(answer: ServerAnswer) -> int | None:
        if answer.exchange is None or answer.exchange.curve is None:
            return None
        curves.append(answer.exchange.curve)
        return answer.exchange.curve

    choices = Choices(tuple(dict.fromkeys((*tls13_groups, *curves, *anchor))))
    for batch in batches(offer.GROUPS12, len(opening.form.groups)):
        choices += await exhaust(batch, asking(lambda rest: (*rest, *anchor)), pick, choices.values)
    if anchor and refusals:
        # Some read the first groups of the list only, and do not find their certificate's curve at its end (mbed TLS 2: twelve).
        choices = await exhaust(offer.GROUPS12, asking(lambda rest: (*anchor, *rest[:_FEW])), pick, choices.values)
    return msgspec.structs.replace(
        choices, values=tuple(group for group in choices.values if group in curves and group not in tls13_groups)
    )


def _word(code: int, field: str) -> str:
    return str(getattr(suites.by_code().get(code), field, ""))


def leaf_curve(chain: Sequence[bytes]) -> tuple[int, ...]:
    """The curve of the leaf's key."""
    try:
        key = x509.load_der_x509_certificate(chain[0]).public_key()
    except (IndexError, ValueError, UnsupportedAlgorithm):
        return ()
    numbers = {name: number for number, name in suites.supported_groups().items()}
    return (numbers[key.curve.name],) if isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in numbers else ()
