"""Findings gathered by what is to be done, with the assets inside: one job, however many assets need it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from checks import Finding, Kind, Text
from reports.views.check_texts import Advice, CheckTexts
from reports.views.host import HostView, Sighting


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do. ``servers`` has, for each configuration that fits an affected asset, the names of those assets."""

    text: Text
    advice: tuple[Advice, ...]
    sightings: tuple[Sighting, ...]
    servers: dict[str, tuple[str, ...]]

    @property
    def worst(self) -> Finding:
        return self.sightings[0].finding

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of its findings, incidents first."""
        present = {sighting.finding.kind for sighting in self.sightings}
        return tuple(kind for kind in (Kind.INCIDENT, Kind.EXPOSURE, Kind.HARDENING) if kind in present)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names of the assets concerned, each once, worst first."""
        return tuple(dict.fromkeys(sighting.target.name for sighting in self.sightings))

    @property
    def references(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(reference for one in self.advice for reference in one.references))

    @property
    def verify(self) -> tuple[str, ...]:
        """The commands that show whether it is mended, each once."""
        return tuple(dict.fromkeys(sighting.verify for sighting in self.sightings if sighting.verify))


def actions(hosts: Iterable[HostView], catalogue: CheckTexts) -> tuple[Action, ...]:
    """What is to be done, signs of an incident first, then by the worst risk, then by how many assets it helps."""
    by_action: dict[Text, list[Sighting]] = {}
    servers: dict[str, frozenset[str]] = {}
    for host in hosts:
        servers[host.name] = host.servers
        for sighting in host.sightings:
            by_action.setdefault(catalogue.advice(sighting.check).action, []).append(sighting)
    all_actions = (_action(text, sightings, servers, catalogue) for text, sightings in by_action.items())
    return tuple(sorted(all_actions, key=lambda a: (Kind.INCIDENT not in a.kinds, -a.worst.magnitude, -len(a.hosts), a.text.id)))


def _action(text: Text, sightings: list[Sighting], servers: dict[str, frozenset[str]], catalogue: CheckTexts) -> Action:
    worst_first = tuple(sorted(sightings, key=lambda s: (-s.finding.magnitude, s.target.name, s.check, s.finding.problem, s.subject)))
    advice = [catalogue.advice(check) for check in dict.fromkeys(sighting.check for sighting in worst_first)]
    configurations = dict.fromkeys(name for one in advice for name in one.fix.servers)
    names = dict.fromkeys(sighting.target.name for sighting in worst_first)
    by_configuration = {c: tuple(name for name in names if c in servers[name]) for c in configurations}
    return Action(
        text=text,
        advice=tuple(advice),
        sightings=worst_first,
        servers={c: concerned for c, concerned in by_configuration.items() if concerned},
    )
