"""What may be asked at all: methods that change nothing, and names of the list."""

from __future__ import annotations

import msgspec
import pytest

from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from scanner.net import loop
from scanner.net.door import METHODS
from tests.scanner.net.fakes import FRONT, TARGET, World


def test_only_methods_that_change_nothing_leave() -> None:
    assert METHODS == ("GET", "HEAD", "OPTIONS")
    world = World()

    async def post() -> None:
        async with world.door.visit(TARGET) as visit:
            await visit.http(msgspec.structs.replace(FRONT, method="POST"))

    with pytest.raises(ValueError, match="POST"):
        loop.run(post())
    assert world.server.requests == []


def test_a_look_up_of_a_stranger_is_refused() -> None:
    world = World()

    async def ask_dns() -> object:
        async with world.door.visit(TARGET) as visit:
            return await visit.dns("lain.example", "CAA")

    answer = loop.run(ask_dns())
    assert isinstance(answer, Failure)
    assert answer.kind is FailureKind.OUT_OF_SCOPE
