"""Findings that somebody decided about, as an object of the machine interface."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks import Text
from checks.core.assess.waivers import Ground, Waived
from checks.core.model.risk import RiskLevel
from reports.views.check_texts import CheckTexts


class WaivedObject(msgspec.Struct, frozen=True, kw_only=True):
    """A decision about a finding, until the end of a day; ``evidence`` is the SHA-256 of what was seen when that was decided.

    With the ground ``accepted`` the finding counts and stands in the verdicts, with ``false-positive`` it does not.
    """

    id: str
    check: str
    problem: str
    subject: str
    level: RiskLevel
    text: Text
    ground: Ground
    reason: str
    who: str
    until: dt.date
    evidence: str


def waived_object(one: Waived, catalogue: CheckTexts) -> WaivedObject:
    """One finding with the decision about it."""
    waiver, finding = one.waiver, one.finding
    return WaivedObject(
        id=waiver.id,
        check=waiver.check,
        problem=finding.problem,
        subject=finding.subject,
        level=finding.level,
        text=catalogue.finding_text(waiver.check, finding),
        ground=waiver.ground,
        reason=waiver.reason,
        who=waiver.who,
        until=waiver.until,
        evidence=waiver.evidence,
    )
