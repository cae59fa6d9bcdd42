"""A run that ended between collecting and judging."""

from pathlib import Path

from checks.core.facts.values import Traffic
from checks.core.model.city import Opd
from checks.core.model.finding import Level, Outcome, Target, Verdict
from checks.core.testing import evidence as build
from scanner.engine.job import scan_job
from scanner.engine.messages import TargetEvidence
from scanner.net.clock import Clock
from scanner.run import begin, resume
from scanner.settings import Settings
from scanner.store import Store

OPD = Opd(code="dinkes", name="Dinas Kesehatan")
TARGET = Target(host="dinkes.kotacontoh.go.id", domain="kotacontoh.go.id", opd=OPD.code)


def test_what_was_collected_and_not_judged_is_judged_and_not_asked_again(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "tilik.db"))
    work = scan_job((OPD,), (TARGET,), Settings(), Level.PROBE, only=("http-hsts",))
    number = begin(store, "Kota Contoh", work, Clock())
    store.commit(number, [TargetEvidence(TARGET, build.AT, build.AT, {}, Traffic())])
    judgements: list[tuple[Target, tuple[Verdict, ...]]] = []
    resume(store, number, work, lambda target, verdicts: judgements.append((target, verdicts)), Clock())
    ((target, (verdict,)),) = judgements
    assert (target, verdict.check, verdict.outcome) == (TARGET, "http-hsts", Outcome.UNKNOWN)
    assert store.counts(number) == (1, 1)
    assert store.scans()[0].finished is not None
    store.close()
