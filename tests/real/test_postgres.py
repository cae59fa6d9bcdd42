"""A whole scan in PostgreSQL, and the same evidence in a file: one report, to the byte."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from checks.core.evidence.codec import pack
from scanner.engine.messages import TargetEvidence
from scanner.store import Store
from tests.real.postgres import postgres
from tests.scanner.city import city_in, tilik

pytestmark = pytest.mark.real


def copied(there: Store, here: Store) -> None:
    """The newest scan of one store in another, not judged yet."""
    scan = there.scans()[0]
    assert scan.finished is not None
    number = here.begin(scan.city, there.targets(scan.id), there.plan(scan.id), scan.started, scan.tilik, scan.rules)
    for place, assessment in zip(there.collected(scan.id), there.assessments(scan.id), strict=True):
        evidence = {key: pack(observation) for key, observation in there.evidence(place).items()}
        here.commit(number, [TargetEvidence(place.target, assessment.started, assessment.finished, evidence, assessment.traffic)])
    here.finish(number, scan.finished, scan.rules)


def test_a_report_from_postgresql_is_the_report_from_a_file(tmp_path: Path) -> None:
    with postgres() as url:
        with city_in(tmp_path):
            done = tilik(tmp_path, "scan", "--store", url, "--jobs", "2", "--only", "http-*", "--only", "dns-*")
            assert done.returncode == 0, done.stderr
        with closing(Store(url)) as there, closing(Store(str(tmp_path / "tilik.db"))) as here:
            copied(there, here)
        reports = []
        for store in (url, "tilik.db"):
            assert tilik(tmp_path, "judge", "--store", store).returncode == 0
            reports.append(tilik(tmp_path, "report", "--store", store, "--format", "json").stdout)
        assert reports[0] == reports[1]
        assert '"outcome":"fail"' in reports[0]
        assert tilik(tmp_path, "report", "--store", url, "--out", "laporan").returncode == 0
    assert len(list((tmp_path / "laporan").rglob("index.html"))) > 1
