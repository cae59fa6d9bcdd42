"""The journal: every deed has its line, and whatever is changed in it shows."""

from __future__ import annotations

import threading
from contextlib import closing

import msgspec
import pytest
from sqlalchemy import delete, insert, text, update

from checks.core.assess.ledger import State
from checks.core.facts.values import Traffic
from checks.core.model.city import Opd, Permission
from scanner.delivery.sent import sent_totals
from scanner.engine.messages import TargetEvidence
from scanner.errors import StoreError
from scanner.store import Handover, Plan, Retest, Store, tables
from scanner.store.journal import Deed
from scanner.store.journal.deeds import ASKER
from tests.scanner.store.test_triage import AT, FAILED, ONE, scanned, waiver

OPD = Opd(code=ONE.opd, name="Dinas Kesehatan", permission=Permission("555/1/2026", AT.date()))
RETEST = Retest(
    finding="abc", check="exposed-env", started=AT, finished=AT, verdict=FAILED, state=State.STILL, evidence={}, traffic=Traffic(count=1),
)  # fmt: skip
PACKAGE = Handover(opd=ONE.opd, scan=1, at=AT, to="Kepala", who="Budi", package="dinkes.zip", sha256="0" * 64, encrypted=False, files={})
LOG = ("GET https://dinkes.kotacontoh.go.id/ → 200", "TLS groups dinkes.kotacontoh.go.id:443 → asked")


def scan_of_one(store: Store, nights: int = 1) -> int:
    """Scans that each ask one target; the number of the last."""
    for _ in range(nights):
        number = store.begin("Kota Contoh", [ONE], Plan(opds=(OPD,), only=("http-*",)), AT, "0.1", "1")
        traffic = Traffic(count=2, connections=2, bytes_in=100, bytes_out=50, log=LOG, sources=("192.0.2.9",))
        store.commit(number, [TargetEvidence(ONE, AT, AT, {"dns CAA x": b""}, traffic)])
    return number


def test_a_scan_and_what_it_sent_have_their_lines(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ASKER, "schedule malam")
    number = scan_of_one(store)
    begun, visit = store.journal.entries()
    assert (begun.number, begun.deed, begun.who, begun.opd, begun.scan) == (1, Deed.SCAN, "schedule malam", ONE.opd, number)
    assert begun.content.about == {"level": "probe", "only": "http-*", "targets": "1"}
    assert (visit.number, visit.deed, visit.target, visit.content.permission) == (2, Deed.VISIT, ONE.name, "555/1/2026")
    assert visit.content.traffic is not None
    assert (visit.content.traffic.log, visit.content.traffic.sources) == (LOG, ("192.0.2.9",))
    assert store.journal.first_fault() is None


def test_what_people_did_has_its_lines(store: Store) -> None:
    number = scanned(store, ONE)
    waiver_number = store.triage.waive(waiver())
    store.triage.end(waiver_number, AT, "Auditor")
    store.triage.keep(number, 0, RETEST)
    store.triage.hand_over(PACKAGE)
    deeds = [entry.deed for entry in store.journal.entries()]
    assert deeds[-4:] == [Deed.DECISION, Deed.DECISION_END, Deed.RETEST, Deed.HANDOVER]
    assert store.journal.first_fault() is None


def test_an_opd_is_shown_what_is_its_own(store: Store) -> None:
    scan_of_one(store)
    other = Opd(code="disdik", name="Dinas Pendidikan")
    store.begin("Kota Contoh", [], Plan(opds=(other,)), AT, "0.1", "1")
    assert {entry.opd for entry in store.journal.entries(ONE.opd)} == {ONE.opd}
    assert len(list(store.journal.entries())) == 3


def test_totals_are_what_was_sent(store: Store) -> None:
    scan_of_one(store, nights=3)
    one = sent_totals(store.journal.entries())[ONE.opd]
    assert (one.since, one.visits, one.retests, one.requests, one.bytes_in, one.bytes_out) == (AT, 3, 0, 6, 300, 150)


def test_whatever_is_changed_shows(store: Store) -> None:
    """Every column of a line in the middle, a line that is gone, one that is put in, and an end that is cut off."""
    scan_of_one(store, nights=3)
    number, head = store.journal.head()
    table, there = tables.journal, tables.journal.c.id == 3
    with store.engine.connect() as connection:
        (good,) = connection.execute(table.select().where(there)).mappings()
    for column in set(table.c.keys()) - {"id"}:
        value = {"at": AT.replace(year=2020), "scan": 77, "content": b"\0"}.get(column, "lain")
        with store.engine.begin() as connection:
            connection.execute(update(table).where(there).values({column: value}))
        fault = store.journal.first_fault()
        assert getattr(fault, "number", None) == 3, column
        with store.engine.begin() as connection:
            connection.execute(update(table).where(there).values(dict(good)))
        assert store.journal.first_fault(head) is None
    with store.engine.begin() as connection:
        connection.execute(delete(table).where(table.c.id == number))
    assert store.journal.first_fault() is None, "what is left is whole"
    cut = store.journal.first_fault(head)
    assert cut is not None
    assert "cut" in cut.what
    with store.engine.begin() as connection:
        connection.execute(insert(table).values({**good, "id": number}))
    assert store.journal.first_fault() is not None
    with store.engine.begin() as connection:
        connection.execute(delete(table).where(there))
    missing = store.journal.first_fault()
    assert missing is not None
    assert (missing.number, "missing" in missing.what) == (3, True)


def test_two_that_write_at_once_make_one_chain(where: str) -> None:
    with closing(Store(where)) as one, closing(Store(where)) as other:
        threads = [threading.Thread(target=scan_of_one, args=(store, 10)) for store in (one, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert one.journal.first_fault() is None
        assert one.journal.head()[0] == 40


def test_a_line_is_there_if_and_only_if_what_it_tells_of_is(store: Store) -> None:
    number = store.begin("Kota Contoh", [ONE], Plan(opds=(OPD,)), AT, "0.1", "1")
    stranger = msgspec.structs.replace(ONE, host="lain.kotacontoh.go.id")
    group = [TargetEvidence(one, AT, AT, {"dns CAA x": b""}, Traffic()) for one in (ONE, stranger)]
    with pytest.raises(StoreError, match="No row"):
        store.commit(number, group)
    assert [entry.deed for entry in store.journal.entries()] == [Deed.SCAN]
    with store.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM observation")) == 0
