"""`make bench`: how long the pages of a city take: 500 hosts of 27 OPDs, every page and the overview, and one OPD alone."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import msgspec

from checks import Importance, Outcome, Verdict
from checks.core.assess.assessment import Assessment
from checks.core.assess.ledger import Entry, Identity, State
from checks.core.check import registry
from checks.core.facts.values import DnsFacts
from checks.core.model.city import Opd
from reports.views.source import Source
from tests.reports.city import BEFORE, IMPRINT, NOW, SCAN, assessed, target
from tests.reports.views.sources import write

HOSTS, OPDS = 500, 27
# What the plan promises, in seconds; held against CPU time, so that a busy machine does not decide.
CITY, ONE = 20.0, 1.0


def host(number: int, opd: str) -> Assessment:
    """A site on which a third of all problems there are were found, each with its history; every site differs from the next."""
    where = target(f"situs-{number}.kotacontoh.go.id", opd, tuple(Importance)[number % 3])
    verdicts, ledger = [], {}
    for place, check in enumerate(registry.load()):
        if (place + number) % 3:
            verdicts.append(
                Verdict(check=check.id, outcome=Outcome.PASS if (place + number) % 3 == 1 else Outcome.UNKNOWN, reason="timeout")
            )
            continue
        expected_findings = next((expected for example in check.examples for expected in example.findings), None)
        if expected_findings is None:
            verdicts.append(Verdict(check=check.id, outcome=Outcome.PASS))
            continue
        finding = expected_findings.on(where.importance)
        verdicts.append(Verdict(check=check.id, outcome=Outcome.FAIL, findings=(finding,)))
        ledger[Identity(check.id, finding.problem, finding.subject)] = Entry(State.STILL, BEFORE, NOW, BEFORE)
    assessment = assessed(where)
    facts = msgspec.structs.replace(assessment.facts, dns=DnsFacts(addresses=(f"192.0.2.{number % 40}",)))
    return msgspec.structs.replace(assessment, verdicts=tuple(verdicts), ledger=ledger, facts=facts)


def main() -> None:
    """Print the two times; leaves with 1 where one takes longer than promised."""
    opds = tuple(Opd(code=f"opd-{n}", name=f"Dinas Contoh {n}") for n in range(OPDS))
    cities = {opd.code: tuple(host(n, opd.code) for n in range(HOSTS) if n % OPDS == place) for place, opd in enumerate(opds)}
    scan = msgspec.structs.replace(SCAN, opds=opds)
    findings = sum(one.tally.findings for assessments in cities.values() for one in assessments)
    with tempfile.TemporaryDirectory() as folder:
        times = []
        for part, city in ((scan, True), (msgspec.structs.replace(scan, opds=opds[:1]), False)):
            source = Source(scan=part, assessments_of=cities.__getitem__, checks=registry.load(), imprint=IMPRINT, lang="id")
            began, cpu = time.perf_counter(), time.process_time()
            paths = write(Path(folder), "html", of=source, city=city)
            times.append(time.process_time() - cpu)
            largest = max(path.stat().st_size for path in paths) / 1e6
            took = time.perf_counter() - began
            print(f"{len(paths):>3} pages in {took:.2f} s ({times[-1]:.2f} s of CPU), the largest {largest:.1f} MB", flush=True)
    print(f"{HOSTS} hosts of {OPDS} OPDs with {findings} findings; promised {CITY:.0f} s for all, {ONE:.0f} s for one")
    if times[0] > CITY or times[1] > ONE:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
