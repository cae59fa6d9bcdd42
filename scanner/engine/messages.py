"""What travels between the process that has groups collected and those that collect."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks.core.facts.values import Traffic
from checks.core.model.finding import Target
from scanner.log.relay import LogLine


class TargetEvidence(msgspec.Struct, frozen=True):
    """One target's evidence: request key to packed observation, and what getting it cost."""

    target: Target
    started: dt.datetime
    finished: dt.datetime
    evidence: dict[str, bytes]
    traffic: Traffic


class GroupEvidence(msgspec.Struct, frozen=True, tag=True):
    """A group is complete."""

    members: list[TargetEvidence]


# What a collecting process has to say.
FromWorker = GroupEvidence | LogLine
