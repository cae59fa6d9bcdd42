"""One host asked many paths in this process, from the plan to evidence in the store."""

from __future__ import annotations

import datetime as dt
import gc
import time
from pathlib import Path

import msgspec

from checks import Check, Exchange, Exposed, Findings, Fix, Level, Target, Text
from checks.core.check.registry import Repertoire
from checks.core.model.bearing import UNSTATED
from scanner import settings
from scanner.engine.collect import collect_group
from scanner.engine.job import scan_job
from scanner.memory import freeze_startup
from scanner.net import loop
from scanner.plan.groups import target_groups
from scanner.store import Plan, Store

_NOTHING = Text(id="-", en="-")
_AT = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)


class ProbeRate(msgspec.Struct, frozen=True):
    """All questions: how many, and their seconds of wall clock and CPU."""

    questions: int
    wall: float
    cpu: float

    @property
    def pace(self) -> float:
        """Questions a second."""
        return self.questions / self.wall

    @property
    def weight(self) -> float:
        """CPU a question in milliseconds."""
        return self.cpu / self.questions * 1000


def probe_rate(folder: Path, host: str, paths: list[str], connections: int) -> ProbeRate:
    """Ask a host of `servers.sites` for these paths through the door as fast as it answers; each must be answered with 404."""
    asks = _check(paths)
    target = Target(host=host, domain=host.partition(".")[2])
    read = settings.load_settings(folder / "tilik.toml")
    fast = msgspec.structs.replace(
        read.network, rate=1e6, connections=connections, host_requests=10**6, host_bytes=10**9, host_seconds=600.0
    )
    store = Store(str(folder / "probed.db"))
    try:
        door = scan_job((), (target,), msgspec.structs.replace(read, network=fast), Level.PROBE).door()
        scan = store.begin("", (target,), Plan(opds=(), level=Level.PROBE), _AT, "", "")
        # As the program does once it is loaded (scanner/cli).
        gc.collect()
        freeze_startup()
        began, start_cpu = time.monotonic(), time.process_time()

        async def run() -> None:
            for group in await target_groups((target,), door):
                store.commit(scan, await collect_group(group, Repertoire((asks,)), door))

        loop.run(run())
        wall, cpu = time.monotonic() - began, time.process_time() - start_cpu
        (place,) = store.collected(scan)
        evidence = store.evidence(place)
    finally:
        store.close()
    answered = sum(isinstance(answer, Exchange) and answer.final.status == 404 for answer in evidence.values())
    if answered != len(paths):
        raise SystemExit(f"only {answered} of {len(paths)} questions were answered; the figures would mean nothing")
    return ProbeRate(answered, wall, cpu)


def _check(paths: list[str]) -> Check:
    def judge(page: Exchange) -> Findings:
        yield from ()

    return Check(
        id="bench-paths", title=_NOTHING, action=_NOTHING, why=_NOTHING, fix=Fix(any=_NOTHING), references=(), bearing=UNSTATED,
        needs={path: Exposed(path) for path in paths}, problems=(), exemplified=(), judge=judge,
    )  # fmt: skip
