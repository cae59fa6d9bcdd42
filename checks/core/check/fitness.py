"""What a family of a plug-in must keep to: its evidence is kept under its own name, and somebody answers what is needed."""

from __future__ import annotations

import inspect
from collections.abc import Iterable

from checks.core.check.family import ProbeFamily, ProbePhase
from checks.core.check.need import Need
from checks.core.evidence.codec import tag_of
from checks.core.evidence.observation import Observation, Request
from checks.core.model.finding import Level, Target

# Needs are tried at a host like any other before a real one is asked.
_HOST = Target(host="dinkes.kotacontoh.go.id", domain="kotacontoh.go.id", opd="dinkes")


def require_fit(plugin: str, family: ProbeFamily) -> None:
    """``TypeError`` for a family whose parts do not fit together, or whose observation is not stored under the plug-in's name."""
    for part, kind in ((family.request, Request), (family.observation, Observation), *((need, Need) for need in family.needs)):
        if not (isinstance(part, type) and issubclass(part, kind)):
            raise TypeError(f"{part!r} is no {kind.__name__}")
    name = family.observation.__name__
    if not (family.observation.__struct_config__.tag and tag_of(family.observation).startswith(f"{plugin}-")):
        raise TypeError(f"the tag of {name} does not start with {plugin}-")
    if not inspect.iscoroutinefunction(family.probe) or not isinstance(family.phase, ProbePhase):
        raise TypeError(f"the probe of {name} is no asynchronous function, or its phase is none")
    for need in family.needs:
        if need.yields is not family.observation:
            raise TypeError(f"{need.__name__} does not yield {name}")


def require_collected(plugin: str, id: str, needs: Iterable[Need], families: Iterable[ProbeFamily]) -> None:
    """``TypeError`` where nobody collects what is needed, or where a need of a family would be kept under a foreign key or asked at another level."""
    families_by_need = {need: family for family in families for need in family.needs}
    for need in needs:
        if not isinstance(need, Need):
            raise TypeError(f"{id}: {need!r} is no Need")
        family = families_by_need.get(type(need))
        if family is not None and tag_of(family.observation).startswith(f"{plugin}-"):
            _require_own(plugin, id, need, family)
        elif family is None and type(need).__module__ != Need.__module__:
            raise TypeError(f"{id}: nobody collects a {type(need).__name__}")


def _require_own(plugin: str, id: str, need: Need, family: ProbeFamily) -> None:
    request = need.at(_HOST)
    if request is None:
        return
    if type(request) is not family.request:
        raise TypeError(f"{id}: {need} asks by {type(request).__name__}, not {family.request.__name__}")
    if not request.key.startswith(f"{plugin}-"):
        raise TypeError(f"{id}: the key {request.key!r} does not start with {plugin}-")
    if request.level is not need.level or need.level < Level.VISIT:
        raise TypeError(f"{id}: whoever opens a connection visits at least, and a request has the level of its need")
