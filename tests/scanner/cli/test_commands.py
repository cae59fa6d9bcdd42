"""The commands beside scan: checks, doctor, judge, report; and the lock between runs."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import pytest

from checks import Check
from checks.core.check import registry
from checks.core.configuration.measure import Circumstances
from checks.core.evidence.codec import pack_verdict
from checks.core.software.product import software_products
from reports.export.formats.json import CityObject
from scanner.example_city.letterhead import LETTERHEAD
from scanner.example_city.sites.dinkes import EXPOSED_ENV
from scanner.example_city.sites.diskominfo import PORTAL
from scanner.settings import load_settings
from scanner.store import Lock, Store
from tests.each import each
from tests.scanner.city import begun
from tests.scanner.cli.program import require_refused, run

ROOT = Path(__file__).parent.parent.parent.parent

CHECKS = registry.load()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_check_is_listed_with_its_level_and_title(lang: str, tmp_path: Path) -> None:
    lines = [line.split("\t") for line in run(tmp_path, "checks", "list", "--lang", lang).out.splitlines()]
    assert lines == [[subject.id, subject.level.name.lower(), subject.title[lang]] for subject in CHECKS]


def test_a_glob_narrows_the_list(tmp_path: Path) -> None:
    ids = [line.split("\t")[0] for line in run(tmp_path, "checks", "list", "--only", "tls-*", "--only", "dns-caa").out.splitlines()]
    assert ids == [subject.id for subject in CHECKS if subject.area == "tls" or subject.id == "dns-caa"]


@each("subject", CHECKS, ids=lambda subject: subject.id)
def test_a_check_is_shown_whole(subject: Check, tmp_path: Path) -> None:
    for lang in ("id", "en"):
        ran = run(tmp_path, "checks", "show", subject.id, "--lang", lang)
        assert ran.code == 0
        for part in (subject.title, subject.why, subject.action, subject.fix.any):
            assert part[lang] in ran.out
        for problem in subject.problems:
            # `{days:day/days}` is shown as `{days} days`.
            assert re.sub(r"\{(\w+):[^/}]*/([^/}]*)[^}]*\}", r"{\1} \2", problem.text[lang]) in ran.out
        for reference in (*subject.references, subject.fix.verify):
            assert reference in ran.out
        for server in subject.fix.servers:
            snippet = subject.fix.snippet(server, Circumstances(host="situs-anda.go.id"), lang)
            assert all(line.strip() in ran.out for line in snippet.splitlines())


@pytest.mark.slow
def test_our_checks_keep_the_contract(tmp_path: Path) -> None:
    ran = run(tmp_path, "checks", "test")
    examples = sum(len(subject.examples) for subject in CHECKS)
    assert (ran.code, ran.out) == (0, f"{len(CHECKS)} checks, {examples} examples, {len(software_products())} products, 0 faults\n")


@pytest.mark.slow
def test_a_doctor_finds_a_healthy_installation_healthy(city: Path, tmp_path: Path) -> None:
    ran = run(city, "doctor", "--store", tmp_path / "tilik.db")
    assert ran.code == 0
    assert all(line.startswith("ok ") for line in ran.out.splitlines())
    for name in ("tilik", "checks", "targets", "store", "DNS", "TLS"):
        assert f"ok    {name}: " in ran.out


@pytest.mark.slow
def test_a_doctor_names_everything_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "targets.txt").write_text("go.id\n", "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "tilik.toml").write_text('store = "folder"\n[network]\nresolver = "127.0.0.1:9"\ntimeout = 0.2\n', "utf-8")
    ran = run(tmp_path, "doctor")
    assert ran.code == 2
    wrong = [line.removeprefix("WRONG ").partition(":")[0] for line in ran.out.splitlines() if line.startswith("WRONG ")]
    assert wrong[:2] == ["targets", "store"]
    assert "Traceback" not in ran.out + ran.err


def test_judging_again_changes_nothing_but_needs_no_network(scanned: Path) -> None:
    # Whatever is asked of this name server stays unanswered.
    (scanned / "tilik.toml").write_text('[network]\nresolver = "127.0.0.1:9"\n', "utf-8")

    def concluded() -> list[object]:
        with closing(Store(str(scanned / "tilik.db"))) as store:
            return [([pack_verdict(v) for v in one.verdicts], one.facts, one.ledger) for one in store.assessments(1)]

    before = concluded()
    assert run(scanned, "judge", "--scan", 1).code == 0
    assert concluded() == before
    assert before


@pytest.mark.slow
def test_a_report_is_a_page_an_opd_and_says_where(scanned: Path) -> None:
    ran = run(scanned, "report", "--out", "laporan")
    assert (ran.code, ran.err) == (0, "")
    paths = sorted(str(path.relative_to(scanned)) for path in (scanned / "laporan").rglob("*") if path.is_file())
    assert sorted(ran.out.splitlines()) == paths
    expected = ["dinkes/index.html", "diskominfo/index.html", "dispar/index.html", "index.html", "report.json"]
    assert paths == [f"laporan/{name}" for name in expected]


def test_the_page_of_one_opd_leaves_the_overview_alone(scanned: Path) -> None:
    ran = run(scanned, "report", "--out", "laporan", "--opd", "dinkes")
    assert (ran.code, ran.out.splitlines()) == (0, ["laporan/dinkes/index.html"])


def test_a_scan_of_one_opd_is_about_that_opd_and_knows_the_whole_list(city: Path, tmp_path: Path) -> None:
    shutil.copy(city / "tilik.toml", tmp_path)
    # The portal links to this one, which belongs to another OPD, and to one that nobody registered.
    ids, stranger = "dinkes.kotacontoh.go.id", "disdik.kotacontoh.go.id"
    targets = (city / "targets.txt").read_text("utf-8").replace(EXPOSED_ENV, f"{EXPOSED_ENV}\n{ids}")
    (tmp_path / "targets.txt").write_text(targets, "utf-8")
    assert run(tmp_path, "scan", "--opd", "diskominfo", "--only", "http-nosniff", "--quiet").code == 0
    assert run(tmp_path, "report", "--out", "laporan").code == 0
    assert {path.name for path in (tmp_path / "laporan").iterdir()} == {"diskominfo", "index.html", "report.json"}
    content = msgspec.json.decode((tmp_path / "laporan" / "report.json").read_bytes(), type=CityObject)
    assert stranger in content.unregistered
    assert ids not in content.unregistered
    assert content.hosts[0].grades.overall is None, "one check is not enough for a grade"
    overview = (tmp_path / "laporan" / "index.html").read_text("utf-8")
    assert "sebagian daftar aset; untuk 3 aset lain" in overview
    assert "sebagian pemeriksaan (http-nosniff)" in overview


@pytest.mark.parametrize("out", ["targets.txt", "targets.txt/below", "/proc/laporan"])
def test_a_folder_that_cannot_be_written_is_named(out: str, scanned: Path) -> None:
    require_refused(run(scanned, "report", "--out", out), out)


def test_an_opd_that_was_not_scanned_is_named(scanned: Path) -> None:
    for form in ("html", "json"):
        require_refused(run(scanned, "report", "--opd", "zzz", "--format", form), "--opd 'zzz' is not in scan 1")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with closing(Store(str(path))) as store, Lock(store.engine):
        yield


@pytest.mark.parametrize("command", [("scan",), ("scan", "--resume"), ("judge",), ("check", PORTAL, "--store", "tilik.db")], ids=" ".join)
def test_a_store_in_use_is_left_to_its_user(command: tuple[str, ...], scanned: Path) -> None:
    with locked(scanned / "tilik.db"):
        require_refused(run(scanned, *command), "store tilik.db is in use by another run", f"(process {os.getpid()})")
        assert run(scanned, "report").code == 0, "reading is always possible"
    with closing(Store(str(scanned / "tilik.db"))) as store:
        assert len(store.scans()) == 1, "a scan was begun"


@pytest.mark.slow
def test_two_scans_at_once_are_one_scan(city: Path, tmp_path: Path) -> None:
    store = tmp_path / "tilik.db"
    first = begun(city, "scan", "--store", str(store), "--rate", "1")
    assert first.stderr is not None
    assert first.stderr.readline().startswith("pemindaian 1:")
    try:
        require_refused(run(city, "scan", "--store", store), "is in use by another run", f"(process {first.pid})")
    finally:
        os.kill(first.pid, signal.SIGINT)
        first.communicate(timeout=60)
    assert run(city, "scan", "--store", store, "--resume", "--rate", "100", "--quiet").code == 0


@pytest.mark.slow
def test_the_findings_that_readme_names_are_those_of_the_demo(demo: Path) -> None:
    finding_ids = set(re.findall(r"\b[0-9a-f]{12}\b", (ROOT / "README.md").read_text("utf-8")))
    assert len(finding_ids) >= 2
    content = run(demo / "demo-out", "finding", "list", "--format", "jsonl").out
    assert finding_ids <= {json.loads(line)["id"] for line in content.splitlines()}


@pytest.mark.slow
def test_the_demo_leaves_a_folder_to_work_in_and_its_city_answers_until_it_is_ended(demo: Path) -> None:
    """`tilik retest` of an open finding ends with 1."""
    assert (demo / "again.txt").read_text() == "retest 1\n"
    (finding,) = re.findall(r"^Lanjutkan dengan: cd demo-out && tilik finding show (\w+)$", (demo / "out.txt").read_text(), re.MULTILINE)
    page = run(demo / "demo-out", "finding", "show", finding)
    assert (page.code, finding in page.out) == (0, True)
    assert run(demo / "demo-out", "targets", "lint").code == 0
    settings = load_settings(demo / "demo-out" / "tilik.toml")
    assert settings.report.issuer == LETTERHEAD.issuer
    assert settings.network.trusted_roots == (str(demo / "demo-out" / "ca.pem"),)


@pytest.mark.slow
def test_the_demo_hands_over_six_reports_and_an_overview(demo: Path) -> None:
    """It compares what it found with what is planted, and ends with 2 when anything differs."""
    assert ((demo / "code.txt").read_text(), (demo / "err.txt").read_text()) == ("0", "")
    paths = {str(path.relative_to(demo / "demo-out")) for path in (demo / "demo-out").rglob("*") if path.suffix in (".html", ".json")}
    opds = ("bapenda", "dinkes", "disdik", "disdukcapil", "diskominfo", "dispar")
    assert paths == {"index.html", "report.json", *(f"{opd}/index.html" for opd in opds)}
    assert all(f"demo-out/{name}" in (demo / "out.txt").read_text().splitlines() for name in paths)
