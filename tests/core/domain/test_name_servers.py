"""Where the name servers of a domain are."""

from __future__ import annotations

from collections.abc import Mapping

from checks.core.domain.name_servers import name_servers
from checks.core.domain.subjects import resolution
from checks.core.evidence.domain import DomainSubject
from checks.core.testing import evidence as build
from checks.core.testing.names import ZoneEntry
from tests.each import each

A, B, C, D = "a.example", "b.example", "c.example", "d.example"
ZONE: dict[str, ZoneEntry] = {
    f"{A} A": ("192.0.2.53",), f"{A} AAAA": ("2001:db8:1::53",), f"{B} A": ("192.0.2.54",), f"{B} AAAA": ("2001:db8:1:2::53",), f"{C} A": ("198.51.100.53",), f"{D} AAAA": ("2001:db8:2::53",),
}  # fmt: skip


@each(
    ("servers", "one_network"),
    [
        ((A,), True), ((A, B), True), ((A, C), False), ((B, C), False), ((A, D), False), ((C, D), False), ((A, A.upper()), True),
    ],
)  # fmt: skip
def test_whether_they_are_in_one_network(servers: tuple[str, ...], one_network: bool) -> None:
    zone: Mapping[str, ZoneEntry] = {**ZONE, "kota.go.id NS": tuple(f"{one}." for one in servers)}
    state = name_servers("kota.go.id", resolution(build.domain_lookups(DomainSubject.NAME_SERVERS, zone, "kota.go.id")))
    assert state.in_one_network is one_network
