"""What is left of an interrupted scan, as far as today's list, settings and clock permit it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from checks.core.check.registry import Repertoire
from checks.core.evidence.codec import pack
from checks.core.evidence.observation import Failure
from checks.core.facts.values import Traffic
from checks.core.model.city import City
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Target
from checks.core.model.restriction import Cause, Restriction
from scanner.engine.job import ScanJob, scan_job
from scanner.engine.messages import TargetEvidence
from scanner.plan.requests import requests
from scanner.settings import Settings
from scanner.store import Store


class Remainder(msgspec.Struct, frozen=True):
    """``job`` is what may be asked still. ``restrictions`` say what else was planned, one a target; they are in the store, too."""

    job: ScanJob
    restrictions: tuple[Restriction, ...]


def remainder(store: Store, scan: int, city: City, settings: Settings, at: dt.datetime) -> Remainder:
    """The rest of a stored scan by the city's list of today: each target as its line is now, at most at the level that was planned.

    A target whose line is gone, or is another department's now, counts as collected: all that it was to be asked was not permitted.
    """
    plan, rest = store.plan(scan), store.uncollected(scan)
    today = {(line.opd, line.host, line.port): line for line in city.targets}

    def line_of_today(target: Target) -> Target | None:
        line = today.get((target.opd, target.host, target.port))
        address = plan.resolve.get(target.name, line.address) if line else None
        return line and msgspec.structs.replace(line, level=min(line.level, target.level), address=address)

    lines = tuple(line for target in store.targets(scan) if (line := line_of_today(target)))
    job = scan_job(city.opds, lines, settings, plan.level, plan.only, city.besides(lines), plan.resolve)
    restrictions = tuple(_restrictions(rest, city, job, at))
    # What an earlier resumption said holds where it has been acted upon: of a target that is done with, and of a level that was lowered.
    restricted, waiting = ({(one.host, one.port) for one in some} for some in (restrictions, rest))
    before = (
        one
        for one in plan.restrictions
        if (one.host, one.port) not in restricted and (one.cause is Cause.LEVEL or (one.host, one.port) not in waiting)
    )
    store.amend(scan, (*before, *restrictions), [line for target in rest if (line := line_of_today(target))], at)
    repertoire = job.repertoire()
    store.commit(scan, [_no_evidence(target, repertoire, at) for target in rest if line_of_today(target) is None])
    return Remainder(job, restrictions)


def _restrictions(rest: Iterable[Target], city: City, job: ScanJob, at: dt.datetime) -> Iterator[Restriction]:
    tireless = tuple(msgspec.structs.replace(opd, hours=None) for opd in city.opds)
    scope, at_any_hour = job.scope(), msgspec.structs.replace(job, opds=tireless).scope()
    lines = {(line.opd, line.host, line.port): line for line in job.targets}
    addresses = {(line.host, line.port) for line in city.targets}
    for target in rest:
        line = lines.get((target.opd, target.host, target.port))
        if line is None:
            cause = Cause.MOVED if (target.host, target.port) in addresses else Cause.UNLISTED
        elif at_any_hour.refuse_target(line, at):
            cause = Cause.ENDED
        elif scope.refuse_target(line, at):
            cause = Cause.HOURS
        elif line.level < target.level:
            cause = Cause.LEVEL
        else:
            continue
        yield Restriction(host=target.host, port=target.port, opd=target.opd, cause=cause, at=at)


def _no_evidence(target: Target, repertoire: Repertoire, at: dt.datetime) -> TargetEvidence:
    why = pack(Failure(FailureKind.NOT_PERMITTED, at, f"{target.name} of {target.opd} is not on the list any more"))
    return TargetEvidence(
        target, at, at, {request.key: why for request in requests(target, repertoire.checks, repertoire.topics)}, Traffic()
    )
