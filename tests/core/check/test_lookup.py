"""What stands behind a request, where something of it is damaged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Self

import pytest

from checks.core.check.lookup import answer
from checks.core.check.need import Https
from checks.core.evidence.observation import Damage, Gathering, Observation, Referral
from checks.core.model.failure import FailureKind
from checks.core.testing import evidence as build

REQUEST = Https("/").at(build.TARGET)
DAMAGE = Damage(FailureKind.PROBE_ERROR, build.AT, "observation part cannot be read: noise")


class Pages(Gathering, frozen=True):
    """Those under two keys."""

    pages: tuple[Observation, ...] = ()

    @property
    def keys(self) -> Iterable[str]:
        return ("part", "other")

    def assemble(self, observations: Mapping[str, Any]) -> Self:
        return type(self)(tuple(observations.values()))


@pytest.mark.parametrize(
    "whole", [Pages(), Referral("part", build.AT), Referral("other", build.AT, beside="part")], ids=lambda one: type(one).__name__
)
def test_what_has_a_damaged_part_is_damaged(whole: Observation) -> None:
    assert REQUEST is not None
    assert answer(REQUEST, {REQUEST.key: whole, "part": DAMAGE, "other": build.page()}) is DAMAGE
    assert answer(REQUEST, {REQUEST.key: whole, "part": build.page(), "other": build.page()}) is not DAMAGE


def test_a_damaged_answer_is_itself() -> None:
    assert REQUEST is not None
    assert answer(REQUEST, {REQUEST.key: DAMAGE}) is DAMAGE
