"""What tilik sees of the sites: asked through its own door, kept as the store keeps it, judged by its own checks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from checks import Exchange, Failure, Level, Outcome, Page, Target, Verdict
from checks.core.assess.judge import judge
from checks.core.check import lookup, registry
from checks.core.evidence.codec import unpack
from checks.core.evidence.observation import Observation
from scanner.engine.collect import collect
from scanner.net import loop
from scanner.net.clock import Clock
from scanner.net.dns import Resolver
from scanner.net.door import Door, Visit
from scanner.net.policy.scope import Scope
from scanner.plan.requests import requests
from scanner.settings import Network, Settings
from scanner.settings.declared import CrawlSettings
from tests.real.browser.page_model import of_page
from tests.real.browser.serving import ADDRESS, Service
from tests.real.browser.site import Site
from tests.real.browser.verdict_facts import of_verdicts
from tests.real.browser.view import View

_AT_ONCE = 8
_AREAS = ("content", "http")
_CHECKS = [
    check for check in registry.load() if check.area in _AREAS and check.id not in ("http-security-txt", "http-robots", "http-endpoints")
]


class _Places(Resolver):
    """Every name, without a name server."""

    def __init__(self) -> None:
        super().__init__("127.0.0.1", 1.0, Clock())

    async def addresses(self, name: str) -> tuple[str, ...] | Failure:
        return (ADDRESS,)


def views(sites: Mapping[str, Site], service: Service, progress: Callable[[int], None]) -> dict[str, View]:
    """What is seen of every site; ``progress`` is called with how many are done."""
    targets = {name: Target(host=site.host, domain=site.host, address=ADDRESS, level=Level.VISIT) for name, site in sites.items()}
    network = Network(
        allow_private=("127.0.0.0/8",), rate=100_000.0, connections=_AT_ONCE, ports=service.ports, trusted_roots=(str(service.root),)
    )
    settings = Settings(network=network, crawl=CrawlSettings(pages=3, depth=1, sitemaps=1))
    door = Door(Scope.of((), targets.values()), settings, resolver=_Places())
    done: dict[str, View] = {}

    async def every() -> None:
        slots = asyncio.Semaphore(_AT_ONCE)

        async def one(name: str, target: Target) -> None:
            async with slots, door.visit(target) as visit:
                done[name] = await _view(target, visit)
            progress(len(done))

        async with asyncio.TaskGroup() as tasks:
            for name, target in targets.items():
                tasks.create_task(one(name, target))

    loop.run(every())
    return done


async def _view(target: Target, visit: Visit) -> View:
    packed = await collect(requests(target, _CHECKS), visit)
    evidence: dict[str, Observation] = {key: observation for key, value in packed.items() if (observation := unpack(value)) is not None}
    verdicts = {check.id: judge(check, target, evidence) for check in _CHECKS}
    front = lookup.observed(Page("/"), target, evidence)
    if isinstance(front, Exchange):
        facts = dict(of_page(front))
        why = f"{front.stop.kind.value} {front.stop.detail}" if front.stop else ""
    else:
        facts = {"address": ""}
        why = f"{front.kind.value} {front.detail}" if isinstance(front, Failure) else "not collected"
    return View(facts | dict(of_verdicts(verdicts)), why or _open(verdicts))


def _open(verdicts: Mapping[str, Verdict]) -> str:
    """Why checks of the page are unknown, if they are."""
    reasons = {
        f"{verdict.outcome.value} {verdict.reason} {verdict.detail[-300:]}"
        for verdict in verdicts.values()
        if verdict.outcome in (Outcome.UNKNOWN, Outcome.ERROR)
    }
    return "; ".join(sorted(reasons)[:2])
