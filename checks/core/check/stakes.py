"""What each problem puts at stake, from one table (`stakes.toml`); a plug-in's problems are not in it."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from checks.core.model.stake import Loss, Reach, Stake


@cache
def stakes() -> dict[str, Stake]:
    """By the id of a check for its problems, and as ``check/problem`` for those that differ."""
    table = msgspec.toml.decode(resources.files(__package__).joinpath("stakes.toml").read_bytes(), type=dict[str, str])
    return {name: _stake(words) for name, words in table.items()}


def stake(check: str, problem: str) -> Stake | None:
    """What this problem puts at stake; None where the table does not have it."""
    table = stakes()
    return table.get(f"{check}/{problem}") or table.get(check)


def _stake(words: str) -> Stake:
    loss, reach = words.split()
    return Stake(Loss(loss), Reach(reach))
