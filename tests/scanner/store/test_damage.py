"""A row that cannot be read costs what is in it and is named; on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Callable

import msgspec
import pytest
from sqlalchemy import text

from checks.core.assess.finding_id import finding_id
from checks.core.assess.ledger import State
from checks.core.evidence.codec import pack, unpack
from checks.core.evidence.observation import Failure
from checks.core.facts.values import Traffic
from checks.core.model.finding import Level, Outcome, Target
from checks.core.testing import evidence as build
from scanner.cli.scan_choice import city_scan_of
from scanner.errors import StoreError
from scanner.store import Handover, Note, Retest, Store
from scanner.store.rows import LOST, unpack_evidence
from scanner.store.unreadable import DAMAGE
from tests.scanner.store.test_triage import AT, ENV, FAILED, ONE, OTHER, scanned, waiver

# What may stand where a packed value is expected: noise, nothing, half a value, another value, one of a version to come, one without end.
GARBAGE = {
    "noise": b"\xc1\xff\x00\x9dnoise",
    "nothing": b"",
    "half": msgspec.msgpack.encode({"host": "a" * 90})[:40],
    "another": msgspec.msgpack.encode([1, 2, 3]),
    "newer": msgspec.msgpack.encode({"host": {"name": "a"}, "check": 7, "opds": "x", "finding": 1, "count": "many", "named": 5, "opd": []}),
    "deep": b"\x91" * 100_000,
    "claims": b"\xdd\xff\xff\xff\xff",
}
# In SQLite a cell may hold a value of another kind than its column.
CELLS = {"text": "teks", "number": 10**15, "real": 1.5}
ID = finding_id(ONE, ENV)
# No level, no day, no word of any list.
NO_LEVEL, NO_DAY, NO_WORD, NO_TIME = 9, "besok", "entah", 1e300


def damage(store: Store, table: str, column: str, value: object, where: str = "") -> None:
    with store.engine.begin() as connection:
        connection.execute(text(f"UPDATE {table} SET {column} = :value {where and 'WHERE ' + where}"), {"value": value})


def rows(store: Store, query: str) -> list[tuple[object, ...]]:
    with store.engine.begin() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def with_decisions(store: Store) -> int:
    """A scan of two hosts with everything that people do about findings."""
    number = scanned(store, ONE, OTHER)
    for target in (ONE, OTHER):
        store.triage.waive(waiver(target))
    (one,) = store.triage.tracked_findings(ID)
    for word in ("satu", "dua"):
        store.triage.write(Note(finding=one.id, at=AT, who="Sari", text=word))
        retest = Retest(
            finding=one.id, check=ENV.check, started=AT, finished=AT, verdict=FAILED, state=State.STILL, evidence={}, traffic=Traffic()
        )
        store.triage.keep(one.scan, one.number, retest)
        handover = Handover(opd=word, scan=number, at=AT, to="B", who="A", package="p", sha256="0", encrypted=False, files={})
        store.triage.hand_over(handover)
    return number


def garbage_of(store: Store) -> list[object]:
    return [*GARBAGE.values(), *cells(store)]


def cells(store: Store) -> list[object]:
    return [*CELLS.values(), b"\xff"] if store.engine.name == "sqlite" else []


def test_of_a_host_whatever_can_be_read_is_told(store: Store) -> None:
    number = with_decisions(store)
    damage(store, "target", "importance", NO_WORD, "number = 0")
    for value in garbage_of(store):
        for column in ("facts", "traffic"):
            damage(store, "target", column, value, "number = 0")
        damage(store, "verdict", "value", value, "number = 0")
        damage(store, "observation", "value", value, "number = 0")
        one, other = store.assessments(number)
        assert one.target == Target(host=ONE.host, port=ONE.port, opd=ONE.opd, level=Level.PASSIVE)
        assert [(v.check, v.outcome) for v in one.verdicts] == [(FAILED.check, Outcome.ERROR), (LOST, Outcome.ERROR)]
        assert all(v.reason == "unreadable" and v.detail for v in one.verdicts)
        assert (other.target, other.waived[0].finding) == (OTHER, FAILED.findings[0])
        assert store.concluded(number, 0).ledger[ENV].state is State.NEW
        (place, _) = store.collected(number)
        assert all(
            isinstance(observation, Failure) and "cannot be read" in observation.detail
            for observation in unpack_evidence(store.basis(place).evidence).values()
        )
        assert len(store.triage.tracked_findings("")) == 2
        scan = store.scan(number)
        assert scan is not None
        assert store.postures.unregistered(scan) == ()
    name = f"scan {number}, {ONE.name}:443: "
    assert {row.removeprefix(name) for row in store.unreadable} == {"target", "facts", "traffic", f"verdict of {FAILED.check}"}


def test_a_plan_that_cannot_be_read_leaves_its_opds_and_nothing_is_asked_by_it(store: Store) -> None:
    number = with_decisions(store)
    newer = scanned(store, ONE)
    for table, column, value in (
        ("scan_opd", "permission_until", NO_DAY),
        ("scan_opd", "hours_start", NO_WORD),
        ("scan", "level", None),
        *(("scan", "level", value) for value in (NO_LEVEL, *cells(store))),
    ):
        for part, whole in (
            ("permission_reference", "1"),
            ("permission_until", None),
            ("hours_zone", "Asia/Jakarta"),
            ("hours_end", "05:00:00"),
        ):
            damage(store, "scan_opd", part, whole, f"scan = {number}")
        damage(store, "scan_opd", "hours_start", "19:00:00", f"scan = {number}")
        damage(store, "scan", "level", 2, f"id = {number}")
        assert store.plan(number).opds[0].hours is not None
        damage(store, table, column, value, f"{'id' if table == 'scan' else 'scan'} = {number}")
        good, bad = store.scans()
        assert (good.id, bad.id, [opd.code for opd in bad.opds], bad.only) == (newer, number, ["dinkes", "disdik"], ("*",))
        assert [one.whole for one in store.assessments(number)] == [False, False]
        with pytest.raises(StoreError, match=f"plan of scan {number} cannot be read"):
            store.plan(number)
    assert list(store.unreadable) == [f"scan {number}: plan"]


def test_who_needs_one_scan_reads_one(store: Store) -> None:
    number, newer = with_decisions(store), scanned(store, ONE)
    damage(store, "scan", "level", NO_LEVEL, f"id = {number}")
    assert city_scan_of(store, None).id == city_scan_of(store, newer).id == newer
    assert store.completion() == {newer: False, number: False}
    assert not store.unreadable, "the plan of another scan was read"
    assert city_scan_of(store, number).id == number
    assert list(store.unreadable) == [f"scan {number}: plan"]


READS = {
    "waiver": lambda store: [one.number for one in store.triage.waivers()],
    "waiver of a finding": lambda store: store.triage.waivers_of(ID),
    "note": lambda store: [one.text for one in store.triage.notes(ID)],
    "retest": lambda store: store.triage.retests(ID),
    "retest at": lambda store: store.triage.retests_at(1, 0),
    "handover": lambda store: [one.opd for one in store.triage.handovers()],
}
COLUMNS: dict[str, dict[str, tuple[object, ...]]] = {
    "waiver": {
        "facts": tuple(GARBAGE.values()),
        "ground": (NO_WORD,),
        "until": (NO_DAY,),
        "expiry": (NO_TIME,),
        "level": (NO_LEVEL, None),
        "impact": (),
    },
    "note": {"at": (NO_TIME,)},
    "retest": {"verdict": tuple(GARBAGE.values()), "traffic": tuple(GARBAGE.values()), "state": (NO_WORD,), "finished": (NO_TIME,)},
    "handover": {"at": (NO_TIME,)},
}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "read"), READS.items(), ids=READS)
def test_of_what_people_did_the_rest_is_told(name: str, read: Callable[[Store], list[object]], store: Store) -> None:
    with_decisions(store)
    table, whole = name.split()[0], read(store)
    for column, values in COLUMNS[table].items():
        (before,) = rows(store, f"SELECT {column} FROM {table} WHERE id = 1")
        for value in (*values, *(("teks", b"\xff") if store.engine.name == "sqlite" else ())):
            damage(store, table, column, value, "id = 1")
            assert read(store) == whole[1:]
        damage(store, table, column, before[0], "id = 1")
    assert read(store) == whole
    assert list(store.unreadable) == [f"{table} 1"]


def test_a_waiver_that_cannot_be_read_hides_nothing(store: Store) -> None:
    number = with_decisions(store)
    damage(store, "waiver", "facts", b"\xc1", "id = 1")
    one, other = store.assessments(number)
    assert (one.tally.findings, other.tally.findings) == (1, 0)


def test_a_history_that_cannot_be_read_is_one_that_could_not_be_verified(store: Store) -> None:
    number = with_decisions(store)
    damage(store, "ledger", "state", "entah", "number = 0")
    damage(store, "ledger", "first_seen", 1e300, "number = 0")
    one = store.concluded(number, 0)
    assert (one.ledger[ENV].state, one.ledger[ENV].last_seen) == (State.UNVERIFIABLE, AT)
    assert list(store.unreadable) == [f"scan {number}, {ONE.name}:443: history of {ENV.check}"]


def test_times_that_are_none(store: Store) -> None:
    number = with_decisions(store)
    for value in (1e300, -1e300, float("inf"), *(("kapan", b"\xff") if store.engine.name == "sqlite" else (float("nan"),))):
        damage(store, "scan", "started", value)
        damage(store, "target", "finished", value, "number = 0")
        assert len(store.scans()) == 1
        assert [one.finished for one in store.assessments(number)] == [dt.datetime(1970, 1, 1, tzinfo=dt.UTC), AT]
    assert list(store.unreadable) == [f"scan {number}: started", f"scan {number}, {ONE.name}:443: finished"]


@pytest.mark.slow
def test_an_observation_that_never_ends_is_not_unpacked_to_its_end() -> None:
    bomb = zlib.compress(b"\x00" * 200_000_000, 9)
    with pytest.raises(zlib.error):
        unpack(bomb)
    with pytest.raises(zlib.error):
        unpack(zlib.compress(pack(build.dns_answer("CAA")))[:-6])


@pytest.mark.parametrize("garbage", GARBAGE.values(), ids=GARBAGE)
def test_an_observation_of_noise_is_a_fault_and_no_unknown_sort(garbage: bytes) -> None:
    with pytest.raises(DAMAGE):
        unpack(garbage)
