"""What each problem puts at stake, from one table (`stakes.toml`); a plug-in's problems are not in it."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from checks.core.model.stake import Circumstance, Loss, Reach, Stake, WeightedStake


@cache
def stakes() -> dict[str, WeightedStake]:
    """By the id of a check for its problems, and as ``check/problem`` for those that differ."""
    table = msgspec.toml.decode(resources.files(__package__).joinpath("stakes.toml").read_bytes(), type=dict[str, str])
    return {name: _weighted(words) for name, words in table.items()}


def weighted_stake(check: str, problem: str) -> WeightedStake | None:
    """What this problem puts at stake, with its weight; None where the table does not have it."""
    table = stakes()
    return table.get(f"{check}/{problem}") or table.get(check)


def stake(check: str, problem: str) -> Stake | None:
    """What this problem puts at stake; None where the table does not have it."""
    entry = weighted_stake(check, problem)
    return entry.stake if entry else None


def _weighted(words: str) -> WeightedStake:
    loss, reach, *circumstances = words.split()
    return WeightedStake(Stake(Loss(loss), Reach(reach)), tuple(map(Circumstance, circumstances)))
