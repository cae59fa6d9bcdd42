"""Targets and checks to the requests that will be sent."""

from __future__ import annotations

from collections.abc import Iterable

from checks.core.check.check import Check
from checks.core.check.need import Need
from checks.core.evidence.observation import Request
from checks.core.model.finding import Target
from checks.core.ratings.observatory import ALSO, WITH


def requests(target: Target, checks: Iterable[Check]) -> list[Request]:
    """What the checks ask of a target within its level, each request once, least intrusive first.

    Where the pages are asked that the HTTP Observatory scores, what else it looks at is asked, too.
    """
    needs: set[Need] = {need for check in checks for need in check.needs.values()}
    if needs.issuperset(WITH):
        needs.add(ALSO)
    by_key: dict[str, Request] = {}
    for need in needs:
        if need.level <= target.level and (request := need.at(target)) is not None:
            by_key[request.key] = request
    return [request for _, request in sorted(by_key.items(), key=lambda item: (item[1].level, item[0]))]
