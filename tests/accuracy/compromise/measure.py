"""What the checks of the family say of the set: each site served on an address of its own, asked through the real door, and counted by cause."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

import msgspec

from checks.core.check import registry
from checks.core.check.check import Check
from checks.core.model.finding import Level, Outcome, Target, Verdict
from scanner.engine.messages import TargetEvidence
from scanner.example_city import start
from scanner.example_city.site import Site
from tests.accuracy.behaviour import STRANGERS
from tests.accuracy.compromise.case import AREA, COMMENTS, Case, Cause, Statement
from tests.accuracy.compromise.labels import cases
from tests.accuracy.measure import DOMAIN, collected, judged

_PROCESSES = 2
# More of them than processes, so that both are busy to the end.
PARTS = 8
# Seconds that a busy machine may take for an answer; no site of the set is silent.
_PATIENCE = 30.0
_T = TypeVar("_T")
Statements = Mapping[str, Statement]


def family() -> list[Check]:
    """The checks that look for signs of compromise."""
    return [check for check in registry.load() if check.area == AREA]


def statement(verdicts: Iterable[Verdict]) -> Statement:
    """What these verdicts come to."""
    ours = [verdict for verdict in verdicts if verdict.check.startswith(f"{AREA}-")]
    return Statement(
        failed=frozenset(verdict.check for verdict in ours if verdict.outcome is Outcome.FAIL),
        undecided={verdict.check: verdict.reason or "" for verdict in ours if verdict.outcome in (Outcome.UNKNOWN, Outcome.ERROR)},
        passed=frozenset(verdict.check for verdict in ours if verdict.outcome is Outcome.PASS),
    )


def evidence_of(some: Sequence[Case]) -> dict[str, TargetEvidence]:
    """What is collected of each of these sites, by name."""
    hosts = {f"situs{n}.{DOMAIN}": case for n, case in enumerate(some)}
    sites = [
        Site(host=host, address=f"127.0.{90 + n // 200}.{1 + n % 200}", https=case.https, http=case.http)
        for n, (host, case) in enumerate(hosts.items())
    ]
    with start(sites, STRANGERS) as city:
        network = msgspec.structs.replace(city.network, rate=2000.0, timeout=_PATIENCE)
        targets = [Target(host=host, domain=DOMAIN, opd="contoh", level=Level.PROBE) for host in hosts]
        return {hosts[one.target.host].name: one for one in collected(targets, network, (), family())}


def scan(some: Sequence[Case]) -> Statements:
    """What is said of each of these sites, by name."""
    checks = family()
    return {name: statement(judged(one, checks)) for name, one in evidence_of(some).items()}


def part(number: int) -> Statements:
    """What is said of every so many sites from that number on."""
    return scan(cases()[number::PARTS])


def in_processes(work: Callable[[int], _T]) -> list[_T]:
    """What this makes of each part of the set, by processes of their own."""
    with ProcessPoolExecutor(_PROCESSES, multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(work, range(PARTS)))


def whole() -> Statements:
    """What is said of the whole set."""
    return {name: one for some in in_processes(part) for name, one in some.items()}


class Share(msgspec.Struct, frozen=True):
    """How much of a set is right: sites that were changed and found, comments kept apart, honest ones left alone."""

    there: int
    hits: int
    honest: int
    accusations: int

    @property
    def recall(self) -> float:
        """Changed sites that were found, of all of them."""
        return self.hits / self.there if self.there else 1.0


def is_accusation(case: Case, one: Statement) -> bool:
    """True for an incident where there is none."""
    return not case.incident and bool(one.incidents)


def share(statements: Statements) -> Share:
    """The sum over the sites that were asked."""
    pairs = [(case, statements[case.name]) for case in cases() if case.name in statements]
    incidents = [(case, one) for case, one in pairs if case.incident]
    rest = [(case, one) for case, one in pairs if not case.incident]
    return Share(
        len(incidents), sum(one.right(case) for case, one in incidents), len(rest), sum(is_accusation(case, one) for case, one in rest)
    )


def wrong(statements: Statements) -> list[str]:
    """A line for each site of which something else was said than its label asks for, false accusations first."""
    lines = []
    for case in cases():
        one = statements.get(case.name)
        if one is None or one.right(case):
            continue
        kind = (
            "FALSE ACCUSATION"
            if is_accusation(case, one)
            else "FALSE REASSURANCE"
            if one.reassures(case)
            else "missed"
            if case.incident
            else "different"
        )
        lines.append(f"{kind}  {case.name}: {case.because}; right: {right(case)}; said: {one.line()}")
    return sorted(lines)


def right(case: Case) -> str:
    """What should have been said."""
    if case.cause is Cause.ONE_SIGN:
        return f"unknown (one-sign) of {' or '.join(case.expected)}"
    if case.blind:
        return f"no finding, and no pass of {' and '.join(case.blind)}"
    return f"fail of {' or '.join(case.expected)}" if case.expected else "no finding of the family"


def confusion(statements: Statements) -> str:
    """Causes as rows, what was said as columns: the number of sites; a site is in each column that was said of it."""
    checks = sorted({check.id for check in family()} | {COMMENTS})
    heads = [check.removeprefix(f"{AREA}-") for check in checks]
    rows = [
        f"{'cause':<14}{'sites':>6}{'right':>7}"
        + "".join(f"{head:>12}" for head in heads)
        + f"{'one sign':>10}{'other ?':>9}{'nothing':>9}"
    ]
    for cause in Cause:
        some = [(case, statements[case.name]) for case in cases() if case.cause is cause and case.name in statements]
        if not some:
            continue
        counts = "".join(f"{sum(check in one.failed for _, one in some):>12}" for check in checks)
        quiet = [one for _, one in some if not one.failed]
        doubts = sum("one-sign" in one.undecided.values() for one in quiet)
        other = sum(bool(one.undecided) and "one-sign" not in one.undecided.values() for one in quiet)
        nothing = sum(not one.undecided for one in quiet)
        rows.append(
            f"{cause.value:<14}{len(some):>6}{sum(one.right(case) for case, one in some):>7}{counts}{doubts:>10}{other:>9}{nothing:>9}"
        )
    return "\n".join(rows)
