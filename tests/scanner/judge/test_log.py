"""A check that is slow, ends its process, or has a bug leaves a line that names it, the host, and the bound that it has."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator

import pytest

from checks import Check, Example, Exchange, Finding, Fix, Http, Problem, Risk, Text, build, check
from checks.core.check.registry import Repertoire
from checks.core.evidence.codec import pack
from checks.core.model.finding import Level, Outcome, Target
from scanner.judge import process
from scanner.judge.process import Case, Judging
from scanner.sandbox import SandboxLimits
from tests.scanner.log.capture import is_log, log_stream

TEXT = Text(id="x", en="x")
P = Problem("p", Risk(1, 1), TEXT)
TARGET = Target(host="dinkes.kotacontoh.go.id", domain="kotacontoh.go.id", level=Level.PROBE)


def check_that(judge: object) -> Check:
    assert callable(judge)
    declared = check(
        id="http-trial", title=TEXT, action=TEXT, why=TEXT, fix=Fix(any=TEXT, verify="x"), references=("x",), needs={"home": Http()},
        problems=(P,), examples=(Example(P(), home=build.page()), Example(home=build.page())),
    )  # fmt: skip
    return declared(judge)


def judged(judge: object, level: int = logging.INFO) -> tuple[Outcome, str]:
    """What comes of it, and what is logged meanwhile."""
    case = Case(TARGET, {request.key: pack(build.page()) for need in check_that(judge).needs.values() if (request := need.at(TARGET))})
    with log_stream(level) as stream, Judging(Repertoire((check_that(judge),))) as judging:
        (verdict,) = judging.opinion(case).verdicts
    assert is_log(stream.getvalue())
    return verdict.outcome, stream.getvalue()


def quick(home: Exchange) -> Iterator[Finding]:
    yield from ()


def slow(home: Exchange) -> Iterator[Finding]:
    until = time.process_time() + 1.1
    while time.process_time() < until:
        pass
    yield from ()


def endless(home: Exchange) -> Iterator[Finding]:
    while True:
        yield P()


def buggy(home: Exchange) -> Iterator[Finding]:
    if home.hops:
        raise LookupError("password=hunter2geheim \x1b[2J\nforged")
    yield P()


def talking(home: Exchange) -> Iterator[Finding]:
    for n in range(500):
        logging.getLogger("checks.of.a.stranger").warning("line %d\nof many", n)
    yield from ()


def test_a_quick_one_is_no_news() -> None:
    assert judged(quick) == (Outcome.PASS, "")


@pytest.mark.slow
def test_a_slow_one_is_named_with_its_bound() -> None:
    outcome, log = judged(slow)
    assert outcome is Outcome.PASS
    assert "WARNING scanner.judge.process: check http-trial of dinkes.kotacontoh.go.id took 1." in log
    assert " of the 5 seconds of CPU that it may take\n" in log


def test_one_that_is_ended_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "LIMITS", SandboxLimits(cpu=0.3, patience=3.0))
    monkeypatch.setattr(process, "_SLOW_CHECK", 0.1)
    outcome, log = judged(endless)
    assert outcome is Outcome.ERROR
    assert "ERROR scanner.judge.process: check http-trial of dinkes.kotacontoh.go.id failed: " in log
    assert "Overdue" in log
    assert " of the 0.3 seconds of CPU that it may take\n" in log


@pytest.mark.parametrize("level", [logging.INFO, logging.DEBUG])
def test_a_bug_is_named_and_debugging_has_its_traceback(level: int) -> None:
    outcome, log = judged(buggy, level)
    assert outcome is Outcome.ERROR
    assert "ERROR scanner.judge.process: check http-trial of dinkes.kotacontoh.go.id failed: " in log
    assert ("    | LookupError: password=***" in log) == (level == logging.DEBUG)
    assert "hunter2geheim" not in log


def test_what_a_check_logs_arrives_but_not_without_end() -> None:
    outcome, log = judged(talking)
    assert outcome is Outcome.PASS
    assert log.count("\n") == 20
    assert "WARNING checks.of.a.stranger: line 499\\nof many\n" in log
