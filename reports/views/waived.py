"""Findings that were seen and that somebody decided about, in words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

import msgspec

from checks import Finding, Target, Text
from checks.core.assess.assessment import Assessment
from checks.core.assess.waivers import Ground
from checks.core.model.risk import RiskLevel
from checks.core.model.text import tame
from reports.views.check_texts import CheckTexts
from reports.words import date_text, fill, quantity
from reports.words.headlines import ACCEPTED_ONE, ACCEPTED_SEVERAL, RISKS_AT
from reports.words.triage import LEFT_OUT, LEFT_OUT_ONE

# How many of those who decided are named on page one; the list of decisions has them all.
_PEOPLE = 3


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


def omission(decisions: Iterable[Decision]) -> Text | None:
    """In one sentence how many false positives do not count, and until when the first decision holds; None where every finding counts."""
    mistakes = [one for one in decisions if one.ground is Ground.FALSE_POSITIVE]
    if not mistakes:
        return None
    sentence = LEFT_OUT if len(mistakes) > 1 else LEFT_OUT_ONE
    return fill(sentence, what=quantity(len(mistakes), "false-positive"), day=date_text(min(one.until for one in mistakes)))


def acceptance(decisions: Iterable[Decision]) -> Text | None:
    """In one sentence how many risks of which level somebody accepted, who, and until when the first decision holds; None where nobody did."""
    accepted = [one for one in decisions if one.ground is Ground.ACCEPTED]
    if not accepted:
        return None
    levels = accepted_levels(accepted)
    risks = [fill(RISKS_AT, risks=quantity(levels[level], "risk"), level=level.label) for level in reversed(RiskLevel) if levels[level]]
    people = list(dict.fromkeys(one.who for one in accepted))
    return fill(
        ACCEPTED_SEVERAL if len(accepted) > 1 else ACCEPTED_ONE,
        risks=Text(id=", ".join(one.id for one in risks), en=", ".join(one.en for one in risks)),
        who=", ".join(people[:_PEOPLE]) + (" …" if len(people) > _PEOPLE else ""),
        day=date_text(min(one.until for one in accepted)),
    )


def accepted_levels(decisions: Iterable[Decision]) -> Counter[RiskLevel]:
    """How many risks of each level somebody has accepted."""
    return Counter(one.finding.level for one in decisions if one.ground is Ground.ACCEPTED)


def decisions_on(assessment: Assessment, catalogue: CheckTexts) -> tuple[Decision, ...]:
    """What was decided about findings of one asset, worst first; all of it harmless to print."""
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
