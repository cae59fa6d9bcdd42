"""`tilik check` looks at a host as the list has it; with --store it leaves the city's reports, scans and findings as they are."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest

from scanner.example_city.sites.dinkes import EXPOSED_ENV
from scanner.example_city.sites.dispar import PLAIN_HOST
from tests.scanner.cli.program import require_refused, run

LOOKS = (
    pytest.param((EXPOSED_ENV,), id="named"),
    pytest.param((EXPOSED_ENV, "--level", "visit", "--only", "http-h*"), id="less"),
    pytest.param((EXPOSED_ENV, "--targets", "targets.txt"), id="listed"),
)


def execute(folder: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(folder / "tilik.db")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_host_on_the_configured_list_is_its_departments_with_its_findings_names(scanned: Path) -> None:
    ran = run(scanned, "check", EXPOSED_ENV, "--only", "exposed-env", "--format", "json", "--fail-on", "tinggi")
    assert ran.code == 1, ran
    host = json.loads(ran.out)
    assert host["target"]["opd"] == "dinkes"
    (finding,) = (finding for verdict in host["verdicts"] for finding in verdict["findings"])
    assert run(scanned, "finding", "show", finding["id"]).code == 0


def test_a_host_that_the_list_does_not_have_is_only_visited(scanned: Path) -> None:
    (scanned / "targets.txt").write_text("lain.test\n", "utf-8")
    ran = run(scanned, "check", EXPOSED_ENV, "--only", "exposed-env", "--format", "json")
    host = json.loads(ran.out)
    assert (host["target"]["opd"], [verdict["outcome"] for verdict in host["verdicts"]]) == ("", ["unknown"])


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
def test_nothing_of_the_city_changes(look: tuple[str, ...], scanned: Path) -> None:
    def doctor_lines() -> list[str]:
        commands = (("report", "--format", "json"), ("handover", "list"), ("waive", "list", "--all"))
        return [run(scanned, *command).out for command in commands]

    before = doctor_lines()
    assert run(scanned, "check", *look, "--store", "tilik.db").code == 0
    assert doctor_lines() == before
    assert run(scanned, "report", "--scan", 2, "--format", "json").code == 0
    require_refused(run(scanned, "handover", "--opd", "dinkes", "--who", "A", "--scan", 2), "no scan 2 of a city")


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
def test_an_interrupted_scan_is_finished_after_a_look(look: tuple[str, ...], scanned: Path) -> None:
    execute(scanned, "UPDATE scan SET finished = NULL", f"UPDATE target SET collected = 0, judged = 0 WHERE host = '{PLAIN_HOST}'")
    assert run(scanned, "check", *look, "--store", "tilik.db").code == 0
    resumed = run(scanned, "scan", "--resume", "--lang", "en")
    assert resumed.code == 0, resumed
    assert resumed.err.splitlines()[0] == "scan 1: 3 targets, 2 of them done before"
    require_refused(run(scanned, "scan", "--resume"), "no interrupted scan")


def test_a_look_that_was_interrupted_is_not_resumed(scanned: Path) -> None:
    assert run(scanned, "check", EXPOSED_ENV, "--only", "dns-*", "--store", "tilik.db").code == 0
    execute(scanned, "UPDATE scan SET finished = NULL WHERE id = 2", "UPDATE target SET judged = 0 WHERE scan = 2")
    require_refused(run(scanned, "scan", "--resume"), "no interrupted scan")


def test_what_was_interrupted_before_a_newer_scan_is_not_resumed(scanned: Path) -> None:
    execute(scanned, "UPDATE scan SET finished = NULL")
    assert run(scanned, "scan", "--only", "dns-*", "--quiet").code == 0
    require_refused(run(scanned, "scan", "--resume"), "scan 1 was interrupted, but scan 2 is newer")


def test_a_store_of_looks_alone_holds_no_scan_of_a_city(city: Path, tmp_path: Path) -> None:
    assert run(city, "check", PLAIN_HOST, "--only", "dns-*", "--store", tmp_path / "looks.db").code == 0
    for command in (("report",), ("judge",), ("scan", "--resume")):
        require_refused(run(city, *command, "--store", tmp_path / "looks.db"), "holds no")
