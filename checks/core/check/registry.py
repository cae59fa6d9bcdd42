"""Find the checks: every `Check` object in our packages and in enabled plug-ins, by itself or in a tuple. Nothing registers by import."""

from __future__ import annotations

import fnmatch
import importlib
import importlib.metadata
import pkgutil
from collections.abc import Iterable, Iterator
from types import ModuleType

from checks.core.check.check import Check, complete
from checks.core.check.need import Need

# Raised by one whenever a verdict changes for the same evidence; CHANGELOG.md names the checks.
_RULES = "10"
AREAS = ("dns", "mail", "tls", "http", "exposed", "software", "content")
_GROUP = "tilik.checks"
REPAIR = "Repair it or take it out of `plugins`."


class PluginError(Exception):
    """A plug-in that cannot be used. ``hint`` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def load(plugins: Iterable[str] = ()) -> tuple[Check, ...]:
    """Our checks and those of the named plug-ins, by id. `PluginError` for a missing, broken or trespassing plug-in."""
    by_id: dict[str, Check] = {}
    for area in AREAS:
        for check in _checks_in(importlib.import_module(f"checks.{area}")):
            by_id[check.id] = check
    for name in plugins:
        for check in _plugin(name):
            if not check.id.startswith(f"{name}-"):
                raise PluginError(f"plug-in {name}: check {check.id} does not start with {name}-", "Ask its author to rename it.")
            if check.id in by_id:
                raise PluginError(f"plug-in {name}: check {check.id} exists already", "Ask its author to rename it.")
            by_id[check.id] = check
    return tuple(by_id[id] for id in sorted(by_id, key=_order))


def version(plugins: Iterable[str] = ()) -> str:
    """What is stored with every verdict: our rules' version and the enabled plug-ins with theirs."""
    parts = [_RULES]
    for name in sorted(plugins):
        distribution = _entry_point(name).dist
        parts.append(f"{name}-{distribution.version if distribution else '0'}")
    return "+".join(parts)


def select(checks: Iterable[Check], globs: Iterable[str]) -> tuple[Check, ...]:
    """The checks whose id matches one of the globs; all of them when there is no glob."""
    patterns = tuple(globs)
    return tuple(c for c in checks if not patterns or any(fnmatch.fnmatchcase(c.id, glob) for glob in patterns))


def _order(id: str) -> tuple[int, str]:
    area = id.split("-", 1)[0]
    return (AREAS.index(area) if area in AREAS else len(AREAS), id)


def _plugin(name: str) -> tuple[Check, ...]:
    try:
        checks = tuple(_checks_in(_entry_point(name).load()))
        for check in checks:
            _require_ours(check)
    except PluginError:
        raise
    except BaseException as fault:
        # Also what would end the program.
        raise PluginError(f"plug-in {name} cannot be loaded: {_words(fault)}", REPAIR) from fault
    return checks


def _require_ours(check: Check) -> None:
    """A check that was put together without the decorator is looked through, too; what it needs, our probes must know."""
    complete(check)
    for need in check.needs.values():
        if type(need).__module__ != Need.__module__:
            raise TypeError(f"{check.id}: nobody collects a {type(need).__name__}")


def _words(fault: BaseException) -> str:
    try:
        return str(fault)[:300] or type(fault).__name__
    except BaseException:
        return type(fault).__name__


def _entry_point(name: str) -> importlib.metadata.EntryPoint:
    for entry_point in importlib.metadata.entry_points(group=_GROUP, name=name):
        return entry_point
    raise PluginError(f"plug-in {name} is not installed", "Install it into tilik's environment or take it out of `plugins`.")


def _checks_in(module: ModuleType) -> Iterator[Check]:
    """The checks a module defines, and those of its sub-modules when it is a package."""
    # A look at the class of a module that waits for its first use (`lazily`) would load it; its type says as much.
    values = [one for value in vars(module).values() for one in (value if type(value) is tuple else (value,))]
    yield from {id(value): value for value in values if issubclass(type(value), Check)}.values()
    for info in pkgutil.iter_modules(getattr(module, "__path__", ())):
        yield from _checks_in(importlib.import_module(f"{module.__name__}.{info.name}"))
