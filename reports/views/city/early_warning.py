"""Early warning (peringatan dini): rules over the whole city that propose a level of the city's own ladder, with the facts behind it.

What is seen from outside is at most a sign of an incident: no level is reached whose name says more than that (Perpres 47/2023 Pasal 1 keeps that
word for the state).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from checks import Confidence, Importance, Kind, Text
from checks.core.model.risk import RiskLevel
from reports.strategy import Rung
from reports.views.host import HostView

_NATIONAL = re.compile("krisis|crisis", re.IGNORECASE)


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """Something on one site that a rule may count. ``opd`` is a name; ``question`` is what it answers, the same for all sites."""

    check: str
    problem: str
    question: Text
    kind: Kind
    host: str
    opd: str
    important: bool


class WarningRule(msgspec.Struct, frozen=True, kw_only=True):
    """The same signal of this kind at that many OPDs, on important assets only where ``important``, asks for ``step`` levels above the lowest."""

    key: str
    kind: Kind
    opds: int = 1
    important: bool = False
    step: int
    text: Text


_RULES = (
    WarningRule(
        key="important",
        kind=Kind.INCIDENT,
        important=True,
        step=2,
        text=Text(id="indikasi insiden pada aset penting", en="a sign of an incident on an important asset"),
    ),
    WarningRule(
        key="spread",
        kind=Kind.INCIDENT,
        opds=2,
        step=2,
        text=Text(id="indikasi insiden yang sama di beberapa OPD", en="the same sign of an incident at several departments"),
    ),
    WarningRule(
        key="sign",
        kind=Kind.INCIDENT,
        step=1,
        text=Text(id="indikasi insiden pada satu OPD", en="a sign of an incident at one department"),
    ),
    WarningRule(
        key="hole",
        kind=Kind.EXPOSURE,
        opds=3,
        step=1,
        text=Text(
            id="celah berisiko tinggi yang sama di sedikitnya tiga OPD",
            en="the same vulnerability of high risk at three departments or more",
        ),
    ),
)


class _Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that held, and where."""

    rule: WarningRule
    question: Text
    hosts: tuple[str, ...]
    opds: tuple[str, ...]


class EarlyWarning(msgspec.Struct, frozen=True, kw_only=True):
    """``step`` is how many levels above the lowest the facts ask for; ``ladder`` the levels that may be proposed, lowest first.

    ``sought`` is on how many assets a check could tell whether there are signs of an incident: without any, calm is not known.
    """

    step: int
    ladder: tuple[Rung, ...]
    facts: tuple[_Fact, ...]
    sought: int

    @property
    def rung(self) -> Rung | None:
        """The proposed level: the highest there is where the ladder is shorter. None where the city has set no ladder, or where the lowest
        would be proposed although nothing looked for signs of an incident."""
        if not self.ladder or not (self.step or self.sought):
            return None
        return self.ladder[min(self.step, len(self.ladder) - 1)]


def signals(hosts: Iterable[HostView], opd: str) -> tuple[Signal, ...]:
    """Signs of an incident, and proven exposures of high risk."""
    return tuple(
        Signal(
            check=sighting.check,
            problem=sighting.finding.problem,
            question=next(answer.title for answer in host.answers if answer.check == sighting.check),
            kind=sighting.finding.kind,
            host=host.name,
            opd=opd,
            important=host.target.importance is Importance.HIGH,
        )
        for host in hosts
        for sighting in host.sightings
        if sighting.finding.kind is Kind.INCIDENT
        or (
            sighting.finding.kind is Kind.EXPOSURE
            and sighting.finding.confidence is Confidence.FIRM
            and sighting.finding.level.rank >= RiskLevel.HIGH.rank
        )
    )


def warning(signals: Iterable[Signal], ladder: Sequence[Rung], sought: int) -> EarlyWarning:
    """What the rules make of the signals. Of each signal only the first rule that holds is told, highest step first."""
    by_signal: dict[tuple[str, str], list[Signal]] = {}
    for one in signals:
        by_signal.setdefault((one.check, one.problem), []).append(one)
    all_facts = [fact for same in by_signal.values() if (fact := _fact(same))]
    facts = tuple(sorted(all_facts, key=lambda fact: (-fact.rule.step, _RULES.index(fact.rule), -len(fact.opds), fact.question.id)))
    return EarlyWarning(
        step=max((fact.rule.step for fact in facts), default=0),
        ladder=tuple(rung for rung in ladder if not _NATIONAL.search(rung.name)),
        facts=facts,
        sought=sought,
    )


def _fact(same: list[Signal]) -> _Fact | None:
    for rule in _RULES:
        matches = [one for one in same if one.kind is rule.kind and (one.important or not rule.important)]
        opds = tuple(dict.fromkeys(one.opd for one in matches))
        if matches and len(opds) >= rule.opds:
            return _Fact(rule=rule, question=matches[0].question, hosts=tuple(sorted({one.host for one in matches})), opds=opds)
    return None
