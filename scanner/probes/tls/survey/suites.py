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
from scanner.probes.tls.wire.answer import Answer
from scanner.probes.tls.wire.hello import NAMES, TLS12, TLS13, ClientHello

_BRIEF = 24


class Preference(msgspec.Struct, frozen=True):
    """Suites by number in the order they were chosen, who decides that order, and every answer that was heard on the way."""

    suites: Choices
    order: Order
    answers: tuple[Answer, ...]


async def preference(asker: Asker, opened: Opening, version: int) -> Preference:
    """Ask until nothing is left; then once more for the same suites the other way round."""
    name, first = NAMES[version], opened.answers[version]
    heard = [first]

    async def choose(rest: tuple[int, ...]) -> int | Failure | None:
        answer = await asker.ask(f"{name} suites", _hello(asker, opened, version, rest), choice)
        if isinstance(answer, Failure):
            return answer
        if answer.hello is None or answer.hello.version != version:
            return None
        heard.append(answer)
        return answer.hello.suite

    assert first.hello is not None
    chosen = Choices((first.hello.suite,), True)
    for offered in _batches(opened, version):
        more = await exhaust(offered, choose, chosen.found)
        chosen = Choices(more.found, chosen.complete and more.complete)
    order = Order.UNKNOWN
    if len(chosen.found) > 1:
        turned = _turned(chosen.found)
        decided = await choose(turned)
        if decided in (chosen.found[0], turned[0]):
            order = Order.SERVER if decided == chosen.found[0] else Order.CLIENT
    return Preference(chosen, order, tuple(heard))


def _turned(found: Sequence[int]) -> tuple[int, ...]:
    """The other way round, but not ChaCha20 first: some servers prefer it only when the client puts it there."""
    known, turned = suites.by_code(), tuple(reversed(found))
    others = tuple(code for code in turned if code not in known or "CHACHA" not in known[code].cipher)
    calm = others + tuple(code for code in turned if code not in others)
    return calm if calm[0] != found[0] else turned


def _batches(opened: Opening, version: int) -> list[tuple[int, ...]]:
    offered = offer.every(version)
    size = _BRIEF if opened.short else len(offered)
    return [offered[at : at + size] for at in range(0, len(offered), size)]


def _hello(asker: Asker, opened: Opening, version: int, offered: tuple[int, ...]) -> ClientHello:
    if version == TLS13:
        return offer.tls13(asker.host, offered, shares=opened.shares)
    if version == TLS12 and opened.short:
        return offer.short(asker.host, offered=offered)
    return offer.old(version, asker.host, offered)
