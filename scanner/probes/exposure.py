"""The catalogue of exposed paths: look at the front page, ask what makes sense there, and learn "not found" only where it is needed."""

from __future__ import annotations

import asyncio

from checks.core.check.family import See
from checks.core.evidence.crawl import Crawl, CrawlRequest
from checks.core.evidence.exposure import ERROR_PAGE_PATHS, PRODUCT_PATHS, CatalogueAnswers, CatalogueRequest, PathAnswer
from checks.core.evidence.http import Exchange, NowhereRequest, SiteRequest
from checks.core.evidence.observation import Failure, Observation, Referral
from checks.core.exposure.entry import group
from checks.core.exposure.selection import obstacle, paths
from checks.core.exposure.site_software import ERROR_ANSWER, ICON, version_questions
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level
from checks.core.page.block_pages import refusal
from checks.core.page.soft_404 import GONE
from checks.core.parse.path_shape import shape
from checks.core.software.installations import installations
from checks.core.software.own_paths import icon_path
from checks.core.software.signatures import signs
from scanner.net.door import Visit


async def catalogue(request: CatalogueRequest, visit: Visit, see: See) -> Observation:
    """The group's paths, each asked where the site lives. Nothing is asked behind a front page that leads elsewhere or is refused."""
    front = await _answer(SiteRequest(request.host, request.https_port, request.http_port), see)
    if not isinstance(front, Exchange):
        return front if isinstance(front, Failure) else visit.fail(FailureKind.PROBE_ERROR, "no front page")
    if obstacle(front) is not None:
        return CatalogueAnswers(visit.clock.now())
    if request.group == PRODUCT_PATHS:
        questions_of_versions = version_questions(front, await _pages(request, see))
        # Where the front page tells what made it, its icon tells no more.
        icon = "" if signs(front, request.host)[1] else icon_path(front)
        visits = [*((ERROR_ANSWER, path) for path in ERROR_PAGE_PATHS), *([(ICON, icon)] if icon else [])]
        looks = (
            *(_visit(entry, path, request, see) for entry, path in visits),
            *(_ask(one.id, one.path, one.most, request, see) for one in questions_of_versions),
        )
        return CatalogueAnswers(visit.clock.now(), tuple(await asyncio.gather(*looks)))
    catalogue_group = group(request.group)
    others = [await _answer(SiteRequest(request.host, request.https_port, request.http_port, path), see) for path in ERROR_PAGE_PATHS]
    site_signs, identifies = signs(front, request.host, [answer for answer in others if isinstance(answer, Exchange)])
    places = installations((front, *await _pages(request, see)))
    questions = list(paths(catalogue_group, request, site_signs, identifies, visit.clock.now().year, places))
    answers = await asyncio.gather(*(_ask(entry.id, path, entry.most, request, see) for entry, path in questions))
    entries = {entry.id for entry, _ in questions}
    omissions = tuple(entry.id for entry in catalogue_group.entries if entry.id not in entries and not entry.at_front and entry.paths)
    return CatalogueAnswers(visit.clock.now(), tuple(answers), omissions, tuple(sorted(site_signs)))


async def _pages(request: CatalogueRequest, see: See) -> list[Exchange]:
    """The pages that the crawl met besides the front page: an application that the site links to may lie in a folder."""
    crawl = await see(CrawlRequest(request.host, request.https_port, request.http_port))
    answers = [await see(question) for question in crawl.page_requests] if isinstance(crawl, Crawl) else []
    return [answer for answer in answers if isinstance(answer, Exchange)]


async def _visit(entry: str, path: str, request: CatalogueRequest, see: See) -> PathAnswer:
    """What any visitor's browser asks, too."""
    there = SiteRequest(request.host, request.https_port, request.http_port, path)
    await _answer(there, see)
    return PathAnswer(entry, path, there.key)


async def _ask(entry: str, path: str, most: int, request: CatalogueRequest, see: See) -> PathAnswer:
    there = SiteRequest(request.host, request.https_port, request.http_port, path, Level.PROBE, most=most)
    answer = await _answer(there, see)
    if isinstance(answer, Exchange) and answer.stop is None and answer.final.status not in GONE and refusal(answer) is None:
        baseline = NowhereRequest(request.host, request.https_port, request.http_port, shape(path))
        await see(baseline)
        return PathAnswer(entry, path, there.key, baseline.key)
    return PathAnswer(entry, path, there.key)


async def _answer(request: SiteRequest, see: See) -> Observation:
    """What stands at the end of the referral."""
    answer = await see(request)
    return await see(request.referent(answer)) if isinstance(answer, Referral) else answer
