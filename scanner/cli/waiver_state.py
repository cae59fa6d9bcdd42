"""Whether a decision still stands."""

from __future__ import annotations

import datetime as dt

from checks.core.assess.waivers import Waiver, evidence_hash
from checks.core.model.finding import Finding
from checks.core.model.text import Text
from reports.words import fill
from scanner.cli.finding_words import FINDING_WORDS


def state_of(waiver: Waiver, finding: Finding | None, now: dt.datetime) -> Text:
    """In words, for a finding as it stood when it was last looked for (``finding``), None where it was not."""
    if waiver.ended is not None:
        return fill(FINDING_WORDS["waiver_ended"], who=waiver.ended_by)
    if not waiver.holds(now):
        return FINDING_WORDS["waiver_expired"]
    if finding is not None and evidence_hash(finding) != waiver.evidence:
        return FINDING_WORDS["waiver_changed"]
    return FINDING_WORDS["waiver_holds"]
