"""The labelled set: every behaviour, each under a name of its own."""

from __future__ import annotations

from tests.accuracy import blocked, exposures, headers, lookalikes, unowned
from tests.accuracy.behaviour import Behaviour


def behaviours() -> tuple[Behaviour, ...]:
    """All that are served in this process."""
    return tuple(behaviour for part in (exposures, headers, blocked, unowned, lookalikes) for behaviour in part.behaviours())
