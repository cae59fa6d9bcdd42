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
from reports.views.check_texts import CheckTexts
from reports.words import date_text, fill, quantity
from reports.words.triage import BOTH, LEFT_OUT, LEFT_OUT_ONE


class Decision(msgspec.Struct, frozen=True, kw_only=True):
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


def omission(decisions: Collection[Decision]) -> Text | None:
    """In one sentence how many findings do not count, and until when the first decision holds; None where every finding counts."""
    if not decisions:
        return None
    counts = Counter(one.ground for one in decisions)
    acceptances, mistakes = quantity(counts[Ground.ACCEPTED], "accepted"), quantity(counts[Ground.FALSE_POSITIVE], "false-positive")
    both = fill(BOTH, accepted=acceptances, mistaken=mistakes)
    what = both if len(counts) > 1 else acceptances if counts[Ground.ACCEPTED] else mistakes
    return fill(LEFT_OUT if len(decisions) > 1 else LEFT_OUT_ONE, what=what, day=date_text(min(one.until for one in decisions)))


def decisions_on(assessment: Assessment, catalogue: CheckTexts) -> tuple[Decision, ...]:
    """What does not count of one asset, worst first; all of it harmless to print."""
    return tuple(
        Decision(
            id=one.waiver.id,
            target=assessment.target,
            check=one.waiver.check,
            finding=one.finding,
            subject=str(tame(one.finding.subject)),
            text=catalogue.finding_text(one.waiver.check, one.finding),
            ground=one.waiver.ground,
            reason=str(tame(one.waiver.reason)),
            who=str(tame(one.waiver.who)),
            until=one.waiver.until,
        )
        for one in assessment.waived
    )
