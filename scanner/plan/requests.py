"""Targets and checks to the requests that will be sent."""

from __future__ import annotations

from collections.abc import Iterable

from checks.core.check.check import Check
from checks.core.check.need import Need
from checks.core.check.topic import Topic
from checks.core.evidence.observation import Request
from checks.core.facts.target import PARTS
from checks.core.model.finding import Target


def requests(target: Target, checks: Iterable[Check], topics: Iterable[Topic] = ()) -> list[Request]:
    """What the checks and topics ask of a target within its level, each request once, least intrusive first, and what completes the facts besides."""
    return _in_order(target, _needs(target, checks, topics))


def announcement(target: Target, checks: Iterable[Check], topics: Iterable[Topic] = ()) -> list[Request]:
    """The `requests`, and what their probes ask beside them where the site lets itself be asked at all."""
    needs = _needs(target, checks, topics)
    every = needs.union(*(need.besides() for need in needs))
    return _in_order(target, (need for need in every if need.asks))


def _needs(target: Target, checks: Iterable[Check], topics: Iterable[Topic]) -> set[Need]:
    declared = (*(check.needs for check in checks if check.concerns(target)), *(topic.needs for topic in topics if not target.is_domain))
    needs: set[Need] = {need for one in declared for need in one.values()}
    needs.update(control for need in tuple(needs) if (control := need.control()) is not None)
    # Needs that differ in what they admit ask the same.
    questions = {need.at(target) for need in needs}
    for part in PARTS:
        if part.besides and questions.issuperset(need.at(target) for need in part.needs):
            needs.update(part.besides)
    return needs


def _in_order(target: Target, needs: Iterable[Need]) -> list[Request]:
    by_key: dict[str, Request] = {}
    for need in needs:
        if need.level <= target.level and (request := need.at(target)) is not None:
            by_key[request.key] = request
    return [request for _, request in sorted(by_key.items(), key=lambda item: (item[1].level, item[0]))]
