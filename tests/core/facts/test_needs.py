"""Each part of the facts is read from what it declares to need, and from nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

import msgspec

from checks.core.check import registry
from checks.core.check.preflight import Preflight
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Gathering, Observation, Referral
from checks.core.evidence.tls import TlsRequest
from checks.core.facts.part import Part
from checks.core.facts.target import PARTS
from checks.core.facts.values import Facts
from checks.core.testing import evidence as build
from tests.each import each

# So many ways to take an example of each need together with those of the others.
_MIXTURES = 12


class Record(Mapping[str, Observation]):
    """Evidence that notes under which keys it is looked at."""

    def __init__(self, evidence: Mapping[str, Observation]) -> None:
        self._evidence, self.keys_read = evidence, set[str]()

    def __getitem__(self, key: str) -> Observation:
        self.keys_read.add(key)
        return self._evidence[key]

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("whoever reads all of the evidence needs all of it")

    def __len__(self) -> int:
        return len(self._evidence)


def mixtures() -> list[dict[str, Observation]]:
    """No evidence, and the evidence of examples of all checks, mixed in several ways."""
    by_key: defaultdict[str, list[Observation]] = defaultdict(list)
    for check in registry.load():
        for example in check.examples:
            for name, need in check.needs.items():
                observation = example.evidence[name]
                if isinstance(observation, Observation) and (request := need.at(build.TARGET)):
                    by_key[request.key].append(observation)
    return [{}, *({key: some[n * len(some) // _MIXTURES] for key, some in by_key.items()} for n in range(_MIXTURES))]


MIXTURES = mixtures()


def keys_of(part: Part, evidence: Mapping[str, Observation]) -> set[str]:
    """Where what a part needs stands, with what is listed there and what that refers to."""
    keys: set[str] = set()
    fresh = {request.key for need in (*part.needs, *part.besides) if (request := need.at(build.TARGET))}
    while fresh:
        keys |= fresh
        there = [evidence[key] for key in fresh if key in evidence]
        gathering_keys = {key for one in there if isinstance(one, Gathering) for key in one.keys}
        fresh = (gathering_keys | {one.key for one in there if isinstance(one, Referral)}) - keys
    return keys | (handshakes(evidence[key] for key in keys & evidence.keys()) if Preflight() in part.besides else set())


def handshakes(observations: Iterable[Observation]) -> set[str]:
    """Where the handshakes stand that the probe of a preflight also makes: with every host to which the redirects lead over HTTPS."""
    hops = [urlsplit(hop.url) for one in observations if isinstance(one, Exchange) for hop in one.hops]
    return {TlsRequest(hop.hostname or "", hop.port or 443).key for hop in hops if hop.scheme == "https"}


@each("part", PARTS, ids=lambda part: part.field)
def test_a_part_reads_what_it_declares_and_nothing_else(part: Part) -> None:
    for evidence in MIXTURES:
        record = Record(evidence)
        part.read(build.TARGET, record)
        assert record.keys_read
        assert record.keys_read - keys_of(part, evidence) == set()


def test_each_field_of_the_facts_has_one_part() -> None:
    fields = [field.name for field in msgspec.structs.fields(Facts)]
    assert sorted(part.field for part in PARTS) == sorted(set(fields) - {"topics", "absent", "fault"})
