"""A run and its errands, made by hand."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks.core.model.city import Hours, Opd, Permission
from checks.core.model.finding import Level, Target
from scanner.engine.job import scan_job
from scanner.fleet.errand import Errand, RunOrder, run_order
from scanner.plan.groups import Member, TargetGroup
from scanner.settings import Network, Settings

AT = dt.datetime(2026, 11, 2, 3, 0, tzinfo=dt.UTC)
KEY = "a key that no test would call short"
OPD = Opd(code="dinkes", name="Dinas Kesehatan", contact="ani@kotacontoh.go.id", head="Ani", permission=Permission(reference="ND-1"))
HOST = Target(host="dinkes.kotacontoh.go.id", domain="kotacontoh.go.id", opd="dinkes")
ADDRESS = "127.0.74.1"
NETWORK = Network(allow_private=("127.0.74.0/24",), rate=5.0, connections=3)


def order(*targets: Target, opd: Opd = OPD) -> RunOrder:
    """An order for these targets, of one department."""
    job = scan_job((opd,), targets or (HOST,), Settings(network=NETWORK), Level.PROBE, ("http-*",))
    return run_order("r1", 1, AT, "0.1.0", "rules", job)


def errand(target: Target = HOST, address: str = ADDRESS, **changes: object) -> Errand:
    """An errand of that run for one target."""
    group = TargetGroup((Member(target, {target.host: (address,)}),))
    one = Errand(run="r1", number=0, attempt=0, expires=AT + dt.timedelta(hours=1), group=group)
    return msgspec.structs.replace(one, **changes)


def hours(start: int, end: int) -> Hours:
    """From one full hour to another, in Jakarta."""
    return Hours(start=dt.time(start), end=dt.time(end), zone="Asia/Jakarta")
