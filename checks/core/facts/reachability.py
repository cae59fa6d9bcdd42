"""Whether a target answered at all: without that nothing was looked at, whatever its name server or its neighbours said."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from checks.core.evidence.dns import Climb, DnsAnswer
from checks.core.evidence.domain import DomainLookups
from checks.core.evidence.http import Exchange, Nowhere
from checks.core.evidence.observation import Absent, Failure, Gathering, Observation, Referral
from checks.core.model.finding import Target

_OF_DNS = (DnsAnswer, Climb)
# What lists or leads to other observations, which are there themselves.
_OF_OTHERS = (Failure, Referral, Gathering, Nowhere, Absent)


def reachable(target: Target, evidence: Mapping[str, Observation], *, by_dns: bool = False) -> bool:
    """True when anything came back from the target itself; where only its name was asked about, ``by_dns``, from a name server."""
    return any(_of_dns(one) if by_dns else _from(target, one) for one in evidence.values())


def _of_dns(observation: Observation) -> bool:
    if isinstance(observation, DomainLookups):
        own = (one for one in observation.lookups if one.question.name.endswith(observation.domain))
        return any(isinstance(one.outcome, DnsAnswer) for one in own)
    return isinstance(observation, _OF_DNS)


def _from(target: Target, observation: Observation) -> bool:
    if isinstance(observation, Exchange):
        # The site with www. in front is asked, too, and is another host.
        return urlsplit(observation.hops[0].url).hostname == target.host
    return not isinstance(observation, (*_OF_DNS, DomainLookups, *_OF_OTHERS))
