"""What was observed for a need of a target."""

from __future__ import annotations

from collections.abc import Mapping

from checks.core.codec import Observation
from checks.core.evidence import Referral
from checks.core.model import Target
from checks.core.need import Need

Evidence = Mapping[str, Observation]


def observed(need: Need, target: Target, evidence: Evidence) -> Observation | None:
    """The observation, a referral followed; None when there is none or the need does not apply to the target."""
    request = need.at(target)
    answer = evidence.get(request.key) if request is not None else None
    return evidence.get(answer.key) if isinstance(answer, Referral) else answer
