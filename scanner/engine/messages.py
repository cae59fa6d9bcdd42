"""What collecting one target gave, as a value that travels between processes."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks.core.facts.values import Traffic
from checks.core.model.finding import Target


class Collected(msgspec.Struct, frozen=True):
    """One target's evidence: request key to packed observation, and what getting it cost."""

    target: Target
    started: dt.datetime
    finished: dt.datetime
    evidence: dict[str, bytes]
    traffic: Traffic
