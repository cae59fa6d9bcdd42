"""Which suites a server accepts with a version, and whether it or the client decides among them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Order
from checks.core.tls import suites
from scanner.probes.tls.survey.asker import Asker, choice
from scanner.probes.tls.survey.enumerate import Choices, exhaust
from scanner.probes.tls.survey.versions import Opening
from scanner.probes.tls.wire import offer
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.hello import TLS12, TLS13, VERSION_NAMES, ClientHello

_BRIEF = 24


class Preference(msgspec.Struct, frozen=True):
    """Suites by number in the order they were chosen, who decides that order, and every answer that was heard on the way."""

    suites: Choices
    order: Order
    answers: tuple[ServerAnswer, ...]


async def preference(asker: Asker, opening: Opening, version: int) -> Preference:
    """Ask until nothing is left; then once more for the same suites the other way round."""
    name, first = VERSION_NAMES[version], opening.answers[version]
    answers = [first]

    async def choose(rest: tuple[int, ...]) -> int | Failure | None:
        answer = await asker.ask(f"{name} suites", _hello(asker, opening, version, rest), choice)
        if isinstance(answer, Failure):
            return answer
        if answer.hello is None or answer.hello.version != version:
            return None
        answers.append(answer)
        return answer.hello.suite

    assert first.hello is not None
    choices = Choices((first.hello.suite,), True)
    for batch in _batches(opening, version):
        more = await exhaust(batch, choose, choices.values)
        choices = Choices(more.values, choices.complete and more.complete)
    order = Order.UNKNOWN
    if len(choices.values) > 1:
        reverse = _reverse(choices.values)
        pick = await choose(reverse)
        if pick in (choices.values[0], reverse[0]):
            order = Order.SERVER if pick == choices.values[0] else Order.CLIENT
    return Preference(choices, order, tuple(answers))


def _reverse(codes: Sequence[int]) -> tuple[int, ...]:
    """The other way round, but not ChaCha20 first: some servers prefer it only when the client puts it there."""
    by_code, reverse = suites.by_code(), tuple(reversed(codes))
    others = tuple(code for code in reverse if code not in by_code or "CHACHA" not in by_code[code].cipher)
    calm = others + tuple(code for code in reverse if code not in others)
    return calm if calm[0] != codes[0] else reverse


def _batches(opening: Opening, version: int) -> list[tuple[int, ...]]:
    codes = offer.every(version)
    size = _BRIEF if opening.short else len(codes)
    return [codes[at : at + size] for at in range(0, len(codes), size)]


def _hello(asker: Asker, opening: Opening, version: int, suite_codes: tuple[int, ...]) -> ClientHello:
    if version == TLS13:
        return offer.tls13(asker.host, suite_codes, shares=opening.shares)
    if version == TLS12 and opening.short:
        return offer.short(asker.host, suite_codes=suite_codes)
    return offer.old(version, asker.host, suite_codes)
