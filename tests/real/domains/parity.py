"""``make domain-parity``: what tilik says of domains, beside what other programs say, and every difference with its reason."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any

from checks.core.domain.spf import SpfState, spf_state
from checks.core.domain.subjects import resolution
from checks.core.evidence.domain import DomainSubject
from checks.core.testing import evidence as build
from checks.core.testing.names import ZoneEntry
from tests.real.domains.inventions import Zone, domains
from tests.real.domains.pyspf import pyspf, suite

# How a letter fares whose end is behind a macro depends on the letter.
_ENDS = {"-": "fail", "~": "softfail", "?": "neutral", "": "neutral", "redirect": "evaluated"}
# The case of the suite, and the text of the RFC by which both are right.
EXPLAINED = {
    "include-at-limit": "section 4.6.4: an evaluation that stops at a match meets ten look-ups; a letter from anybody else meets the eleventh, which is what tilik tells of",
}


def predicted(state: SpfState) -> str:
    """The result for a letter from an address that no record names: nothing matches but what lets everybody pass."""
    if state.answer.open:
        return "temperror"
    if not state.records:
        return "none"
    if (
        len(state.records) > 1
        or state.wrong
        or state.broken
        or state.loops
        or state.crowded
        or state.too_many
        or len(state.void) > state.void_limit
    ):
        return "permerror"
    if state.open:
        return "pass"
    return "temperror" if state.open_lookups else _ENDS[state.all]


def result(domain: str, zone: Mapping[str, Any]) -> str:
    """What tilik makes of a domain."""
    entries = {name: _entry(records) for name, records in zone.items()}
    return predicted(spf_state(domain, resolution(build.domain_lookups(DomainSubject.SPF, entries, domain))))


def _entry(records: list[str] | str) -> ZoneEntry:
    return build.failure("timeout") if records == "TIMEOUT" else tuple(records)


def of_pyspf() -> Iterator[tuple[str, str, str]]:
    """Each domain of ours by its record, with tilik's result and pyspf's."""
    cases = [*domains()]
    for (domain, zone), other in zip(cases, pyspf(cases), strict=True):
        yield " | ".join(zone[f"{domain} TXT"]), result(domain, zone), other


def explanation(record: str, ours: str, other: str) -> str:
    """Why two results differ; empty where nothing explains it."""
    if (ours, other) == ("permerror", "temperror"):
        return "sections 4.6 and 5.2: an evaluation ends at the name that does not answer; what is wrong behind it is wrong all the same"
    if "ip4:0.0.0.0/0" in record:
        return "section 5.6: ip4 never matches a letter that comes over IPv6, and such a letter meets what stands behind it"
    return ""


def of_suite() -> Iterator[tuple[str, str, list[str]]]:
    """Each case of the suite of RFC 7208, as far as it does not depend on the letter: tilik's sort of result, and those that the suite allows."""
    for scenario in suite():
        zone = _of_suite(scenario.get("zonedata", {}))
        for name, case in scenario["tests"].items():
            domain = (case["mailfrom"].rpartition("@")[2] or case["helo"]).lower()
            results = case["result"] if isinstance(case["result"], list) else [case["result"]]
            yield name, _sort(result(domain, zone)), [_sort(one) for one in results]


def _sort(result: str) -> str:
    return result if result in ("none", "permerror", "temperror") else "evaluated"


def _of_suite(data: Mapping[str, Any]) -> Zone:
    """The suite's notation: types that are not named wait for ever where a name says TIMEOUT; what stands as SPF stands as TXT, too, unless that is named."""
    zone: Zone = {}
    for owner, entries in data.items():
        name = owner.lower().rstrip(".")
        entries_by_type: dict[str, list[Any]] = {}
        for entry in entries:
            for rdtype, value in entry.items() if isinstance(entry, dict) else ():
                entries_by_type.setdefault(rdtype, []).append(value)
        texts = entries_by_type.pop("SPF", [])
        silent = "TIMEOUT" in entries
        for rdtype in ("TXT", "A", "AAAA", "MX", "PTR", "CNAME"):
            values = entries_by_type.get(rdtype, texts if rdtype == "TXT" and not silent else [])
            if (silent and not [value for value in values if value != "NONE"]) or "TIMEOUT" in values:
                zone[f"{name} {rdtype}"] = "TIMEOUT"
            else:
                zone[f"{name} {rdtype}"] = [_record(rdtype, value) for value in values if value != "NONE"]
    aliases = {
        key.rpartition(" ")[0]: records[0]
        for key, records in zone.items()
        if key.endswith(" CNAME") and isinstance(records, list) and records
    }
    for alias, name in aliases.items():
        # A resolver gives the records of an alias's end.
        for rdtype in ("TXT", "A", "AAAA", "MX"):
            zone[f"{alias} {rdtype}"] = zone.get(f"{name.rstrip('.').lower()} {rdtype}", [])
    return zone


def _record(rdtype: str, value: Any) -> str:
    if rdtype == "TXT":
        return "".join(value) if isinstance(value, list) else str(value)
    if rdtype == "MX":
        return f"{value[0]} {value[1].rstrip('.')}."
    return str(value) if rdtype in ("A", "AAAA") else f"{str(value).rstrip('.')}."


def main() -> int:
    """Print both comparisons; 1 where a difference has no reason."""
    strange = 0
    suite_cases, own = [*of_suite()], [*of_pyspf()]
    for name, ours, allowed in suite_cases:
        if ours not in allowed:
            strange += name not in EXPLAINED
            print(f"suite {name}: tilik {ours}, suite {'/'.join(allowed)}: {EXPLAINED.get(name, 'NOT EXPLAINED')}")
    for record, ours, other in own:
        if ours != other:
            why = explanation(record, ours, other)
            strange += not why
            print(f"pyspf: tilik {ours}, pyspf {other}: {why or 'NOT EXPLAINED'}: {record}")
    print(
        f"{len(suite_cases)} cases of the suite of RFC 7208, {len(own)} domains of our own beside pyspf, {strange} differences without a reason"
    )
    return 1 if strange else 0


if __name__ == "__main__":
    sys.exit(main())
