"""Whether a decision still stands."""

from __future__ import annotations

import datetime as dt

from checks.core.assess.waivers import Waiver, evidence_hash
from checks.core.model.finding import Finding
from checks.core.model.text import Text
from reports.words import fill
from scanner.cli.finding_words import FINDING_WORDS


def state_of(waiver: Waiver, seen: Finding | None, now: dt.datetime) -> Text:
    """In words, for a finding as it was ``seen`` last, None where it was not."""
    if waiver.ended is not None:
        return fill(FINDING_WORDS["waiver_ended"], who=waiver.ended_by)
    if not waiver.holds(now):
        return FINDING_WORDS["waiver_expired"]
    if seen is not None and evidence_hash(seen) != waiver.evidence:
        return FINDING_WORDS["waiver_changed"]
    return FINDING_WORDS["waiver_holds"]
