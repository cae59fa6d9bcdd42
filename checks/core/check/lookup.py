"""What was observed for a need of a target."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from checks.core.check.need import Need
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Absent, Failure, Gathering, Observation, Referral, Request
from checks.core.model.finding import Target

Evidence = Mapping[str, Observation]


def observed(need: Need, target: Target, evidence: Evidence) -> Observation | None:
    """What answered the need; None when nothing did or the need does not apply to the target."""
    request = need.at(target)
    return answer(request, evidence) if request is not None else None


def answer(request: Request, evidence: Evidence) -> Observation | None:
    """What stands under the request's key, a referral followed and a gathering complete; None when nothing does."""
    observation = _at(request.key, evidence)
    if not isinstance(observation, Gathering):
        return observation
    return observation.assemble({key: part for key in observation.keys if (part := _at(key, evidence)) is not None})


def _at(key: str, evidence: Evidence) -> Observation | None:
    observation = evidence.get(key)
    if not isinstance(observation, Referral):
        return None if isinstance(observation, Absent) else observation
    there, beside = evidence.get(observation.key), evidence.get(observation.beside)
    if isinstance(there, Exchange) and isinstance(beside, Exchange | Failure):
        return msgspec.structs.replace(there, beside=beside)
    return there
