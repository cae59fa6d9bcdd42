"""Scan behaviours through the real door and count: found, invented, missed, wrongly reassured."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.check.check import Check
from checks.core.check.lookup import Evidence
from checks.core.check.registry import Repertoire
from checks.core.evidence.codec import unpack
from checks.core.facts.software import inventory
from checks.core.model.finding import Confidence, Finding, Kind, Level, Outcome, Target, Verdict
from scanner.engine.collect import collect_group
from scanner.engine.messages import TargetEvidence
from scanner.example_city import start
from scanner.example_city.site import Site
from scanner.net import loop
from scanner.net.door import Door
from scanner.net.policy.scope import Grant, Scope
from scanner.plan.groups import target_groups
from scanner.settings import Network, Settings
from tests.accuracy.behaviour import STRANGERS, Behaviour

DOMAIN = "kotacontoh.go.id"
AREAS = ("content", "exposed", "http", "software")
# A site without these is no worse for it in this set, as they are about files that hardly any site has: judged where a label names them.
_BY_NAME = ("http-security-txt", "http-robots", "inventory")
_AT_ONCE = 8
# Seconds: long enough for a busy machine, for no behaviour but silence needs it.
_PATIENCE = 5.0
Verdicts = Mapping[str, Sequence[Verdict]]


def covered() -> list[Check]:
    """The checks that are measured."""
    return [check for check in registry.load() if check.area in AREAS]


class Score(msgspec.Struct):
    """What was said of one check's questions, as lines ``behaviour: what``, and how many labelled findings were made."""

    hits: int = 0
    false_accusations: list[str] = []
    missed: list[str] = []
    reassured: list[str] = []
    different: list[str] = []
    agreed: int = 0

    def __add__(self, other: Score) -> Score:
        lists = ("false_accusations", "missed", "reassured", "different")
        return Score(
            hits=self.hits + other.hits,
            agreed=self.agreed + other.agreed,
            **{name: getattr(self, name) + getattr(other, name) for name in lists},
        )

    @property
    def precision(self) -> float:
        """Findings that are there, of all that were made; 1 where none was made."""
        accusations = self.hits + len(self.false_accusations)
        return self.hits / accusations if accusations else 1.0

    @property
    def recall(self) -> float:
        """Findings that were made, of all that are there; 1 where none is."""
        there = self.hits + len(self.missed)
        return self.hits / there if there else 1.0

    def note(self, behaviour: Behaviour, verdict: Verdict) -> None:
        """Compare one verdict with what its behaviour's label says."""
        if verdict.check in _BY_NAME and verdict.check not in behaviour.must:
            return
        label = behaviour.label(verdict.check)
        outcome, expected = _read(label)
        accusations = {finding.problem for finding in verdict.findings}
        there = expected if outcome == "fail" else set()
        self.hits += len(accusations & there)
        self.false_accusations += [f"{behaviour.name}: {verdict.check} {problem}" for problem in sorted(accusations - there)]
        self.missed += [
            f"{behaviour.name}: {verdict.check} {problem}, said {_verdict_text(verdict)}" for problem in sorted(there - accusations)
        ]
        # What is said of many checks at once is said of those whose question makes sense there.
        beside = verdict.outcome is Outcome.NOT_APPLICABLE and verdict.check not in behaviour.must
        if not label or outcome == "fail" or beside:
            return
        if verdict.outcome is Outcome.PASS and outcome == "unknown":
            self.reassured.append(f"{behaviour.name}: {verdict.check} should be {label}")
        elif verdict.outcome.value != outcome or (expected and verdict.reason not in expected):
            self.different.append(f"{behaviour.name}: {verdict.check} should be {label}, is {_verdict_text(verdict)}")
        else:
            self.agreed += 1


def _read(label: str) -> tuple[str, set[str]]:
    """``fail (a, b)`` as the outcome and the problems; ``unknown (a|b)`` as the outcome and the reasons that will do."""
    outcome, _, rest = label.partition(" (")
    return outcome, {part for part in re.split(r", |\|", rest.removesuffix(")")) if part}


def _verdict_text(verdict: Verdict) -> str:
    return f"{verdict.outcome.value} ({verdict.reason})" if verdict.reason else verdict.outcome.value


