"""Versions that have a hole, and the first after one that has none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from checks.core.software.library_version import library_version


class HoleRange(Protocol):
    """The versions below one that a hole was closed in."""

    @property
    def below(self) -> str: ...


def holds(version: str, since: str, below: str) -> bool:
    """Whether a version is one of those from ``since`` on, all where that is empty, below another."""
    own = library_version(version)
    return (not since or own >= library_version(since)) and own < library_version(below)


def release_without(holes: Sequence[HoleRange], holes_of: Callable[[str], Sequence[HoleRange]]) -> str:
    """The first release that closes these and has none of the others that ``holes_of`` a version are known."""
    release = ""
    while holes:
        release = max((hole.below for hole in holes), key=library_version)
        holes = holes_of(release)
    return release
