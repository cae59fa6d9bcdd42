"""What a plug-in states of a target besides verdicts: facts with words of their own, so that every report can show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from checks.core.check import lookup
from checks.core.check.check import accepting
from checks.core.check.lookup import Evidence
from checks.core.check.need import Need
from checks.core.evidence.observation import Failure
from checks.core.model.finding import Target
from checks.core.model.text import Fact, Text, tame
from checks.core.model.undecided import NotApplicable, Unknown


class Statement(msgspec.Struct, frozen=True):
    """One fact, and what it is called."""

    label: Text
    value: Fact


class TopicFacts(msgspec.Struct, frozen=True):
    """What was stated of a target on one topic, by short names; kept with its words, so that a report needs no plug-in."""

    title: Text
    statements: dict[str, Statement]


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """What is stated on one subject; made by `topic`."""

    id: str
    title: Text
    needs: Mapping[str, Need]
    state: Callable[..., Mapping[str, Statement]]
    takes_failure: frozenset[str] = frozenset()

    def of(self, target: Target, evidence: Evidence) -> TopicFacts | None:
        """What the evidence tells; None where a need was not observed, or nothing is stated."""
        try:
            observations = {name: lookup.admitted(need, target, evidence) for name, need in self.needs.items()}
        except (NotApplicable, Unknown):
            return None
        if any(isinstance(answer, Failure) and name not in self.takes_failure for name, answer in observations.items()):
            return None
        statements = {key: Statement(one.label, tame(one.value)) for key, one in self.state(**observations).items()}
        return TopicFacts(self.title, statements) if statements else None


def topic(*, id: str, title: Text, needs: Mapping[str, Need]) -> Callable[[Callable[..., Mapping[str, Statement]]], Topic]:
    """Make a `Topic` of a function whose parameters are the evidence named in ``needs``, as those of a check are. An empty answer states nothing."""

    def make(state: Callable[..., Mapping[str, Statement]]) -> Topic:
        return Topic(id=id, title=title, needs=dict(needs), state=state, takes_failure=accepting(id, state, needs))

    return make
