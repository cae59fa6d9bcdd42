"""Addresses that are not public, in every way that a name can have one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from tests.promises.nameserver import Addresses
from tests.promises.promise import Attack, Figure, none
from tests.promises.run import place
from tests.promises.sites import CITY, site
from tests.promises.world import World

# One of each block that IANA's special-purpose registries, RFC 3879, RFC 1112 and RFC 4291 do not leave to public sites, and what carries one.
PRIVATE = (
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.254", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.8.9.10", "169.254.169.254", "172.16.0.1",
    "172.31.255.254", "192.0.0.8", "192.0.0.170", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.254", "198.51.100.7", "203.0.113.9",
    "224.0.0.251", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "::7f00:1", "::a00:1", "::ffff:10.0.0.1", "::ffff:127.0.0.1",
    "::ffff:169.254.169.254", "64:ff9b::a00:1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "100::1", "100:0:0:1::1", "2001::1", "2001:0:a00:1::f5ff:fffe", "2001:2::1",
    "2001:10::1", "2001:db8::1", "2002:a00:1::1", "2002:7f00:1::1", "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1",
)  # fmt: skip
# What no list may have as an address of a host: `tilik targets lint` refuses it, so no scan begins.
_REFUSED = (
    "0.0.0.0",
    "224.0.0.251",
    "239.255.255.250",
    "255.255.255.255",
    "::",
    "::ffff:10.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "ff02::1",
)
PUBLIC = "103.23.0.1"


def _turning(first: str, later: str, times: int) -> tuple[str, ...]:
    """One address when a name is asked for the first time, another after that."""
    return (first,) if times == 0 else (later,)


def _run(folder: Path) -> Iterator[Figure]:
    names: dict[str, Addresses] = {f"khusus{n}.{CITY}": (address,) for n, address in enumerate(PRIVATE)}
    # A name that has a public address the first time, and another one whenever it is asked for again.
    turning: Mapping[str, Addresses] = {f"putar{n}.{CITY}": partial(_turning, f"103.23.1.{n + 1}", to) for n, to in enumerate(PRIVATE[:24])}
    beside: Mapping[str, Addresses] = {f"dua{n}.{CITY}": (to, f"103.23.2.{n + 1}") for n, to in enumerate(PRIVATE)}
    twins: Mapping[str, Addresses] = {f"kembar.{CITY}": (PUBLIC,), f"www.kembar.{CITY}": ("10.9.8.7", "::1")}
    names |= {**turning, **beside, **twins}
    literal_hosts = {f"tertulis{n}.{CITY}": address for n, address in enumerate(PRIVATE) if address not in _REFUSED}
    world = World(sites={"*": site()}, names=names)
    with world.serving(folder) as root:
        list_text = "".join(f"{host}\n" for host in names if not host.startswith("www.")) + "".join(
            f"{host} address={address}\n" for host, address in literal_hosts.items()
        )
        tilik_place = place(folder, world, root, list_text, "rate = 40.0\nconnections = 8\n")
        run = tilik_place.start(
            "scan", "--quiet", "--only", "http-h*", "--only", "tls-addresses", "--only", "http-endpoints", "--only", "content-mixed"
        ).whole()
        literal = tilik_place.start("check", "10.1.2.3", "--format", "json")
    private = {one.to[0] for one in (*run.connections, *literal.connections) if not one.to[0].startswith("103.23.")}
    yield none(
        "P02",
        "private, reserved and carried addresses, by DNS, by the list, beside a public one",
        "none contacted",
        sorted(private),
        len(PRIVATE) * 3,
    )
    inside = {one.to[0] for one in run.connections if one.to[0].startswith("103.23.1.")}
    yield Figure(
        "P02",
        "names that turn to a private address (rebinding)",
        "the first, vetted address",
        f"{len(inside)} of {len(turning)} kept to it",
        len(inside) == len(turning),
    )


ATTACKS = (Attack("addresses", _run),)
