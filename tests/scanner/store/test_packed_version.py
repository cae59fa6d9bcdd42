"""What version 0003 of the schema packed into cells stands in columns after an upgrade; on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import datetime as dt
import hashlib
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from checks.core.assess.finding_id import finding_id
from checks.core.assess.ledger import Identity, State
from checks.core.assess.waivers import Ground, Waiver
from checks.core.facts.values import Traffic
from checks.core.model.city import Hours, Opd, Permission
from checks.core.model.finding import Confidence, Finding, Importance, Kind, Level, Outcome, Target, Verdict
from checks.core.model.restriction import Cause, Restriction
from scanner.errors import StoreError
from scanner.store import Handover, Note, Plan, Retest, Store, tables
from tests.scanner.store.packed_version import AT, NOISE, SHORT_NAME, write_packed_version

DINKES = Target(
    host="dinkes.kotacontoh.go.id",
    domain="kotacontoh.go.id",
    opd="dinkes",
    importance=Importance.HIGH,
    level=Level.PROBE,
    address="127.0.0.3",
)
DISDIK = Target(host="disdik.kotacontoh.go.id", port=8443, http_port=8443, domain="kotacontoh.go.id", opd="disdik", level=Level.VISIT)
PLAN = Plan(
    opds=(
        Opd(
            code="dinkes",
            name="Dinas Kesehatan",
            contact="pengelola@kotacontoh.go.id",
            head="dr. Contoh",
            permission=Permission("555/1/2026", dt.date(2027, 12, 31)),
            hours=Hours(dt.time(19), dt.time(5, 30), "Asia/Jakarta"),
            level=Level.VISIT,
        ),
        Opd(code="disdik", name="Dinas Pendidikan", permission=Permission("7")),
    ),
    level=Level.VISIT,
    only=("http-*", "exposed-*"),
    besides=("rsud.kotacontoh.go.id", "arsip.kotacontoh.go.id"),
    resolve={"dinkes.kotacontoh.go.id": "127.0.0.9"},
    restrictions=(Restriction(host="disdik.kotacontoh.go.id", port=8443, opd="disdik", cause=Cause.HOURS, at=AT),),
)
FINDING = Finding(
    problem="open", subject="/.env", kind=Kind.EXPOSURE, likelihood=5, impact=4, confidence=Confidence.FIRM,
    facts={"n": 3, "names": ("A", "B"), "ratio": 0.5},
)  # fmt: skip
VERDICT = Verdict(check="exposed-env", outcome=Outcome.FAIL, findings=(FINDING,))
TRAFFIC = Traffic(count=2, connections=1, bytes_in=10, bytes_out=20, seconds=0.5, log=("GET / → 200",))
WAIVER = Waiver(
    number=1, target=DINKES, check="exposed-env", finding=FINDING, ground=Ground.ACCEPTED, reason="Server pengganti dipesan", who="Kepala Bidang",
    until=dt.date(2099, 6, 30), expires=AT + dt.timedelta(days=9000), at=AT,
)  # fmt: skip
NOTE = Note(finding=SHORT_NAME, at=AT, who="Budi", text="Sudah 'dihubungi' \U0001f512")
RETEST = Retest(
    finding=SHORT_NAME, check="exposed-env", started=AT, finished=AT + dt.timedelta(seconds=3), verdict=VERDICT, state=State.STILL,
    evidence={"http probe https://dinkes.kotacontoh.go.id/.env": b"\x01\x02", "x": NOISE}, traffic=TRAFFIC,
)  # fmt: skip
HANDOVER = Handover(
    opd="dinkes", scan=1, at=AT, to="dr. Contoh", who="Tim", package="dinkes.zip", sha256="0" * 64, encrypted=True,
    files={"index.html": "1" * 64, "surat.pdf": "2" * 64},
)  # fmt: skip


def test_the_short_name_is_made_of_what_the_documentation_says() -> None:
    parts = b"dinkes\0dinkes.kotacontoh.go.id\x00443\0exposed-env\0open\0/.env"
    assert hashlib.sha256(parts).hexdigest()[:12] == SHORT_NAME == finding_id(DINKES, Identity("exposed-env", "open", "/.env"))


@pytest.mark.slow
@pytest.mark.parametrize("damaged", [False, True], ids=["whole", "beside noise"])
def test_everything_comes_back_as_it_was(damaged: bool, where: str) -> None:
    write_packed_version(where, damaged=damaged)
    with closing(Store(where)) as store:
        with store.engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
        assert store.plan(1) == PLAN
        scan = store.scans()[-1]
        assert (scan.id, scan.city, scan.opds, scan.started, scan.only, scan.besides) == (
            1,
            "Kota Lama",
            PLAN.opds,
            AT,
            PLAN.only,
            PLAN.besides,
        )
        assert store.targets(1) == [DINKES, DISDIK]
        assert [(one.verdicts, one.traffic, len(one.ledger)) for one in store.assessments(1, "disdik")] == [((VERDICT,), TRAFFIC, 1)]
        assert store.triage.waivers() == store.triage.waivers_of(SHORT_NAME)
        standing, ended = store.triage.waivers()
        assert standing == WAIVER
        assert (ended.number, ended.ground, ended.ended, ended.ended_by) == (2, Ground.FALSE_POSITIVE, AT, "Auditor")
        assert [one.waived[0].waiver for one in store.assessments(1, "dinkes")] == [WAIVER]
        assert store.triage.notes(SHORT_NAME) == [NOTE]
        assert store.triage.retests(SHORT_NAME) == store.triage.retests_at(1, 0) == [RETEST]
        assert store.triage.handovers() == [HANDOVER]
        addresses = {one.id: (one.target.host, one.target.port) for one in store.triage.tracked_findings("")}
        assert addresses[SHORT_NAME] == (DINKES.host, DINKES.port)
        assert len(addresses) == 2


def test_numbers_go_on_where_they_were(where: str) -> None:
    write_packed_version(where, damaged=True)
    with closing(Store(where)) as store:
        # The third was noise.
        assert store.triage.waive(WAIVER) in (3, 4)
        store.triage.write(NOTE)
        store.triage.keep(1, 0, RETEST)
        store.triage.hand_over(HANDOVER)
        assert store.triage.retests(SHORT_NAME) == [RETEST, RETEST]
        assert store.triage.handovers() == [HANDOVER, HANDOVER]


def test_noise_is_named_costs_what_was_in_it_and_is_not_thrown_away(where: str) -> None:
    write_packed_version(where, damaged=True)
    rows = ["scan 2: plan", "scan 2, dinkes.kotacontoh.go.id:443: target", "waiver 3", "note 2", "retest 2", "handover 2"]
    Store(where).close()
    with closing(Store(where, readonly=True)) as store:
        assert list(store.unreadable) == rows
        with pytest.raises(StoreError, match="plan of scan 2 cannot be read"):
            store.plan(2)
        assert [opd.code for opd in store.scans()[0].opds] == ["dinkes", "disdik"]
        least = Target(host=DINKES.host, port=DINKES.port, opd=DINKES.opd, level=Level.PASSIVE)
        assert store.targets(2) == [least, DISDIK]
        first, second = store.assessments(2)
        assert [verdict.outcome for verdict in first.verdicts][-1] is Outcome.ERROR
        assert [verdict.outcome for verdict in second.verdicts] == [Outcome.FAIL]
        with store.engine.connect() as connection:
            assert [bytes(value) for value in connection.scalars(text("SELECT value FROM unreadable_row ORDER BY id"))] == [NOISE] * len(
                rows
            )
        assert list(store.unreadable) == rows, "each is named once"
