"""The state of an OPD in one sentence, for the head who reads no further."""

from __future__ import annotations

from checks import Outcome, Text
from checks.core.assess.tally import Tally
from reports.words import fill, quantity
from reports.words.headlines import (
    BY_LEVEL,
    CAVEAT,
    CLEAN_HEADLINE,
    CLEAN_SO_FAR,
    INCIDENT_HEADLINE,
    NOTHING_ANSWERED,
    NOTHING_APPLIES,
    NOTHING_SCANNED,
)


def headline(tally: Tally, hosts: int, incidents: int) -> Text:
    """Worst news first; "nothing was seen" is never told as good news. ``incidents`` counts findings of that kind."""
    if hosts == 0:
        return NOTHING_SCANNED
    if incidents:
        return fill(INCIDENT_HEADLINE, incidents=quantity(incidents, "sign"))
    if tally.worst is None:
        if tally.coverage.assessed == 0:
            return fill(NOTHING_ANSWERED if tally.coverage.total else NOTHING_APPLIES, hosts=quantity(hosts, "asset"))
        return CLEAN_HEADLINE if tally.whole and tally.coverage.enough and not tally.outcomes[Outcome.ERROR] else CLEAN_SO_FAR
    at_worst = quantity(tally.levels[tally.worst], "finding")
    return fill(BY_LEVEL[tally.worst], findings=at_worst, all=str(tally.findings))


def caveat(tally: Tally) -> Text | None:
    """What the headline cannot say because too little was seen; None when enough was."""
    coverage = tally.coverage
    if coverage.enough or coverage.assessed == 0:
        return None
    return fill(CAVEAT, open=quantity(coverage.total - coverage.assessed, "question"), total=str(coverage.total))