def score(behaviours: Iterable[Behaviour], verdicts: Verdicts, areas: Sequence[str] = AREAS) -> dict[str, Score]:
    """One score a check of these areas, by its id."""
    scores = {check.id: Score() for check in covered() if check.area in areas} | ({"inventory": Score()} if "software" in areas else {})
    for behaviour in behaviours:
        for verdict in verdicts[behaviour.name]:
            if verdict.check in scores:
                scores[verdict.check].note(behaviour, verdict)
    return scores


def scan(behaviours: Sequence[Behaviour]) -> Verdicts:
    """The verdicts on each behaviour, served on a loopback address of its own and asked at level PROBE."""
    names = {f"situs{n}.{DOMAIN}": behaviour for n, behaviour in enumerate(behaviours)}
    sites = [site for n, (host, one) in enumerate(names.items()) for site in _sites(one, host, f"127.0.{60 + n // 200}.{1 + n % 200}")]
    besides = [
        other for host, one in names.items() for other in (*one.registered, *((f"www.{host}",) if one.twin and one.twin.registered else ()))
    ]
    with start(sites, STRANGERS) as city:
        network = msgspec.structs.replace(city.network, rate=2000.0, timeout=_PATIENCE)
        targets = [Target(host=host, domain=DOMAIN, opd="contoh", level=one.level) for host, one in names.items()]
        observations = verdicts_on(targets, network, besides)
    return {behaviour.name: observations[host] for host, behaviour in names.items()}


def _sites(behaviour: Behaviour, host: str, address: str) -> Iterator[Site]:
    yield Site(host=host, address=address, https=behaviour.https, http=behaviour.http, allow=behaviour.allow)
    if behaviour.twin is not None:
        yield Site(host=f"www.{host}", address=address, https=behaviour.twin.https, http=behaviour.twin.http)
        if behaviour.twin.by_chance:
            yield Site(host=f"*.{host}", address=address)


def verdicts_on(
    targets: Sequence[Target], network: Network, besides: Sequence[str] = (), repertoire: Sequence[Check] | None = None
) -> Verdicts:
    """The verdicts of these checks, or of all that are measured, on each of these hosts, by host; the hosts ``besides`` are registered, too."""
    checks = covered() if repertoire is None else repertoire
    return {one.target.host: judged(one, checks) for one in collected(targets, network, besides, checks)}


def collected(targets: Sequence[Target], network: Network, besides: Sequence[str], checks: Sequence[Check]) -> list[TargetEvidence]:
    """What these checks need of each of these hosts, through the real door."""
    levels = {**{target.host: target.level for target in targets}, **dict.fromkeys(besides, Level.PROBE)}
    scope = Scope({host: Grant(frozenset((443, 80)), level) for host, level in levels.items()})
    door = Door(scope, Settings(network=network))

    async def collect() -> list[TargetEvidence]:
        slots = asyncio.Semaphore(_AT_ONCE)
        return await asyncio.gather(*(one(target, slots) for target in targets))

    async def one(target: Target, slots: asyncio.Semaphore) -> TargetEvidence:
        async with slots:
            (group,) = await target_groups([target], door)
            (evidence,) = await collect_group(group, Repertoire(tuple(checks)), door)
            return evidence

    return loop.run(collect())


def judged(one: TargetEvidence, checks: Sequence[Check]) -> list[Verdict]:
    """What these checks, and the inventory, say of what was collected."""
    evidence = {key: unpack(packed) for key, packed in one.evidence.items()}
    return [*(judge(check, one.target, evidence) for check in checks), _inventory(one.target, evidence)]


def _inventory(target: Target, evidence: Evidence) -> Verdict:
    """What certainly runs on the target, as if each product with its version were a finding."""
    products = [f"{one.name} {one.version or ''}".strip() for one in inventory(target, evidence) if one.certainty == "certain"]
    findings = (Finding(problem=one, kind=Kind.LAPSE, likelihood=1, impact=1, confidence=Confidence.FIRM) for one in products)
    return Verdict(check="inventory", outcome=Outcome.FAIL if products else Outcome.PASS, findings=tuple(findings))
