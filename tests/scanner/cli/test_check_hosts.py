"""Several hosts at once: by name, as URLs, on standard input; in formats of one line a host and of one log."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from scanner.example_city.sites.dinkes import EXPOSED_ENV
from scanner.example_city.sites.diskominfo import PORTAL
from scanner.example_city.sites.dispar import PLAIN_HOST
from tests.scanner.cli.program import require_refused, run

FEW = ("--only", "exposed-env", "--only", "http-nosniff")


class Typed(io.TextIOWrapper):
    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8")


def hosts(output: str) -> list[str]:
    return [json.loads(line)["target"]["host"] for line in output.splitlines()]


def test_an_object_a_line_in_the_order_in_which_they_were_named(city: Path) -> None:
    ran = run(city, "check", f"https://{EXPOSED_ENV}/masuk?x=1", PORTAL, f"{EXPOSED_ENV}:443", *FEW, "--format", "jsonl")
    assert (ran.code, ran.err, hosts(ran.out)) == (0, "", [EXPOSED_ENV, PORTAL])


def test_hosts_come_from_standard_input(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Typed(f"# daftar\n\n{PORTAL}  # portal\r\nhttp://{PLAIN_HOST}/\n".encode()))
    ran = run(city, "check", "-", *FEW, "--format", "jsonl", "--fail-on", "sangat-tinggi")
    assert (ran.code, hosts(ran.out)) == (0, [PORTAL, PLAIN_HOST])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "standard input names no host"),
        (b"# none\n", "names no host"),
        (b"\xff\n", "not a text in UTF-8"),
        (b"\na b\n", "standard input:2: "),
        (b"go.id\n", "public suffix"),
    ],
)
def test_what_is_no_list_of_hosts_is_refused(content: bytes, words: str, city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Typed(content))
    require_refused(run(city, "check", "-", *FEW), words)


def test_one_log_of_all_hosts(city: Path) -> None:
    ran = run(city, "check", EXPOSED_ENV, PORTAL, *FEW, "--format", "sarif")
    assert (ran.code, ran.err) == (0, "")
    (log,) = json.loads(ran.out)["runs"]
    assert [(result["ruleId"], result["level"], result["properties"]["opd"]) for result in log["results"]] == [
        ("exposed-env", "error", "dinkes")
    ]


def test_a_log_has_hosts_that_are_on_no_list(city: Path, tmp_path: Path) -> None:
    (tmp_path / "tilik.toml").write_text((city / "tilik.toml").read_text("utf-8"), "utf-8")
    for name in ("ca.pem", "root.pem"):
        if (city / name).exists():
            (tmp_path / name).write_bytes((city / name).read_bytes())
    ran = run(tmp_path, "check", EXPOSED_ENV, *FEW, "--level", "probe", "--format", "sarif")
    (log,) = json.loads(ran.out)["runs"]
    assert [result["ruleId"] for result in log["results"]] == ["exposed-env"]


@pytest.mark.slow
def test_the_worst_of_all_hosts_decides_the_exit_code(city: Path) -> None:
    assert run(city, "check", PORTAL, EXPOSED_ENV, *FEW, "--fail-on", "tinggi", "--quiet").code == 1
    assert run(city, "check", PORTAL, EXPOSED_ENV, "tidak-ada.kotacontoh.go.id", *FEW, "--quiet").code == 4
    assert run(city, "check", "tidak-ada.kotacontoh.go.id", EXPOSED_ENV, *FEW, "--fail-on", "tinggi", "--quiet").code == 1


@pytest.mark.slow
def test_quiet_is_the_findings_alone(city: Path) -> None:
    ran = run(city, "check", PORTAL, EXPOSED_ENV, *FEW, "--quiet")
    (row,) = (line.split("\t") for line in ran.out.splitlines())
    assert (ran.code, ran.err, row[1:5]) == (0, "", ["sangat-tinggi", "dinkes", EXPOSED_ENV, "exposed-env"])
    assert run(city, "check", PORTAL, *FEW, "--quiet") == (0, "", "")
