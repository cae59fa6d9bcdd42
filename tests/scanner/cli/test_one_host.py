"""What fails at one asset, while a scan is judged or shown, costs that asset its part: every command goes on with the rest and ends with 3."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import reports.views.host
import reports.views.opd
import scanner.cli.check
import scanner.judge.judge
import scanner.judge.process
from checks.core.model.finding import Outcome, Verdict
from reports.export.formats.json import city as to_json, host_object
from scanner.example_city.sites.dinkes import EXPOSED_ENV
from scanner.example_city.sites.diskominfo import PORTAL
from scanner.example_city.sites.dispar import PLAIN_HOST
from scanner.store import Store
from tests.reports.html.page import Page
from tests.scanner.cli.program import Ran, run


def failing(function: Callable[..., Any], host: str, *, whole: bool = False) -> Callable[..., Any]:
    """The function with a bug that only this host meets; ``whole``: what stands in for it, too."""

    def is_portal(one: Any) -> bool:
        own = getattr(one, "verdicts", None)
        stands_in = own is not None and all(verdict.outcome is Outcome.ERROR for verdict in own)
        return getattr(getattr(one, "target", one), "host", "") == host and (whole or not stands_in)

    def buggy(*arguments: Any, **more: Any) -> Any:
        if any(map(is_portal, arguments)):
            raise OverflowError("date value out of range")
        return function(*arguments, **more)

    return buggy


def verdicts(folder: Path) -> dict[str, tuple[Verdict, ...]]:
    with closing(Store(str(folder / "tilik.db"), readonly=True)) as store:
        return {one.target.host: one.verdicts for one in store.assessments(store.scans()[0].id)}


def require_words(ran: Ran, *words: str) -> None:
    """The traceback, two lines for what is missing, and nothing of it on standard output."""
    assert ran.code == 3, ran
    assert "Traceback" in ran.err
    *_, what, hint = ran.err.splitlines()
    assert what.startswith("tilik: ")
    assert hint.startswith(" " * 7)
    for word in words:
        assert word in what


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "step", "function"),
    [
        (scanner.judge.process, "facts", "facts"),
        (scanner.judge.judge, "history", "advance"),
        (scanner.judge.judge, "waivers", "waivers_in_force"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_step_of_judging(module: Any, step: str, function: str, scanned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, work, calls = verdicts(scanned), getattr(module, function), iter(range(100))

    def buggy(*arguments: Any) -> Any:
        # Not all of them know of which target they are asked.
        if next(calls) == 0 if step != "facts" else arguments[0].host == PORTAL:
            raise RuntimeError("planted")
        return work(*arguments)

    monkeypatch.setattr(module, function, buggy)
    ran = run(scanned, "judge")
    monkeypatch.undo()
    after = verdicts(scanned)
    if step == "waivers":
        # Nothing is waived here: what counts is the same, and nothing was stored of it.
        assert (ran.code, after) == (0, before)
        return
    assert ran.code == 3
    assert {host: host_object for host, host_object in after.items() if host != PORTAL} == {
        host: host_object for host, host_object in before.items() if host != PORTAL
    }
    (error,) = (one for one in after[PORTAL] if one.outcome is Outcome.ERROR)
    assert error.check == step
    assert "planted" in error.detail
    assert tuple(one for one in after[PORTAL] if one is not error) == before[PORTAL]


def test_what_cannot_be_written_down(scanned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, conclude, calls = verdicts(scanned), Store.conclude, iter(range(100))

    def buggy(*arguments: Any) -> None:
        if next(calls) == 0:
            raise OverflowError("can't serialize ints >= 2**64")
        conclude(*arguments)

    monkeypatch.setattr(Store, "conclude", buggy)
    assert run(scanned, "judge", "--quiet").code == 3
    after = verdicts(scanned)
    assert {one.outcome for one in after.pop(PORTAL)} == {Outcome.ERROR}
    assert after == {host: host_object for host, host_object in before.items() if host != PORTAL}


@pytest.mark.slow
def test_reports_for_people_and_programs(scanned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(scanned, "report", "--out", "before", "--lang", "en").code == 0
    monkeypatch.setattr(reports.views.opd, "host_view", failing(reports.views.host.host_view, EXPOSED_ENV))
    require_words(run(scanned, "report", "--out", "out", "--lang", "en"), EXPOSED_ENV, "dinkes/index.html", "OverflowError")
    for opd in ("diskominfo", "dispar"):
        page = f"{opd}/index.html"
        assert (scanned / "out" / page).read_bytes() == (scanned / "before" / page).read_bytes()
    assert "could not be made because of an error of tilik" in Page((scanned / "out" / "dinkes" / "index.html").read_text("utf-8")).text
    monkeypatch.setattr(to_json, "host_object", failing(host_object, EXPOSED_ENV))
    ran = run(scanned, "report", "--format", "json")
    require_words(ran, EXPOSED_ENV, "--format json")
    objects = {host["target"]["host"]: host for host in json.loads(ran.out)["hosts"]}
    assert list(objects) == [PORTAL, EXPOSED_ENV, PLAIN_HOST]
    assert {verdict["outcome"] for verdict in objects[EXPOSED_ENV]["verdicts"]} == {"error"}


def test_a_package(scanned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports.views.opd, "host_view", failing(reports.views.host.host_view, EXPOSED_ENV))
    each = ("--opd", "dinkes", "--opd", "diskominfo")
    ran = run(scanned, "handover", *each, "--to", "Kepala", "--who", "Sari", "--format", "html")
    require_words(ran, EXPOSED_ENV)
    assert len(ran.out.splitlines()) == 2, "both are handed over, and one names what is missing"

    def buggy(*arguments: object) -> str:
        raise RuntimeError("planted")

    monkeypatch.setattr("reports.export.formats.letter.letter", buggy)
    ran = run(scanned, "handover", *each, "--to", "Kepala", "--who", "Sari", "--format", "text")
    require_words(ran, "letter.txt")
    assert ran.out == "", "half a package is handed to nobody"


@pytest.mark.slow
@pytest.mark.parametrize("form", ["json", "text"])
def test_a_check(form: str, city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def strange(facts: object, at: object) -> object:
        raise OverflowError("date value out of range")

    monkeypatch.setattr(reports.views.host, "tls_view", strange)
    monkeypatch.setattr(scanner.cli.check, "host_object", failing(host_object, "" if form == "text" else EXPOSED_ENV, whole=True))
    ran = run(city, "check", EXPOSED_ENV, "--targets", "targets.txt", "--format", form, "--lang", "en")
    if form == "text":
        require_words(ran, EXPOSED_ENV)
        assert "exposed-env" in ran.out or ".env" in ran.out, "its findings are told"
    else:
        # Not even what stands in can be printed: a bug, and not a finding.
        assert (ran.code, ran.out) == (3, "")


def test_a_finding(scanned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    objects = json.loads(run(scanned, "report", "--format", "json", "--opd", "dinkes").out)["hosts"][0]["verdicts"]
    name = next(finding["id"] for verdict in objects if verdict["check"] == "exposed-env" for finding in verdict["findings"])
    assert run(scanned, "finding", "note", name, "Sudah dilaporkan", "--who", "Sari").code == 0
    monkeypatch.setattr("scanner.cli.finding_text.host_view", failing(reports.views.host.host_view, EXPOSED_ENV))
    ran = run(scanned, "finding", "show", name)
    require_words(ran, name)
    assert "Sudah dilaporkan" in ran.out
