"""What a domain costs: CPU of asking and of judging, and questions to the DNS, beside the limits of 20 ms and 60 questions. Part of ``make bench``."""

from __future__ import annotations

import sys
import time

from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.evidence.codec import unpack
from checks.core.evidence.domain import DomainLookups
from checks.core.model.city import Opd
from checks.core.model.finding import Target
from scanner.engine.collect import collect_group
from scanner.engine.messages import TargetEvidence
from scanner.net import loop
from scanner.net.door import Door
from scanner.net.policy.scope import Scope
from scanner.plan.groups import target_groups
from scanner.settings import Network, Settings
from tests.real.domains import bind
from tests.real.domains.test_bind import LABELS, RECORDS

_ROUNDS = 5
_MOST_CPU, _MOST_QUESTIONS = 0.020, 60
_ENABLED = registry.repertoire()
_CHECKS = tuple(check for check in _ENABLED.checks if check.of_domains)


def main() -> int:
    """Print the best of some rounds; 1 above a limit."""
    targets = [Target(host=domain, port=0, http_port=0, domain=domain, opd="a") for domain in LABELS]
    with bind.serving(RECORDS) as resolver:
        rounds = [_round(resolver, targets) for _ in range(_ROUNDS)]
    cpu, questions = min(cpu for cpu, _ in rounds), max(questions for _, questions in rounds)
    print(
        f"a domain: {cpu * 1000:.1f} ms CPU (at most {_MOST_CPU * 1000:.0f}), at most {questions} questions to the DNS (of {_MOST_QUESTIONS})"
    )
    return 1 if cpu > _MOST_CPU or questions > _MOST_QUESTIONS else 0


def _round(resolver: str, targets: list[Target]) -> tuple[float, int]:
    """CPU seconds a domain, and the questions of the one that took most."""
    start = time.process_time()
    door = Door(Scope.of((Opd(code="a", name="A"),), targets), Settings(network=Network(resolver=resolver)))

    async def collect() -> list[TargetEvidence]:
        return [one for group in await target_groups(targets, door) for one in await collect_group(group, _ENABLED, door)]

    most = 0
    for one in loop.run(collect()):
        evidence = {key: unpack(data) for key, data in one.evidence.items()}
        for check in _CHECKS:
            judge(check, one.target, evidence)
        lookups = (lookup for observation in evidence.values() if isinstance(observation, DomainLookups) for lookup in observation.lookups)
        most = max(most, len({lookup.question for lookup in lookups}))
    return (time.process_time() - start) / len(targets), most


if __name__ == "__main__":
    sys.exit(main())
