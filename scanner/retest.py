"""One finding, looked at again: only what its check needs is asked, and what comes back is kept with the scan that saw it."""

from __future__ import annotations

from collections.abc import Mapping

from checks.core.assess.retest import advance_retest
from checks.core.check.registry import Repertoire
from checks.core.model.finding import Target
from scanner.engine.collect import collect_group
from scanner.engine.job import ScanJob
from scanner.engine.messages import TargetEvidence
from scanner.judge.earlier import earlier_evidence
from scanner.judge.process import Case, Judging
from scanner.net import loop
from scanner.net.clock import Clock
from scanner.net.door import Door
from scanner.plan.groups import target_groups, with_memory
from scanner.store import Place, Retest, Store, TrackedFinding


def retest_finding(store: Store, finding: TrackedFinding, job: ScanJob, clock: Clock, door: Door | None = None) -> Retest:
    """Ask ``job``'s one check of its one target again, and keep what came back and what became of the finding.

    It is asked through ``door``, the job's own where there is none. The evidence is kept before the conclusions: `conclude` comes to the same ones from it, should this end in between.
    """
    repertoire = job.repertoire()
    (check,) = repertoire.checks
    memory = earlier_evidence(store, finding.scan, job.targets, clock.now())
    collected = loop.run(_collect(job, repertoire, door or job.door(clock), memory))
    # Judged as the target that the scan knew: today's permission decided what was asked, and what was not asked is absent.
    with Judging(repertoire) as judging:
        (verdict,) = judging.opinion(Case(finding.target, collected.evidence)).verdicts
    before = store.concluded(finding.scan, finding.number)
    verdicts, ledger = advance_retest(before.verdicts, before.ledger, verdict, collected.finished)
    result = Retest(
        finding=finding.id,
        check=check.id,
        started=collected.started,
        finished=collected.finished,
        verdict=verdict,
        state=ledger[finding.identity].state,
        evidence=collected.evidence,
        traffic=collected.traffic,
    )
    store.triage.keep(finding.scan, finding.number, result)
    store.conclude(Place(finding.scan, finding.number, finding.target, before.finished), verdicts, before.facts, ledger)
    return result


async def _collect(job: ScanJob, repertoire: Repertoire, door: Door, memory: Mapping[Target, dict[str, bytes]]) -> TargetEvidence:
    (group,) = with_memory(await target_groups(job.targets, door), memory)
    (collected,) = await collect_group(group, repertoire, door)
    return collected
