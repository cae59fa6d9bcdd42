"""Targets and checks to requests, and targets to groups that share an address. Nothing is sent here but address look-ups."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from checks.core.evidence.observation import Failure
from checks.core.model.finding import Target
from scanner.net.door import Door
from scanner.net.vetting import Addresses

_LOOKUPS_AT_ONCE = 64


class Member(msgspec.Struct, frozen=True):
    """A target, and by host every address that it may be asked at, or why there is none.

    ``memory`` is evidence that stands before anybody is asked, packed, by request key: what earlier scans saw.
    """

    target: Target
    planned_addresses: dict[str, Addresses]
    memory: dict[str, bytes] = {}


class TargetGroup(msgspec.Struct, frozen=True):
    """Targets of which each shares an address with another: its own, a second one, or one of its twin. They are collected one after another, and
    no other group has any of their addresses, so that politeness holds for each whoever collects."""

    members: tuple[Member, ...]


async def target_groups(targets: Sequence[Target], door: Door) -> list[TargetGroup]:
    """The targets by their addresses, in the order of the list. Look-ups run at once, a bounded number at a time."""
    slots = asyncio.Semaphore(_LOOKUPS_AT_ONCE)

    async def member(target: Target) -> Member:
        refusal = door.scope.refuse_target(target, door.clock.now())
        if refusal is not None:
            return Member(target, {target.host: refusal})
        async with slots:
            return Member(target, await door.vetting.every(target))

    return group_by_address(await asyncio.gather(*(member(target) for target in targets)))


def group_by_address(members: Sequence[Member]) -> list[TargetGroup]:
    """The members whose addresses hang together, directly or over others, as one group each."""
    # Each address leads to another of its group, in the end to one that stands for all (union-find).
    leads: dict[str, str] = {}

    def last(address: str) -> str:
        while leads.setdefault(address, address) != address:
            leads[address] = address = leads[leads[address]]
        return address

    spots = [_spots(member) for member in members]
    for first, *rest in spots:
        for other in rest:
            leads[last(other)] = last(first)
    together: dict[str, list[Member]] = {}
    for member, (first, *_) in zip(members, spots, strict=True):
        together.setdefault(last(first), []).append(member)
    return [TargetGroup(tuple(those)) for those in together.values()]


def with_memory(groups: Iterable[TargetGroup], memory: Mapping[Target, dict[str, bytes]]) -> list[TargetGroup]:
    """The groups, each member with what is remembered of it."""
    return [
        TargetGroup(tuple(msgspec.structs.replace(member, memory=memory.get(member.target, {})) for member in group.members))
        for group in groups
    ]


def addresses(of: Iterable[TargetGroup]) -> frozenset[str]:
    """Every address that any of the groups asks."""
    return frozenset(one for group in of for member in group.members for one in _addresses(member))


def _spots(member: Member) -> list[str]:
    """Where a member is asked; a place of its own for one that is asked nowhere."""
    return _addresses(member) or [f"nowhere {member.target.name}"]


def _addresses(member: Member) -> list[str]:
    return [one for every in member.planned_addresses.values() if not isinstance(every, Failure) for one in every]
