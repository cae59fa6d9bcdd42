"""Who is collected at the same time as whom: nobody who shares an address with another group."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from hypothesis import given, strategies as st

from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Target
from checks.core.testing.evidence import failure
from scanner.net import loop
from scanner.net.policy.scope import Grant
from scanner.net.vetting import Addresses
from scanner.plan.groups import Member, group_by_address, target_groups
from tests.scanner.net.fakes import World

DOMAIN = "kotacontoh.go.id"
NAMES = ("dinkes", "disdik", "dishub", "dispar")
ADDRESSES = [f"8.8.{n}.{m}" for n in range(3) for m in range(4)]
EVERY = st.lists(st.sampled_from(ADDRESSES), max_size=3, unique=True).map(tuple)


def host(name: str) -> str:
    return f"{name}.{DOMAIN}"


def together(names: Mapping[str, tuple[str, ...]], *targets: Target) -> list[list[str]]:
    """The names of each group."""
    grants = {target.host: Grant(frozenset((443, 80)), Level.PROBE) for target in targets}
    world = World(names={name: [address] for name, address in names.items()}, grants=grants)
    address = loop.run(target_groups(targets, world.door))
    return [[member.target.host.split(".")[0] for member in group.members] for group in address]


def target(name: str, address: str | None = None) -> Target:
    return Target(host=host(name), domain=DOMAIN, opd="contoh", address=address)


def test_a_mapped_address_is_the_ipv4_address_in_it() -> None:
    names = {host("dinkes"): ("8.8.8.8",), host("disdik"): ("::ffff:8.8.8.8",), host("dishub"): ("8.8.4.4",)}
    assert together(names, *map(target, NAMES[:3])) == [["dinkes", "disdik"], ["dishub"]]


def test_twins_and_pinned_addresses_bind_together() -> None:
    names = {
        host("dinkes"): ("8.8.8.8",),
        f"www.{host('dinkes')}": ("8.8.4.4",),
        host("disdik"): ("9.9.9.9",),
        f"www.{host('dispar')}": ("9.9.9.9",),
    }
    pinned = target("dishub", "::ffff:8.8.4.4"), target("dispar", "1.1.1.1")
    assert together(names, target("dinkes"), target("disdik"), *pinned) == [["dinkes", "dishub"], ["disdik", "dispar"]]


def test_what_has_no_address_is_alone() -> None:
    assert together({}, *map(target, NAMES)) == [[name] for name in NAMES]


@given(st.lists(st.tuples(EVERY, EVERY), min_size=1, max_size=12))
def test_no_address_is_in_two_groups_and_groups_are_no_larger_than_they_must_be(
    spots: list[tuple[tuple[str, ...], tuple[str, ...]]],
) -> None:
    def every(own: tuple[str, ...]) -> Addresses:
        return own or failure(FailureKind.NO_SUCH_NAME)

    members = [Member(target(f"situs{n}"), {host(f"situs{n}"): every(own), "twin": every(twin)}) for n, (own, twin) in enumerate(spots)]
    host_addresses = group_by_address(members)
    assert sorted(member.target.host for group in host_addresses for member in group.members) == sorted(
        member.target.host for member in members
    )
    group_addresses = [[addresses(member) for member in group.members] for group in host_addresses]
    for one, other in itertools.combinations(group_addresses, 2):
        assert set().union(*one).isdisjoint(set().union(*other))
    for sets in group_addresses:
        assert largest(sets) == len(sets)


def addresses(member: Member) -> set[str]:
    return {one for every in member.planned_addresses.values() if isinstance(every, tuple) for one in every}


def largest(sets: list[set[str]]) -> int:
    """How many of them hang together with the first."""
    component, left = set(sets[0]), sets[1:]
    while more := [one for one in left if one & component]:
        left = [one for one in left if not one & component]
        component.update(*more)
    return len(sets) - len(left)
