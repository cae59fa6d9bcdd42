"""The labelled set: every behaviour, each under a name of its own."""

from __future__ import annotations

from tests.accuracy import blocked, exposures, header_checks, headers, lookalikes, unowned
from tests.accuracy.behaviour import Behaviour


def behaviours() -> tuple[Behaviour, ...]:
    """All that are served in this process."""
    return tuple(behaviour for part in (exposures, headers, header_checks, blocked, unowned, lookalikes) for behaviour in part.behaviours())
