"""How scan, judge and check end: what counts, the worst of it and what to do next, in the language of the settings."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scanner.example_city.sites.dinkes import EXPOSED_ENV
from scanner.example_city.sites.diskominfo import PORTAL
from scanner.example_city.sites.dispar import PLAIN_HOST
from tests.scanner.cli.program import Ran, run


def counts(line: str) -> dict[str, int]:
    return {level: int(n) for n, level in re.findall(r"(\d+) ([A-Z]\w+(?: \w+)?)", line)}


def test_a_scan_ends_with_what_counts(first_scan: Ran, scanned: Path) -> None:
    head, by_level, _, worst, *_ = first_scan.out.splitlines()
    summary = json.loads(run(scanned, "report", "--format", "json").out)["summary"]["levels"]
    assert head == f"Ringkasan: 3 sasaran, {sum(summary.values())} temuan"
    assert {level.lower().replace(" ", "-"): n for level, n in counts(by_level).items()} == {level: n for level, n in summary.items() if n}
    name = worst.split()[-1]
    assert worst.startswith(f"  5 Sangat Tinggi  {EXPOSED_ENV}  ")
    assert first_scan.out.splitlines()[-3:] == ["Lanjutkan dengan:", f"  tilik finding show {name}", "  tilik report"]
    assert run(scanned, "finding", "show", name).code == 0


@pytest.mark.slow
def test_a_judgement_is_compared_with_the_one_before(scanned: Path) -> None:
    same = run(scanned, "judge", "--lang", "en")
    assert (same.code, "The same as the verdicts before." in same.out) == (0, True)
    assert same.out.startswith("Summary: 3 targets, ")
    assert run(scanned, "judge", "--quiet") == (0, "", "")


def test_a_check_ends_with_what_counts(city: Path) -> None:
    ran = run(city, "check", PORTAL, EXPOSED_ENV, "--only", "exposed-env", "--lang", "en")
    *_, head, by_level, title, worst, next_, command = ran.out.splitlines()
    assert (head, by_level, title, next_, command) == (
        "Summary: 2 targets, 1 finding", "  1 Very high", "The worst:", "Go on with:", "  tilik checks show exposed-env",
    )  # fmt: skip
    assert worst.startswith(f"  5 Very high  {EXPOSED_ENV}  ")


def test_an_accepted_risk_is_counted_and_marked(scanned: Path) -> None:
    name = run(scanned, "finding", "list").out.split("\t")[0]
    done = run(scanned, "waive", name, "--ground", "accepted", "--reason", "x", "--who", "Sari", "--until", "2026-12-10")
    assert done.code == 0, done
    assert f"(risiko diterima)  exposed-env {name}" in run(scanned, "judge").out


def test_lists_are_tables(scanned: Path) -> None:
    scans = [line.split("\t") for line in run(scanned, "scan", "list").out.splitlines()]
    assert [(row[0], row[3], row[4]) for row in scans] == [("1", "3/3", "probe")]
    targets = [line.split("\t") for line in run(scanned, "targets", "list").out.splitlines()]
    assert [row[1] for row in targets] == [PORTAL, EXPOSED_ENV, PLAIN_HOST]
    assert [row[0] for row in (line.split("\t") for line in run(scanned, "targets", "list", "--opd", "dinkes").out.splitlines())] == [
        "dinkes"
    ]


def test_help_shows_what_the_usual_command_takes(tmp_path: Path) -> None:
    help_text = run(tmp_path, "waive", "--help").out
    assert {"--ground", "--reason", "--until"} <= set(help_text.split())


def test_a_shell_is_told_which_words_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_TILIK_COMPLETE", "bash_complete"), ("COMP_WORDS", "tilik finding l"), ("COMP_CWORD", "2")):
        monkeypatch.setenv(name, value)
    assert run(tmp_path) == (0, "plain,list\n", "")


@pytest.mark.slow
def test_doctor_tells_that_nobody_can_be_asked_and_leaves_nothing(tmp_path: Path, scanned: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = run(empty, "doctor", "--resolver", "127.0.0.1:9")
    assert "note  contact: " in ran.err
    assert list(empty.iterdir()) == []
