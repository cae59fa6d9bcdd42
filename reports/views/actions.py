"""Findings gathered by what is to be done, with the assets inside: one job, however many assets need it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from checks import Finding, Kind, Text
from checks.core.configuration.measure import Measure
from checks.http.https import http_https
from reports.views.check_texts import Advice, CheckTexts
from reports.views.configuration import REDIRECT, FixStep, HostFindings, steps
from reports.views.host import HostView, Sighting


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do. ``servers`` has, for each configuration that fits an affected asset, the names of those assets; ``steps`` are of each advice, the same settings
    of one server only once.
    """

    text: Text
    advice: tuple[Advice, ...]
    steps: tuple[tuple[FixStep, ...], ...]
    sightings: tuple[Sighting, ...]
    servers: dict[str, tuple[str, ...]]

    @property
    def worst(self) -> Finding:
        return self.sightings[0].finding

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of its findings, incidents first."""
        present = {sighting.finding.kind for sighting in self.sightings}
        return tuple(kind for kind in (Kind.INCIDENT, Kind.EXPOSURE, Kind.LAPSE, Kind.HARDENING) if kind in present)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names of the assets concerned, each once, worst first."""
        return tuple(dict.fromkeys(sighting.target.name for sighting in self.sightings))

    @property
    def checks(self) -> frozenset[str]:
        return frozenset(sighting.check for sighting in self.sightings)

    @property
    def measures(self) -> frozenset[Measure]:
        """What servers are told, whatever their make."""
        return frozenset(measure for one in self.advice for measure in one.fix.measures)

    @property
    def references(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(reference for one in self.advice for reference in one.references))

    @property
    def verify(self) -> tuple[Text, ...]:
        """The commands that show whether it is mended, each once."""
        return tuple(dict.fromkeys(sighting.verify for sighting in self.sightings if sighting.verify.id))


def actions(hosts: Iterable[HostView], catalogue: CheckTexts, contact: str, reported: dt.date) -> tuple[Action, ...]:
    """What is to be done, signs of an incident first, then by the worst risk, then by how many assets it helps; HTTPS before what needs it.

    ``contact`` is who is told of flaws, ``reported`` the day of the report: both are written into settings.
    """
    by_action: dict[Text, list[Sighting]] = {}
    views = {host.name: host for host in hosts}
    for host in views.values():
        for sighting in host.sightings:
            by_action.setdefault(catalogue.advice(sighting.check).action, []).append(sighting)
    all_actions = [_action(text, sightings, views, catalogue, contact, reported) for text, sightings in by_action.items()]
    all_actions.sort(key=lambda a: (Kind.INCIDENT not in a.kinds, -a.worst.magnitude, -len(a.hosts), a.text.id))
    return tuple(_https_first(all_actions))


def host_findings(host: HostView, catalogue: CheckTexts) -> HostFindings:
    """What of an asset its configuration depends on."""
    return HostFindings(
        target=host.target,
        software=host.software,
        servers=host.servers,
        https=host.tls is not None,
        findings=tuple((sighting.check, catalogue.advice(sighting.check), sighting.finding) for sighting in host.sightings),
    )


def _https_first(ranked: list[Action]) -> list[Action]:
    """What sends visitors to HTTPS stands behind what makes it, wherever the same asset needs both."""
    for enabling in [action for action in ranked if http_https.id in action.checks]:
        hosts = set(enabling.hosts)
        needing = (place for place, action in enumerate(ranked) if REDIRECT in action.measures and hosts & set(action.hosts))
        place = min(needing, default=len(ranked))
        if place < ranked.index(enabling):
            ranked.remove(enabling)
            ranked.insert(place, enabling)
    return ranked


def _action(
    text: Text, sightings: list[Sighting], hosts: Mapping[str, HostView], catalogue: CheckTexts, contact: str, reported: dt.date
) -> Action:
    worst_first = tuple(sorted(sightings, key=lambda s: (-s.finding.magnitude, s.target.name, s.check, s.finding.problem, s.subject)))
    advice = {check: catalogue.advice(check) for check in dict.fromkeys(sighting.check for sighting in worst_first)}
    configurations = dict.fromkeys(name for one in advice.values() for name in one.fix.servers)
    names = dict.fromkeys(sighting.target.name for sighting in worst_first)
    by_configuration = {c: tuple(name for name in names if c in hosts[name].servers) for c in configurations}
    all_findings = {name: host_findings(hosts[name], catalogue) for name in names}
    fitting = {c: [all_findings[name] for name in concerned or names] for c, concerned in by_configuration.items()}
    return Action(
        text=text,
        advice=tuple(advice.values()),
        steps=tuple(_each_once(steps(check, one, fitting, contact, reported) for check, one in advice.items())),
        sightings=worst_first,
        servers={c: concerned for c, concerned in by_configuration.items() if concerned},
    )


def _each_once(every: Iterable[tuple[FixStep, ...]]) -> Iterator[tuple[FixStep, ...]]:
    """Without what an earlier advice already tells the same server."""
    earlier: set[tuple[str, str]] = set()
    for own in every:
        fresh = tuple(step for step in own if (step.server, step.text("id")) not in earlier)
        earlier.update((step.server, step.text("id")) for step in fresh)
        yield fresh
