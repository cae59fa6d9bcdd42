"""The city's object, piece by piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checks.core.assess.assessment import Assessment, Scan
from checks.core.assess.tally import tally, total
from checks.core.facts.shared_keys import Holder, holder, shared_keys
from reports.export.encoding import encode
from reports.export.formats.json.host import coverage, host_object
from reports.export.formats.json.objects import CityHead, Closing, OpdObject, RestrictionObject, ScanObject, Summary
from reports.views.check_texts import CheckTexts
from reports.views.fault import NO_FAULTS, Faults, stand_in


def city_chunks(scan: Scan, assessments: Iterable[Assessment], catalogue: CheckTexts, faults: Faults = NO_FAULTS) -> Iterator[bytes]:
    """The city's object piece by piece, a line a host and a line a domain; of the hosts before it holds only the counts and the public keys.

    For those with ``faults`` something stands in.
    """
    hosts, counts = 0, tally(())
    # Few beside the hosts, and after them in the object.
    domains: list[bytes] = []
    keys: list[Holder] = []
    head = CityHead(
        tilik=scan.tilik,
        rules=scan.rules,
        city=scan.city,
        scan=ScanObject(scan.id, scan.started, scan.finished, scan.level.name.lower()),
        opds=tuple(OpdObject(opd.code, opd.name) for opd in scan.opds),
        unregistered=scan.unregistered,
        restrictions=tuple(
            RestrictionObject(host=one.host, port=one.port, opd=one.opd, cause=one.cause, text=one.text, at=one.at)
            for one in scan.restrictions
        ),
    )
    yield encode(head).removesuffix(b"}") + b',"hosts":['
    for original in assessments:
        fault = faults.get(original.target)
        assessment = stand_in(original, fault) if fault else original
        counts, line = total((counts, assessment.tally)), encode(host_object(assessment, scan, catalogue))
        if assessment.target.is_domain:
            domains.append(line)
            continue
        yield (b",\n" if hosts else b"\n") + line
        hosts += 1
        if (key := holder(assessment.target, assessment.facts)) is not None:
            keys.append(key)
    summary = Summary(hosts, coverage(counts), counts.outcomes, counts.levels, len(domains))
    yield (
        b'\n],"domains":['
        + b",".join(b"\n" + line for line in domains)
        + b"\n],"
        + encode(Closing(shared_keys=shared_keys(keys), summary=summary)).removeprefix(b"{")
        + b"\n"
    )
