"""The scripts that a site's pages load from the site itself, as browsers do, each once."""

from __future__ import annotations

import asyncio

import msgspec

from checks.core.check.family import See
from checks.core.evidence.crawl import Crawl, CrawlRequest
from checks.core.evidence.http import Exchange, HttpRequest, SiteRequest
from checks.core.evidence.observation import Observation, Referral
from checks.core.evidence.scripts import ScriptAnswers, ScriptsRequest
from checks.core.page.html_document import is_html
from checks.core.page.page_scripts import page_scripts
from checks.core.page.site_pages import own_pages
from scanner.net.door import Visit

# So many files and so many bytes of each: more than nearly all sites have, and what a single page makes of a thousand addresses stays bounded.
_MOST_SCRIPTS, _MOST_BYTES = 16, 524_288


async def observe_scripts(request: ScriptsRequest, visit: Visit, see: See) -> Observation:
    """What the crawl's pages load, in their order; why there was no crawl where there was none."""
    crawl = await see(CrawlRequest(request.host, request.https_port, request.http_port))
    if not isinstance(crawl, Crawl):
        return crawl
    front = await _front(request, see)
    answers = {question.key: await see(question) for question in crawl.page_requests}
    crawl = crawl.assemble({**answers, crawl.page_keys[0]: front})
    if not isinstance(front, Exchange) or not is_html(front.final):
        return ScriptAnswers(visit.clock.now())
    own = [script.url for script in page_scripts(own_pages(crawl)) if script.is_own]
    questions = {url: _request(url) for url in own[:_MOST_SCRIPTS]}
    questions = {url: one for url, one in questions.items() if visit.refuse(one.host, one.port, one.level) is None}
    await asyncio.gather(*(see(question) for question in questions.values()))
    return ScriptAnswers(visit.clock.now(), {url: question.key for url, question in questions.items()})


async def _front(request: ScriptsRequest, see: See) -> Observation:
    question = SiteRequest(request.host, request.https_port, request.http_port)
    answer = await see(question)
    return await see(question.referent(answer)) if isinstance(answer, Referral) else answer


def _request(url: str) -> HttpRequest:
    return msgspec.structs.replace(HttpRequest.of_url(url, robot=True), most=_MOST_BYTES)
