"""What commands print: JSON alone where it was asked for, plain lines in a pipe, and the exit code that scripts act on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import msgspec
import pytest

from checks.core.model.finding import Outcome
from checks.core.model.risk import RiskLevel
from reports.export.formats.json import CityObject, HostObject
from scanner.example_city.sites.dinkes import EXPOSED_ENV
from scanner.example_city.sites.diskominfo import PORTAL
from scanner.example_city.sites.dispar import PLAIN_HOST
from tests.scanner.cli.program import ESCAPE, Ran, run


def read(output: str, kind: type[HostObject | CityObject]) -> HostObject | CityObject:
    """One object and nothing else, with exactly the fields of the schema's types."""
    decoded = msgspec.json.decode(output, type=kind)
    assert json.loads(msgspec.json.encode(decoded)) == json.loads(output)
    return decoded


@pytest.mark.slow
def test_a_check_prints_one_object(city: Path) -> None:
    ran = run(city, "check", EXPOSED_ENV, "--targets", "targets.txt", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    content = read(ran.out, HostObject)
    assert isinstance(content, HostObject)
    assert content.target.host == EXPOSED_ENV
    failed = {verdict.check for verdict in content.verdicts if verdict.outcome is Outcome.FAIL}
    assert "exposed-env" in failed
    assert content.requests.count > 0


def test_a_report_prints_one_object(scanned: Path) -> None:
    ran = run(scanned, "report", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    content = read(ran.out, CityObject)
    assert isinstance(content, CityObject)
    assert [host.target.host for host in content.hosts] == [PORTAL, EXPOSED_ENV, PLAIN_HOST]
    assert content.summary.hosts == 3
    assert content.city == "Kota Contoh"


def test_a_report_may_be_of_some_opds(scanned: Path) -> None:
    content = read(run(scanned, "report", "--format", "json", "--opd", "dinkes").out, CityObject)
    assert isinstance(content, CityObject)
    assert ([opd.code for opd in content.opds], [host.target.host for host in content.hosts]) == (["dinkes"], [EXPOSED_ENV])


@pytest.mark.slow
def test_a_checked_host_and_a_scanned_one_read_alike(scanned: Path, city: Path) -> None:
    """`check --targets` asks what the scan asked, so both say the same of a site that has not changed."""
    checked = read(run(city, "check", EXPOSED_ENV, "--targets", "targets.txt", "--format", "json").out, HostObject)
    report = read(run(scanned, "report", "--format", "json", "--opd", "dinkes").out, CityObject)
    assert isinstance(checked, HostObject)
    assert isinstance(report, CityObject)
    outcomes = [{v.check: (v.outcome, v.reason) for v in host.verdicts} for host in (checked, report.hosts[0])]
    assert outcomes[0] == outcomes[1]


def test_the_schema_describes_both_objects(tmp_path: Path) -> None:
    ran = run(tmp_path, "schema")
    assert ran.code == 0
    schema = json.loads(ran.out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"HostObject", "CityObject"} <= set(schema["$defs"])
    assert [each["$ref"].removeprefix("#/$defs/") for each in schema["anyOf"]] == ["HostObject", "CityObject"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ("check", EXPOSED_ENV, "--targets", "targets.txt"),
        ("check", PLAIN_HOST, "--targets", "targets.txt", "--lang", "en"),
        ("checks", "list"),
        ("checks", "show", "http-hsts"),
        ("checks", "test", "http-*"),
        ("targets", "lint"),
        ("targets", "plan"),
        ("doctor",),
        ("--help",),
        ("--version",),
    ],
    ids=lambda command: command[0],
)
def test_a_pipe_gets_plain_lines(command: tuple[str, ...], city: Path) -> None:
    ran = run(city, *command)
    assert ran.code == 0, ran
    assert ran.out.endswith("\n")
    for output in (ran.out, ran.err):
        assert ESCAPE not in output
        assert "\r" not in output


def test_a_scan_in_a_pipe_says_a_line_a_host(first_scan: Ran) -> None:
    assert ESCAPE not in first_scan.err + first_scan.out
    begun, *lines = first_scan.err.splitlines()
    assert begun == "pemindaian 1: 3 sasaran"
    assert sorted(line.partition(":")[0] for line in lines) == sorted((PORTAL, EXPOSED_ENV, PLAIN_HOST))


def test_a_quiet_scan_says_nothing(city: Path, tmp_path: Path) -> None:
    assert run(city, "scan", "--quiet", "--only", "dns-caa", "--store", tmp_path / "q.db") == (0, "", "")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("host", "fail_on", "code"),
    [
        (EXPOSED_ENV, None, 0),
        (EXPOSED_ENV, "sangat-tinggi", 1),
        (EXPOSED_ENV, "rendah", 1),
        (PORTAL, "rendah", 0),
        (PLAIN_HOST, "sangat-tinggi", 0),
        (PLAIN_HOST, "sangat-rendah", 1),
    ],
)
def test_the_exit_code_of_a_check(host: str, fail_on: str | None, code: int, city: Path) -> None:
    limit = ("--fail-on", fail_on) if fail_on else ()
    assert run(city, "check", host, "--targets", "targets.txt", *limit).code == code


@pytest.mark.slow
def test_the_exit_code_of_a_scan_is_that_of_its_worst_host(city: Path, tmp_path: Path) -> None:
    arguments = ("scan", "--quiet", "--only", "exposed-env", "--store", tmp_path / "x.db")
    assert run(city, *arguments, "--opd", "diskominfo", "--fail-on", "sangat-rendah").code == 0
    assert run(city, *arguments, "--fail-on", RiskLevel.VERY_HIGH).code == 1


@pytest.mark.slow
def test_a_host_that_is_only_named_is_asked_as_a_browser_would(city: Path, tmp_path: Path) -> None:
    """The planted .env is not looked for until --level probe is typed. The list of these settings does not have the host."""
    shutil.copy(city / "tilik.toml", tmp_path)
    (tmp_path / "targets.txt").write_text(f"# Kota Contoh\n\n[Diskominfo]\ncode: diskominfo\n{PORTAL}\n", "utf-8")
    bare_run = run(tmp_path, "check", EXPOSED_ENV, "--format", "json")
    typed = run(tmp_path, "check", EXPOSED_ENV, "--level", "probe", "--format", "json")
    outcomes = [{v["check"]: v["outcome"] for v in json.loads(ran.out)["verdicts"]}["exposed-env"] for ran in (bare_run, typed)]
    assert outcomes == ["unknown", "fail"]


@pytest.mark.slow
def test_the_language_is_chosen(city: Path) -> None:
    arguments = ("check", EXPOSED_ENV, "--targets", "targets.txt")
    indonesian, english = run(city, *arguments).out, run(city, *arguments, "--lang", "en").out
    assert "cakupan" in indonesian
    assert "coverage" in english
    assert "cakupan" not in english
