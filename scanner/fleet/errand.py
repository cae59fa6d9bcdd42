"""What the machines of a fleet tell each other. All of it refers to the store, and none of it is evidence."""

from __future__ import annotations

import datetime as dt
import enum

import msgspec

from checks.core.model.city import Opd
from checks.core.model.finding import Level, Target
from scanner.engine.job import ScanJob, scan_job
from scanner.plan.groups import TargetGroup
from scanner.settings import Settings


class RunOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What a run of a scan may ask, for all of its errands: published once. ``run`` is its name, which no other run ever has.

    ``begun`` tells the scan from one of the same number in another store; ``tilik`` and ``rules`` are the versions that it is judged by.
    Of each OPD it has what is permitted, and nobody's name. ``rate`` and ``connections`` are what an address may be asked at most.
    """

    run: str
    scan: int
    begun: dt.datetime
    tilik: str
    rules: str
    opds: tuple[Opd, ...]
    targets: tuple[Target, ...]
    level: Level
    only: tuple[str, ...]
    besides: tuple[str, ...]
    resolve: dict[str, str]
    rate: float
    connections: int

    def job(self, settings: Settings) -> ScanJob:
        """The same as a job of a machine with these settings, which keeps to the slower of both paces."""
        network = msgspec.structs.replace(
            settings.network,
            rate=min(self.rate, settings.network.rate),
            connections=min(self.connections, settings.network.connections),
        )
        own = msgspec.structs.replace(settings, network=network)
        return scan_job(self.opds, self.targets, own, self.level, self.only, self.besides, self.resolve)


def run_order(run: str, scan: int, begun: dt.datetime, tilik: str, rules: str, job: ScanJob) -> RunOrder:
    """The order of a run that does this job."""
    return RunOrder(
        run=run,
        scan=scan,
        begun=begun,
        tilik=tilik,
        rules=rules,
        opds=tuple(Opd(code=opd.code, name=opd.code, permission=opd.permission, hours=opd.hours, level=opd.level) for opd in job.opds),
        targets=job.targets,
        level=job.level,
        only=job.only,
        besides=job.besides,
        resolve=job.resolve,
        rate=job.network.rate,
        connections=job.network.connections,
    )


class Errand(msgspec.Struct, frozen=True, kw_only=True):
    """Do the ``number``-th group of a run, for the ``attempt``-th time; not taken up any more when it has expired."""

    run: str
    number: int
    attempt: int
    expires: dt.datetime
    group: TargetGroup


class ErrandOutcome(enum.StrEnum):
    """What became of an errand. ``RETURNED`` is nobody's fault: the worker was told to end, or somebody else asks an address of the group."""

    DONE = "done"
    FAILED = "failed"
    REFUSED = "refused"
    RETURNED = "returned"


class ErrandReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker says of an errand; what it says is done is looked up in the store."""

    run: str
    number: int
    attempt: int
    worker: str
    outcome: ErrandOutcome
    reason: str = ""


class PoisonGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A group that was set aside, why, and which targets it has."""

    scan: int
    number: int
    at: dt.datetime
    targets: tuple[str, ...]
    reason: str


class WorkerState(msgspec.Struct, frozen=True, kw_only=True):
    """How a worker is: what it works on, since when, in what trouble it is; empty for none."""

    worker: str
    at: dt.datetime
    since: dt.datetime
    slots: int
    groups: int
    done: int
    refused: int
    trouble: str = ""


class RunState(msgspec.Struct, frozen=True, kw_only=True):
    """How far a run is. ``oldest`` is since when the longest of the groups that are handed out is."""

    scan: int
    at: dt.datetime
    since: dt.datetime
    targets: int
    done: int
    waiting: int
    out: int
    poison: int
    attempts_failed: int
    oldest: dt.datetime | None = None
    trouble: str = ""
