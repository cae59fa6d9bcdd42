"""The state of an OPD in one sentence, for the head who reads no further."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checks import Outcome, Text
from checks.core.assess.tally import Tally
from checks.core.model.risk import RiskLevel
from reports.words import count, fill, quantity
from reports.words.headlines import (
    BY_LEVEL,
    BY_LEVEL_ACCEPTED,
    CAVEAT,
    CAVEAT_GRADED,
    CLEAN_HEADLINE,
    CLEAN_SO_FAR,
    INCIDENT_HEADLINE,
    NOTHING_ANSWERED,
    NOTHING_APPLIES,
    NOTHING_SCANNED,
)


def headline(tally: Tally, hosts: int, incidents: int, accepted: Mapping[RiskLevel, int] = MappingProxyType({})) -> Text:
    """Worst news first; "nothing was seen" is never told as good news. ``incidents`` counts findings of that kind, ``accepted`` risks by level."""
    if hosts == 0:
        return NOTHING_SCANNED
    if incidents:
        return fill(INCIDENT_HEADLINE, incidents=quantity(incidents, "sign"))
    if tally.worst is None:
        if tally.coverage.assessed == 0:
            return fill(NOTHING_ANSWERED if tally.coverage.total else NOTHING_APPLIES, hosts=quantity(hosts, "asset"))
        return CLEAN_HEADLINE if tally.sufficient and not tally.outcomes[Outcome.ERROR] else CLEAN_SO_FAR
    at_worst = tally.levels[tally.worst]
    numbers = {"findings": quantity(at_worst, "finding"), "all": count(tally.findings)}
    if accepted.get(tally.worst) == at_worst:
        return fill(BY_LEVEL_ACCEPTED, level=tally.worst.label, **numbers)
    return fill(BY_LEVEL[tally.worst], **numbers)


def caveat(tally: Tally) -> Text | None:
    """What the headline cannot say because too little was seen; None when enough was."""
    coverage = tally.coverage
    if coverage.enough or coverage.assessed == 0:
        return None
    sentence = CAVEAT_GRADED if tally.grade else CAVEAT
    return fill(sentence, open=quantity(coverage.total - coverage.assessed, "check"), total=count(coverage.total))
