"""Targets and checks to requests, and targets to groups that share an address. Nothing is sent here but address look-ups."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

import msgspec

from checks.core.check import Check
from checks.core.evidence import Failure, Request
from checks.core.model import Target
from checks.core.need import Need
from checks.core.observatory import ALSO, WITH
from scanner.net.door import Door

_LOOKUPS_AT_ONCE = 64


class Member(msgspec.Struct, frozen=True):
    """A target and what looking its address up gave."""

    target: Target
    found: str | Failure


class Group(msgspec.Struct, frozen=True):
    """Targets behind one address; they are collected one after another, so that politeness holds for the address."""

    members: tuple[Member, ...]


def requests(target: Target, checks: Iterable[Check]) -> list[Request]:
    """What the checks ask of a target within its level, each request once, least intrusive first.

    Where the pages are asked that the HTTP Observatory scores, what else it looks at is asked, too.
    """
    needs: set[Need] = {need for check in checks for need in check.needs.values()}
    if needs.issuperset(WITH):
        needs.add(ALSO)
    wanted: dict[str, Request] = {}
    for need in needs:
        if need.level <= target.level and (request := need.at(target)) is not None:
            wanted[request.key] = request
    return [request for _, request in sorted(wanted.items(), key=lambda item: (item[1].level, item[0]))]


async def groups(targets: Sequence[Target], door: Door) -> list[Group]:
    """The targets by address, in the order of the list. Look-ups run at once, a bounded number at a time."""
    slots = asyncio.Semaphore(_LOOKUPS_AT_ONCE)

    async def member(target: Target) -> Member:
        closed = door.scope.closed(target, door.clock.now())
        if closed is not None:
            return Member(target, closed)
        async with slots:
            return Member(target, await door.vet(target.host, target.address))

    by_address: dict[str, list[Member]] = {}
    for found in await asyncio.gather(*(member(target) for target in targets)):
        where = found.found if isinstance(found.found, str) else f"unreachable {found.target.name}"
        by_address.setdefault(where, []).append(found)
    return [Group(tuple(members)) for members in by_address.values()]
