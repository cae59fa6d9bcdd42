"""What was observed for a need of a target."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from checks.core.check.need import Need
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Absent, Damage, Failure, Gathering, Observation, Referral, Request
from checks.core.model import reason
from checks.core.model.finding import Target
from checks.core.model.undecided import NotApplicable, Unknown

Evidence = Mapping[str, Observation]


def observed(need: Need, target: Target, evidence: Evidence) -> Observation | None:
    """What answered the need; None when nothing did or the need does not apply to the target."""
    request = need.at(target)
    return answer(request, evidence) if request is not None else None


def answer(request: Request, evidence: Evidence) -> Observation | None:
    """What stands under the request's key, a referral followed and a gathering complete; None when nothing does.

    A gathering of which a part is damaged is that damage, and so is what a referral leads to: nobody may take the rest for the whole.
    """
    observation = _at(request.key, evidence)
    if not isinstance(observation, Gathering):
        return observation
    parts = {key: part for key in observation.keys if (part := _at(key, evidence)) is not None}
    damage = next((part for part in parts.values() if isinstance(part, Damage)), None)
    return damage or observation.assemble(parts)


def admitted(need: Need, target: Target, evidence: Evidence) -> Observation:
    """What may be judged of what answered the need, a `Failure` among it. Raises why nothing may: `Unknown`, `NotApplicable`, ``TypeError`` for a wrong sort."""
    if need.of_domains is not target.is_domain:
        raise NotApplicable(reason.OTHER_SORT)
    if need.level > target.level:
        raise Unknown(reason.NOT_ASKED)
    request = need.at(target)
    if request is None:
        raise NotApplicable(reason.ADDRESS_TARGET)
    observation = answer(request, evidence)
    if observation is None:
        raise Unknown(reason.NOT_COLLECTED)
    if not isinstance(observation, need.yields | Failure):
        raise TypeError(f"{request.key} was answered by {type(observation).__name__}, not {need.yields.__name__}")
    if isinstance(observation, Damage):
        return observation
    need.admit(observation, lambda other: observed(other, target, evidence))
    return observation


def _at(key: str, evidence: Evidence) -> Observation | None:
    observation = evidence.get(key)
    if not isinstance(observation, Referral):
        return None if isinstance(observation, Absent) else observation
    there, beside = evidence.get(observation.key), evidence.get(observation.beside)
    if isinstance(beside, Damage):
        return beside
    if isinstance(there, Exchange) and isinstance(beside, Exchange | Failure):
        return msgspec.structs.replace(there, beside=beside)
    return there
