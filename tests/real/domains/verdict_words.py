"""What tilik says of domains that a resolver knows, in words short enough for a table of labels."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.check.check import Check
from checks.core.evidence.codec import unpack
from checks.core.model.city import Opd
from checks.core.model.finding import Outcome, Target, Verdict
from scanner.engine.collect import collect_group
from scanner.net import loop
from scanner.net.door import Door
from scanner.net.policy.scope import Scope
from scanner.plan.groups import target_groups
from scanner.settings import Network, Settings

CHECKS = tuple(check for check in registry.load() if check.of_domains)


def verdict_words(resolver: str, domains: Iterable[str], checks: tuple[Check, ...] = CHECKS, **network: Any) -> dict[str, dict[str, str]]:
    """By domain and check the problems, and in brackets why a question stayed open; nothing for a pass."""
    targets = [Target(host=domain, port=0, http_port=0, domain=domain, opd="a") for domain in domains]
    door = Door(Scope.of((Opd(code="a", name="A"),), targets), Settings(network=Network(resolver=resolver, **network)))
    enabled = registry.repertoire().select(check.id for check in checks)

    async def collect() -> dict[str, dict[str, bytes]]:
        groups = await target_groups(targets, door)
        evidence_by_group = await asyncio.gather(*(collect_group(group, enabled, door) for group in groups))
        return {one.target.host: one.evidence for group in evidence_by_group for one in group}

    words = {}
    evidence = loop.run(collect())
    for target in targets:
        observations = {key: unpack(data) for key, data in evidence[target.host].items()}
        verdicts = [judge(check, target, observations) for check in checks]
        words[target.host] = {one.check: _words(one) for one in verdicts if one.outcome is not Outcome.PASS}
    return words


def _words(verdict: Verdict) -> str:
    return " ".join((*sorted({finding.problem for finding in verdict.findings}), *([f"({verdict.reason})"] if verdict.reason else ())))
