"""The labelled set: every behaviour, each under a name of its own."""

from __future__ import annotations

import msgspec

from checks.core.model.finding import Level
from tests.accuracy import (
    actuators,
    addresses,
    applications,
    as_browsers,
    blocked,
    bug_reports,
    closed,
    consoles,
    default_pages,
    encodings,
    exploited,
    exposures,
    file_servers,
    folders,
    forms,
    git_settings,
    header_checks,
    headers,
    leads,
    lengths,
    libraries,
    listings,
    loaded,
    lookalikes,
    origins,
    people,
    placeholders,
    plain_answers,
    prefix_locations,
    refusals,
    security_txts,
    services,
    setups,
    small_servers,
    software,
    stacks,
    unowned,
    upkeep,
    waking,
    wordpress_signs,
)
from tests.accuracy.behaviour import Behaviour

_PARTS = (
    wordpress_signs,
    applications,
    exposures,
    actuators,
    git_settings,
    listings,
    file_servers,
    small_servers,
    placeholders,
    prefix_locations,
    refusals,
    setups,
    headers,
    header_checks,
    blocked,
    waking,
    bug_reports,
    unowned,
    closed,
    consoles,
    lookalikes,
    services,
    software,
    exploited,
    upkeep,
    lengths,
    stacks,
)
# What pages show to any visitor; behind them lies nothing that need be asked for.
_VISIBLE = (
    default_pages,
    security_txts,
    origins,
    forms,
    loaded,
    people,
    encodings,
    folders,
    addresses,
    plain_answers,
    as_browsers,
    leads,
    libraries,
)


def behaviours() -> tuple[Behaviour, ...]:
    """All that are served in this process."""
    by_request = (behaviour for part in _PARTS for behaviour in part.behaviours())
    by_visit = (msgspec.structs.replace(behaviour, level=Level.VISIT) for part in _VISIBLE for behaviour in part.behaviours())
    return (*by_request, *by_visit)
