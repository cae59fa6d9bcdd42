"""Findings that were seen and do not count, in words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection

import msgspec

from checks import Finding, Target, Text
from checks.core.assess.assessment import Assessment
from checks.core.assess.waivers import Ground
from checks.core.model.text import tame
from reports.views.check_texts import Catalogue
from reports.words import counted, dated, fill
from reports.words.triage import BOTH, LEFT_OUT, LEFT_OUT_ONE


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """One finding and the decision about it: ``who`` decided, why, and ``until`` which day. ``id`` is the finding's short name."""

    id: str
    target: Target
    check: str
    finding: Finding
    subject: str
    text: Text
    ground: Ground
    reason: str
    who: str
    until: dt.date


def left_out(decisions: Collection[Decided]) -> Text | None:
    """In one sentence how many findings do not count, and until when the first decision holds; None where every finding counts."""
    if not decisions:
        return None
    counts = Counter(one.ground for one in decisions)
    accepted, mistaken = counted(counts[Ground.ACCEPTED], "accepted"), counted(counts[Ground.FALSE_POSITIVE], "false-positive")
    both = fill(BOTH, accepted=accepted, mistaken=mistaken)
    what = both if len(counts) > 1 else accepted if counts[Ground.ACCEPTED] else mistaken
    return fill(LEFT_OUT if len(decisions) > 1 else LEFT_OUT_ONE, what=what, day=dated(min(one.until for one in decisions)))


def decided(assessment: Assessment, catalogue: Catalogue) -> tuple[Decided, ...]:
    """What does not count of one asset, worst first; all of it harmless to print."""
    return tuple(
        Decided(
            id=one.waiver.id,
            target=assessment.target,
            check=one.waiver.check,
            finding=one.finding,
            subject=str(tame(one.finding.subject)),
            text=catalogue.told(one.waiver.check, one.finding),
            ground=one.waiver.ground,
            reason=str(tame(one.waiver.reason)),
            who=str(tame(one.waiver.who)),
            until=one.waiver.until,
        )
        for one in assessment.waived
    )
