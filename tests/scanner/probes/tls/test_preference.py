"""Who decides among the suites, where the servers behind one port are not alike."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import cast

import pytest

from checks.core.evidence.tls import Order
from scanner.probes.tls.survey.asker import Asker, Enough
from scanner.probes.tls.survey.suites import preference
from scanner.probes.tls.survey.versions import Opening
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.hello import TLS12, ClientHello
from scanner.probes.tls.wire.messages import ServerHello
from scanner.probes.tls.wire.offer import every

STRONG, MIDDLE, WEAK = (code for code in every(TLS12) if code in (0xC02F, 0xC013, 0x002F))
ONE, OTHER = (STRONG, WEAK), (MIDDLE, WEAK)


def answer_with(suite: int | None) -> ServerAnswer:
    answer = ServerAnswer()
    if suite is not None:
        answer.hello = ServerHello(TLS12, suite, 0, b"", {}, bytes(32), False, None)
    return answer


class Balanced:
    """Servers that take questions in turn; each takes the first suite of the client's that it has."""

    host = "dinkes.kotacontoh.go.id"

    def __init__(self, turns: Iterator[tuple[int, ...]]) -> None:
        self.turns = turns

    async def ask(self, what: str, hello: ClientHello, enough: Enough) -> ServerAnswer:
        has = next(self.turns)
        return answer_with(next((suite for suite in hello.suites if suite in has), None))


@pytest.mark.parametrize("turns", [(OTHER, ONE, OTHER, ONE, ONE), (OTHER, ONE, ONE, OTHER, OTHER), (ONE, OTHER, ONE, OTHER, ONE)])
def test_unlike_servers_that_let_the_client_decide_are_not_said_to_decide(turns: tuple[tuple[int, ...], ...]) -> None:
    """One that lacks the client's first choice takes another, which the next one has not: that shows no order of theirs."""
    first, *others = turns
    opened = Opening(replies={}, answers={TLS12: answer_with(first[0])}, ssl2=ServerAnswer(), browsers={})
    order = asyncio.run(preference(cast(Asker, Balanced(iter(others))), opened, TLS12))
    assert set(order.suites.values) == {STRONG, MIDDLE, WEAK}
    assert order.order is Order.CLIENT
    # Whoever takes the client's first suite that it has never takes a later one before an earlier one: so the first to answer lacks that.
    assert order.passed_over == ((STRONG,) if first is OTHER else ())


GO_AES, GO_CHACHA = (STRONG, 0xCCA8, MIDDLE, WEAK), (0xCCA8, STRONG, MIDDLE, WEAK)


class Going:
    """A server as Go's standard library makes it: ChaCha20 comes first unless the client's first known suite has AES-GCM (crypto/tls, pickCipherSuite)."""

    host = "dinkes.kotacontoh.go.id"

    async def ask(self, what: str, hello: ClientHello, enough: Enough) -> ServerAnswer:
        first = next((suite for suite in hello.suites if suite in GO_AES), None)
        return answer_with(next((suite for suite in (GO_AES if first == STRONG else GO_CHACHA) if suite in hello.suites), None))


def test_a_preference_that_depends_on_the_clients_first_suite_is_the_servers() -> None:
    opened = Opening(replies={}, answers={TLS12: answer_with(STRONG)}, ssl2=ServerAnswer(), browsers={})
    order = asyncio.run(preference(cast(Asker, Going()), opened, TLS12))
    assert order.order is Order.SERVER
    assert set(order.suites.values) == set(GO_AES)
