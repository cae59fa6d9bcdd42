"""A scan that the fleet does: as `scanner.run.resume`, but others carry the groups."""

from __future__ import annotations

import logging

from checks.core.check import registry
from scanner.engine.job import ScanJob
from scanner.errors import SettingsError, StoreError
from scanner.fleet.board import Board
from scanner.fleet.errand import run_order
from scanner.fleet.planner import Planner, run_name
from scanner.fleet.queue import ErrandSender
from scanner.fleet.seal import seal_of
from scanner.log.context import log_scan
from scanner.net import loop
from scanner.net.clock import Clock
from scanner.plan.groups import target_groups
from scanner.run import OnVerdicts
from scanner.settings import Settings
from scanner.settings.secret import secret
from scanner.store import Store
from scanner.version import VERSION

_log = logging.getLogger(__name__)


def broker_of(settings: Settings) -> str:
    """The URL of the fleet's Redis; `SettingsError` where the settings do not permit a fleet."""
    if not settings.fleet.broker:
        raise SettingsError("fleet.broker: a fleet needs a Redis", 'Write [fleet] broker = "rediss://USER:PASSWORD@HOST/0".')
    if "://" not in settings.store or settings.store.startswith("sqlite"):
        raise SettingsError("store: a file is no store for a fleet", "Name a postgresql:// URL that every machine reaches.")
    if settings.tls.revocation == "ask":
        # An issuer is in no group, and its pace would be that of each machine.
        raise SettingsError("tls.revocation: a fleet does not ask issuers", 'Write revocation = "stapled" on every machine of the fleet.')
    url = secret(settings.fleet.broker, "fleet.broker", "the URL of a Redis")
    if not url.startswith(("redis://", "rediss://")):
        raise SettingsError("fleet.broker: no redis:// or rediss:// URL", "Write rediss://USER:PASSWORD@HOST/0.")
    return url


def carry_scan(store: Store, scan: int, job: ScanJob, on_verdicts: OnVerdicts, clock: Clock, settings: Settings) -> None:
    """Have the workers of the fleet do what is left of a scan, all of it when it is new. ``on_verdicts`` is told of every target that is judged."""
    broker, seal = broker_of(settings), seal_of(settings.fleet)
    row = store.scan(scan)
    if row is None:
        raise StoreError(f"store {store.name} has no scan {scan}", "Begin one with `tilik scan`.")
    order = run_order(run_name(), scan, row.started, VERSION, registry.version(job.plugins), job)
    rest = [place.target for place in store.unjudged(scan)] + store.uncollected(scan)
    _log.info("scan %d: %d targets to do, by the fleet as run %s", scan, len(rest), order.run)

    async def carry_out() -> None:
        door = job.door(clock)
        groups = await target_groups(rest, door)
        _log.info("scan %d: %d groups by address", scan, len(groups))
        board, send = Board(broker), ErrandSender(broker, seal)
        try:
            await board.forget_poison(scan)
            await Planner(order, store, board, seal, send, settings, clock, on_verdicts).carry_out(groups)
        finally:
            send.close()
            await board.close()

    with log_scan(scan):
        loop.run(carry_out())
        store.finish(scan, clock.now(), registry.version(job.plugins))
        _log.info("scan %d is finished", scan)
