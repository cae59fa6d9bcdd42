"""The need for what earlier scans saw."""

from __future__ import annotations

from typing import ClassVar

from checks.core.check.need import Need
from checks.core.evidence.earlier import EarlierRequest, SitePast
from checks.core.evidence.observation import Observation, Request
from checks.core.model.finding import Level, Target


class Earlier(Need, frozen=True):
    """The looks of the front page in earlier scans of the same target, as the store has them."""

    yields: ClassVar[type[Observation]] = SitePast
    level: ClassVar[Level] = Level.PASSIVE
    asks: ClassVar[bool] = False

    def at(self, target: Target) -> Request:
        return EarlierRequest(target.host, target.port, target.http_port)
