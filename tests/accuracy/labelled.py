"""The labelled set: every behaviour, each under a name of its own."""

from __future__ import annotations

from tests.accuracy import (
    addresses,
    blocked,
    exposures,
    folders,
    forms,
    header_checks,
    headers,
    loaded,
    lookalikes,
    people,
    spoken,
    stacks,
    unowned,
)
from tests.accuracy.behaviour import Behaviour


def behaviours() -> tuple[Behaviour, ...]:
    """All that are served in this process."""
    parts = (exposures, headers, header_checks, blocked, unowned, lookalikes, forms, loaded, people, folders, addresses, spoken, stacks)
    return tuple(behaviour for part in parts for behaviour in part.behaviours())
