"""Find the formats: every `ReportFormat` in the files of `reports.export.formats` and in enabled plug-ins. Nothing registers by import."""

from __future__ import annotations

import importlib
import importlib.metadata
import pkgutil
from collections.abc import Iterable, Iterator
from types import ModuleType

from checks.core.check.registry import PluginError
from reports.export import formats
from reports.export.format import ReportFormat

_GROUP = "tilik.formats"
REPAIR_FORMAT = "Repair it or take it out of `report.formats`."
_RENAME = "Ask its author to rename it."


def load_formats(plugins: Iterable[str] = ()) -> dict[str, ReportFormat]:
    """Our formats by name, then those of the named plug-ins. `PluginError` for a missing or broken plug-in, or one that takes a name of ours."""
    modules = (importlib.import_module(f"{formats.__name__}.{info.name}") for info in pkgutil.iter_modules(formats.__path__))
    ours = (one for module in modules for one in _formats_in(module))
    registry = {one.name: one for one in sorted(ours, key=lambda one: one.name)}
    for plugin in plugins:
        for one in _plugin(plugin):
            if one.name in registry:
                raise PluginError(f"plug-in {plugin}: format {one.name} exists already", _RENAME)
            if files := {file for other in registry.values() for file in other.files} & {*one.files}:
                raise PluginError(f"plug-in {plugin}: {min(files)} is another format's file", _RENAME)
            registry[one.name] = one
    return registry


def _plugin(name: str) -> tuple[ReportFormat, ...]:
    for entry_point in importlib.metadata.entry_points(group=_GROUP, name=name):
        try:
            return tuple(_formats_in(entry_point.load()))
        except BaseException as broken:
            # Also what would end the program.
            raise PluginError(f"plug-in {name} cannot be loaded: {type(broken).__name__}: {broken}"[:300], REPAIR_FORMAT) from broken
    raise PluginError(f"plug-in {name} is not installed", "Install it into tilik's environment or take it out of `report.formats`.")


def _formats_in(module: ModuleType) -> Iterator[ReportFormat]:
    # Looking at its type, not its class, loads no module that waits for its first use.
    return (value for value in vars(module).values() if issubclass(type(value), ReportFormat))
