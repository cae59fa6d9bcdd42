"""The store's contract, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import zlib

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from checks.core.assess.ledger import Entry, Identity, State
from checks.core.evidence.codec import pack
from checks.core.evidence.observation import Absent
from checks.core.facts.values import Facts, Traffic
from checks.core.model.city import Opd
from checks.core.model.finding import Importance, Level, Outcome, Problem, Target, Verdict
from checks.core.model.risk import Risk
from checks.core.model.text import Text
from checks.core.testing import evidence as build
from scanner.engine.messages import TargetEvidence
from scanner.errors import StoreError
from scanner.store import Lock, Place, Plan, Store, tables

AT = build.AT
OPDS = (Opd(code="dinkes", name="Dinas Kesehatan"), Opd(code="disdik", name="Dinas Pendidikan"))
TARGETS = [
    Target(host="dinkes.kotacontoh.go.id", opd="dinkes", importance=Importance.HIGH),
    Target(host="disdik.kotacontoh.go.id", opd="disdik", level=Level.VISIT),
    Target(host="disdik.kotacontoh.go.id", port=8443, http_port=8443, opd="disdik"),
]
OPEN = Problem("open", Risk(5, 4), Text(id="{n} terbuka", en="{n} open"))
FUTURE = zlib.compress(msgspec.msgpack.encode({"type": "not-known-yet", "at": 1}))
FAILED = Verdict(check="exposed-env", outcome=Outcome.FAIL, findings=(OPEN("/.env", n=3, names=("A", "B")),))


def begin(store: Store, at: dt.datetime = AT) -> int:
    return store.begin("Kota Contoh", TARGETS, Plan(opds=OPDS, only=("http-*",)), at, "0.1", "1")


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with store.engine.connect() as connection:
        return {
            name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
            for name, table in tables.metadata.tables.items()
        }


def collected(target: Target, at: dt.datetime = AT) -> TargetEvidence:
    evidence = {"http visit https://x/": pack(build.page()), "dns CAA x": pack(build.failure("timeout"))}
    return TargetEvidence(target, at, at + dt.timedelta(seconds=2), evidence, Traffic(count=2, bytes_in=10, log=("GET / → 200",)))


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.scans() == []


def test_the_schema_is_what_the_tables_say(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []


def test_a_scan_comes_back_as_it_was_begun(store: Store) -> None:
    number = begin(store)
    (scan,) = store.scans()
    assert (scan.id, scan.city, scan.opds, scan.started, scan.finished) == (number, "Kota Contoh", OPDS, AT, None)
    assert store.plan(number).only == ("http-*",)
    assert store.targets(number) == TARGETS
    assert store.uncollected(number) == TARGETS
    assert store.counts(number) == (0, 3)


def test_evidence_comes_back_as_it_was_committed(store: Store) -> None:
    number = begin(store)
    (place,) = store.commit(number, [collected(TARGETS[0])])
    assert store.evidence(place) == {"http visit https://x/": build.page(), "dns CAA x": build.failure("timeout")}
    assert store.uncollected(number) == TARGETS[1:]
    assert store.unjudged(number) == store.collected(number) == [place]


def test_a_group_is_kept_whole_or_not_at_all(store: Store) -> None:
    number = begin(store)
    stranger = Target(host="lain.kotacontoh.go.id", opd="dinkes")
    with pytest.raises(StoreError):
        store.commit(number, [collected(TARGETS[0]), collected(stranger)])
    assert store.uncollected(number) == TARGETS


def test_collecting_again_replaces_what_was_kept(store: Store) -> None:
    number = begin(store)
    store.commit(number, [collected(TARGETS[0])])
    later = TargetEvidence(TARGETS[0], AT, AT, {"dns CAA x": pack(build.dns_answer("CAA"))}, Traffic())
    (place,) = store.commit(number, [later])
    assert store.evidence(place) == {"dns CAA x": build.dns_answer("CAA")}


def test_a_sort_of_evidence_that_nobody_reads_is_absent(store: Store) -> None:
    number = begin(store)
    (place,) = store.commit(number, [TargetEvidence(TARGETS[0], AT, AT, {"a": FUTURE, "b": pack(build.page())}, Traffic())])
    assert store.evidence(place) == {"a": Absent("not-known-yet"), "b": build.page()}


def test_conclusions_come_back_and_replace_earlier_ones(store: Store) -> None:
    number = begin(store)
    places = store.commit(number, [collected(target) for target in TARGETS])
    entries = {Identity("exposed-env", "open", "/.env"): Entry(State.NEW, AT, AT, AT)}
    store.conclude(places[0], [Verdict(check="http-hsts", outcome=Outcome.PASS)], Facts(), {})
    store.conclude(places[0], [FAILED], Facts(), entries)
    store.conclude(places[1], [], Facts(), {})
    (one,) = store.assessments(number, "dinkes")
    assert (one.target, one.verdicts, one.ledger, one.started) == (TARGETS[0], (FAILED,), entries, AT)
    assert one.traffic.log == ("GET / → 200",)
    assert [a.target for a in store.assessments(number)] == TARGETS[:2], "the third was never judged"
    assert store.unjudged(number) == [places[2]]
    assert store.counts(number) == (2, 3)


def test_history_is_that_of_the_last_scan_that_judged_the_target(store: Store) -> None:
    entries = {Identity("exposed-env", "open", "/.env"): Entry(State.NEW, AT, AT, AT)}
    first = begin(store)
    (place,) = store.commit(first, [collected(TARGETS[0])])
    store.conclude(place, [FAILED], Facts(), entries)
    begin(store)
    third = begin(store)
    (now, other) = store.commit(third, [collected(TARGETS[0]), collected(TARGETS[1])])
    assert store.basis(now).before == entries
    assert store.basis(other).before == {}
    at_another_port = msgspec.structs.replace(TARGETS[0], port=8443)
    assert store.basis(Place(third, now.number, at_another_port, AT)).before == {}
    assert store.basis(Place(first, place.number, place.target, AT)).before == {}


def test_names_that_are_not_on_the_list_are_told(store: Store) -> None:
    number = store.begin("Kota Contoh", TARGETS, Plan(opds=OPDS, besides=("bapenda.kotacontoh.go.id",)), AT, "0.1", "1")
    places = store.commit(number, [collected(target) for target in TARGETS[:2]])
    own_names = ("disdik.kotacontoh.go.id", "www.disdik.kotacontoh.go.id", "www.bapenda.kotacontoh.go.id")
    store.conclude(places[0], [], Facts(mentioned_hosts=(*own_names, "rsud.kotacontoh.go.id")), {})
    store.conclude(places[1], [], Facts(mentioned_hosts=("arsip.kotacontoh.go.id", "rsud.kotacontoh.go.id")), {})
    scan = store.scan(number)
    assert scan is not None
    assert store.postures.unregistered(scan) == ("arsip.kotacontoh.go.id", "rsud.kotacontoh.go.id")


def test_a_finished_scan_says_so(store: Store) -> None:
    number = begin(store)
    store.finish(number, AT + dt.timedelta(hours=1), "2")
    (scan,) = store.scans()
    assert (scan.finished, scan.rules) == (AT + dt.timedelta(hours=1), "2")


def test_to_finish_twice_is_to_finish_once(store: Store) -> None:
    number = begin(store)
    store.finish(number, AT + dt.timedelta(hours=1), "2")
    once = contents(store)
    store.finish(number, AT + dt.timedelta(hours=1), "2")
    assert contents(store) == once
    store.finish(number, AT + dt.timedelta(hours=9), "2")
    assert contents(store) == once, "the first time is when it finished"


def test_to_commit_a_group_twice_is_to_commit_it_once(store: Store) -> None:
    number, group = begin(store), [collected(target) for target in TARGETS[:2]]
    places = store.commit(number, group)
    once = contents(store)
    assert store.commit(number, group) == places
    assert contents(store) == once


def test_to_conclude_twice_is_to_conclude_once(store: Store) -> None:
    number, entries = begin(store), {Identity("exposed-env", "open", "/.env"): Entry(State.NEW, AT, AT, AT)}
    group = [collected(target) for target in TARGETS[:2]]
    for place in store.commit(number, group):
        store.conclude(place, [FAILED], Facts(mentioned_hosts=("a.id",)), entries)
    once = contents(store)
    for place in store.collected(number):
        store.conclude(place, [FAILED], Facts(mentioned_hosts=("a.id",)), entries)
    assert contents(store) == once
    for place in store.commit(number, group):
        store.conclude(place, [FAILED], Facts(mentioned_hosts=("a.id",)), entries)
    assert contents(store) == once, "a group that is committed again is judged again, and all is as it was"


def test_opening_again_changes_nothing(where: str) -> None:
    first = Store(where)
    begin(first)
    first.close()
    second = Store(where)
    assert len(second.scans()) == 1
    second.close()


def test_a_store_of_a_newer_version_is_refused_and_left_alone(where: str) -> None:
    store = Store(where)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(StoreError, match="newer version"):
        Store(where)


def test_two_runs_never_overlap(where: str) -> None:
    one, other = Store(where), Store(where)
    with Lock(one.engine):
        with pytest.raises(StoreError, match="in use by another run"), Lock(other.engine):
            pass
        begin(one)
    with Lock(other.engine):
        pass
    one.close()
    other.close()


@pytest.mark.slow
def test_the_lock_of_a_killed_run_is_free(where: str) -> None:
    code = f"from scanner.store import Lock, Store\nimport os\nwith Lock(Store({where!r}).engine): print('held', flush=True); os.kill(os.getpid(), 9)"
    killed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert killed.stdout == "held\n"
    store = Store(where)
    with Lock(store.engine):
        pass
    store.close()


def test_history_is_never_taken_from_a_later_scan(store: Store) -> None:
    entries = {Identity("exposed-env", "open", "/.env"): Entry(State.NEW, AT, AT, AT)}
    first, second = begin(store), begin(store)
    for number in (first, second):
        (place,) = store.commit(number, [collected(TARGETS[0])])
        store.conclude(place, [FAILED], Facts(), entries)
    assert store.basis(Place(first, 0, TARGETS[0], AT)).before == {}
    assert store.basis(Place(second, 0, TARGETS[0], AT)).before == entries


def test_evidence_that_is_collected_again_has_to_be_judged_again(store: Store) -> None:
    number = begin(store)
    (place,) = store.commit(number, [collected(TARGETS[0])])
    store.conclude(place, [FAILED], Facts(), {})
    assert store.unjudged(number) == []
    assert store.commit(number, [collected(TARGETS[0])]) == store.unjudged(number) == [place]
    assert store.counts(number) == (0, 3)
