"""Find the checks: every `Check` object in our packages and in enabled plug-ins, by itself or in a tuple. Nothing registers by import."""

from __future__ import annotations

import fnmatch
import importlib
import importlib.metadata
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from types import ModuleType
from typing import TypeVar

import msgspec

from checks.core.check.check import Check, complete
from checks.core.check.family import ProbeFamily
from checks.core.check.fitness import require_collected, require_fit
from checks.core.check.topic import Topic
from checks.core.evidence.codec import Codec
from checks.core.software.data_files import bring_products
from checks.core.software.product import require_patterns, software_products
from checks.core.software.releases import releases

_T = TypeVar("_T", Check, Topic)
# What an area or a plug-in may offer.
_Offer = Check | Topic | ProbeFamily

# Raised by one whenever a verdict changes for the same evidence; CHANGELOG.md names the checks.
_RULES = "22"
AREAS = ("dns", "mail", "tls", "http", "exposed", "software", "content", "compromise")
_GROUP = "tilik.checks"
RENAME = "Ask its author to rename it."
REPAIR = "Repair it or take it out of `plugins`."


class PluginError(Exception):
    """A plug-in that cannot be used. ``hint`` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Repertoire(msgspec.Struct, frozen=True):
    """What is enabled: checks by id, topics, and families of probes that areas and plug-ins bring beside those of `scanner.probes`."""

    checks: tuple[Check, ...]
    topics: tuple[Topic, ...] = ()
    families: tuple[ProbeFamily, ...] = ()

    def select(self, globs: Iterable[str]) -> Repertoire:
        """With the checks and topics whose id matches one of the globs, all of them when there is none; what was observed is read all the same."""
        patterns = tuple(globs)
        return Repertoire(select(self.checks, patterns), select(self.topics, patterns), self.families)

    def without_match(self, globs: Iterable[str]) -> tuple[str, ...]:
        """Those of the globs that match no check and no topic."""
        matches = ((glob, self.select((glob,))) for glob in globs)
        return tuple(glob for glob, matching in matches if not (matching.checks or matching.topics))

    @property
    def codec(self) -> Codec:
        """Reads what these families observe, and what ours do."""
        return Codec(family.observation for family in self.families)


def load(plugins: Iterable[str] = ()) -> tuple[Check, ...]:
    """The checks of a `repertoire`."""
    return repertoire(plugins).checks


def repertoire(plugins: Iterable[str] = ()) -> Repertoire:
    """All of ours, and of the named plug-ins, whose products are known from now on. `PluginError` for a missing, broken or trespassing plug-in."""
    ours = _ours()
    by_id = {one.id: one for one in ours if not isinstance(one, ProbeFamily)}
    families = [one for one in ours if isinstance(one, ProbeFamily)]
    names = tuple(plugins)
    for name in names:
        offer, brought = _plugin(name, families)
        for one in offer:
            if not one.id.startswith(f"{name}-"):
                raise PluginError(f"plug-in {name}: {_kind(one)} {one.id} does not start with {name}-", RENAME)
            if one.id in by_id:
                raise PluginError(f"plug-in {name}: {_kind(one)} {one.id} exists already", RENAME)
            by_id[one.id] = one
        families += brought
    every = [by_id[id] for id in sorted(by_id, key=_order)]
    _bring_products(names)
    checks = tuple(one for one in every if isinstance(one, Check))
    topics = tuple(one for one in every if isinstance(one, Topic))
    return Repertoire(checks, topics, tuple(families))


def version(plugins: Iterable[str] = ()) -> str:
    """What is stored with every verdict: our rules' version and the enabled plug-ins with theirs."""
    parts = [_RULES]
    for name in sorted(plugins):
        distribution = _entry_point(name).dist
        parts.append(f"{name}-{distribution.version if distribution else '0'}")
    return "+".join(parts)


def plugins_in(version: str) -> tuple[str, ...]:
    """The names of the plug-ins in a `version`; what follows a ``+`` within the version of one (PEP 440, local version) names none."""
    return tuple(part.rpartition("-")[0] for part in version.split("+") if "-" in part)


def select(those: Iterable[_T], globs: Iterable[str]) -> tuple[_T, ...]:
    """The checks or topics whose id matches one of the globs; all of them when there is no glob."""
    patterns = tuple(globs)
    return tuple(one for one in those if not patterns or any(fnmatch.fnmatchcase(one.id, glob) for glob in patterns))


def _order(id: str) -> tuple[int, str]:
    area = id.split("-", 1)[0]
    return (AREAS.index(area) if area in AREAS else len(AREAS), id)


def _kind(one: Check | Topic) -> str:
    return "check" if isinstance(one, Check) else "topic"


def _plugin(name: str, families: Iterable[ProbeFamily]) -> tuple[list[Check | Topic], list[ProbeFamily]]:
    """Its checks and topics, and its families beside those that are there."""
    try:
        offers = list(_offers_in(_entry_point(name).load()))
        offer = [one for one in offers if not isinstance(one, ProbeFamily)]
        brought = [one for one in offers if isinstance(one, ProbeFamily)]
        for family in brought:
            require_fit(name, family)
        for one in offer:
            if isinstance(one, Check):
                # One that was put together without the decorator.
                complete(one)
            require_collected(name, one.id, one.needs.values(), [*families, *brought])
    except PluginError:
        raise
    except BaseException as fault:
        # Also what would end the program.
        raise PluginError(f"plug-in {name} cannot be loaded: {_words(fault)}", REPAIR) from fault
    return offer, brought


def _bring_products(plugins: Iterable[str]) -> None:
    """The products that lie in packages of plug-ins, beside ours; with files that cannot be read everything stays as it was."""
    modules = {name: sys.modules[_entry_point(name).module] for name in plugins}
    packages = {name: resources.files(module) for name, module in modules.items() if hasattr(module, "__path__")}
    try:
        bring_products(packages)
        for name in software_products():
            if name.partition("-")[0] in packages:
                require_patterns(name)
        releases()
    except (ValueError, re.error) as fault:
        bring_products({})
        raise PluginError(f"a plug-in's product cannot be read: {_words(fault)}", REPAIR) from fault


def _words(fault: BaseException) -> str:
    try:
        return str(fault)[:300] or type(fault).__name__
    except BaseException:
        return type(fault).__name__


def _entry_point(name: str) -> importlib.metadata.EntryPoint:
    for entry_point in importlib.metadata.entry_points(group=_GROUP, name=name):
        return entry_point
    raise PluginError(f"plug-in {name} is not installed", "Install it into tilik's environment or take it out of `plugins`.")


@cache
def _ours() -> tuple[_Offer, ...]:
    return tuple(one for area in AREAS for one in _offers_in(importlib.import_module(f"checks.{area}")))


def _offers_in(module: ModuleType) -> Iterator[_Offer]:
    """What a module defines, and its sub-modules when it is a package."""
    # A look at the class of a module that waits for its first use (`lazily`) would load it; its type says as much.
    values = [one for value in vars(module).values() for one in (value if type(value) is tuple else (value,))]
    yield from {id(value): value for value in values if issubclass(type(value), _Offer)}.values()
    for info in pkgutil.iter_modules(getattr(module, "__path__", ())):
        yield from _offers_in(importlib.import_module(f"{module.__name__}.{info.name}"))
