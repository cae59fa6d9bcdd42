"""A look at one host is a scan of its own kind, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import datetime as dt

import alembic.command
import alembic.config
import msgspec
from sqlalchemy import create_engine, text

from checks.core.assess.finding_id import finding_id
from checks.core.assess.ledger import Entry, Identity, State
from checks.core.facts.values import Facts, Traffic
from checks.core.model.finding import Target
from checks.core.testing import evidence as build
from scanner.engine.messages import TargetEvidence
from scanner.store import Plan, ScanKind, Store
from scanner.store.engine import url_of
from tests.scanner.store.first_version import migrations_of

AT = build.AT
ONE = Target(host="dinkes.kotacontoh.go.id", opd="dinkes")
OPEN = Identity("exposed-env", "open", "/.env")


def judged(store: Store, kind: ScanKind, state: State, day: int) -> int:
    """A finished scan of that kind whose one target has one finding in that state."""
    at = AT + dt.timedelta(days=day)
    number = store.begin("Kota Contoh" if kind is ScanKind.CITY else "", [ONE], Plan(opds=()), at, "0.1", "1", kind)
    (place,) = store.commit(number, [TargetEvidence(ONE, at, at, {}, Traffic())])
    store.conclude(place, [], Facts(), {OPEN: Entry(state, AT, at, at)})
    store.finish(number, at, "1")
    return number


def test_a_look_is_no_scan_of_the_city(store: Store) -> None:
    scan = judged(store, ScanKind.CITY, State.NEW, 0)
    look = judged(store, ScanKind.HOST, State.FIXED, 1)
    assert [one.id for one in store.scans()] == [scan]
    scan_of_host = store.scan(look)
    assert scan_of_host is not None
    assert (scan_of_host.id, scan_of_host.city) == (look, "")
    assert store.scan(look + 1) is None
    assert [one.scan for one in store.triage.tracked_findings(finding_id(ONE, OPEN))] == [scan]


def test_each_kind_has_a_history_of_its_own(store: Store) -> None:
    judged(store, ScanKind.CITY, State.NEW, 0)
    judged(store, ScanKind.HOST, State.FIXED, 1)
    for kind, before in ((ScanKind.CITY, State.NEW), (ScanKind.HOST, State.FIXED)):
        number = store.begin("", [ONE], Plan(opds=()), AT, "0.1", "1", kind)
        (place,) = store.commit(number, [TargetEvidence(ONE, AT, AT, {}, Traffic())])
        assert store.basis(place).before[OPEN].state is before
        assert store.basis(place).before[OPEN].state is before


def test_an_older_store_tells_the_two_apart_by_the_name_of_the_city(where: str) -> None:
    engine = create_engine(url_of(where))
    with engine.begin() as connection:
        alembic.command.upgrade(migrations_of(connection), "0002")
        for city in ("Kota Lama", "", "Kota Baru"):
            row = {"city": city, "plan": msgspec.msgpack.encode(Plan(opds=()))}
            connection.execute(text("INSERT INTO scan (city, started, tilik, rules, plan) VALUES (:city, 0, '0.1', '1', :plan)"), row)
    engine.dispose()
    store = Store(where)
    assert [scan.city for scan in store.scans()] == ["Kota Baru", "Kota Lama"]
    assert store.scan(2) is not None
    store.close()
