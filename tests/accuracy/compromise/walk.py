"""A site as each kind of visitor meets it, asked in this process: what its pages, sitemaps and feed are and lead to."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from html import unescape
from itertools import islice
from urllib.parse import urljoin, urlsplit

from scanner.example_city.site import IncomingRequest, ServedAnswer
from tests.accuracy.compromise.case import Case

HOST = "situs.kotacontoh.go.id"
_BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
_PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
_CRAWLER = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
_ID = {"accept-language": "id,en;q=0.5"}
# The headers of each kind of visitor that issue 17 names, and of one that is two at once.
VISITORS: Mapping[str, Mapping[str, str]] = {
    "browser": {"user-agent": _BROWSER, "accept-language": "en"},
    "browser of the country": {"user-agent": _BROWSER, **_ID},
    "browser without a language": {"user-agent": _BROWSER},
    "browser from a search": {"user-agent": _BROWSER, "referer": "https://www.google.com/", **_ID},
    "crawler": {"user-agent": _CRAWLER},
    "telephone": {"user-agent": _PHONE, **_ID},
    "telephone from a search": {"user-agent": _PHONE, "referer": "https://www.google.com/", **_ID},
}
NOWHERE = "/tidak-ada-k7f3x9q2.html"
_MOST = 70
_MOST_LINKS = 120
_LINKS = re.compile(r"""<(?:a|link)\b[^>]*?\bhref=["']?([^"'\s>]+)|<script\b[^>]*?\bsrc=["']?([^"'\s>]+)|<loc>([^<]+)</loc>|^(?:Sitemap: )?(https://\S+)$|<link>([^<]+)</link>""", re.MULTILINE)  # fmt: skip


def answer_to(case: Case, target: str, visitor: str = "browser") -> ServedAnswer:
    """The answer to one request."""
    request = IncomingRequest(scheme="https", host=HOST, method="GET", target=target, headers=dict(VISITORS[visitor]))
    return asyncio.run(_answer(case, request))


async def _answer(case: Case, request: IncomingRequest) -> ServedAnswer:
    return await case.https(request)


def own_links(answer: ServedAnswer, target: str) -> list[str]:
    """Addresses of the site itself in an answer, without what follows ``#``."""
    text = answer.body.decode(errors="replace")
    links = [next(filter(None, link.groups())) for link in islice(_LINKS.finditer(text), _MOST_LINKS)]
    parts = [urlsplit(urljoin(f"https://{HOST}{target}", unescape(link))) for link in links]
    return [(part.path or "/") + (f"?{part.query}" if part.query else "") for part in parts if part.hostname == HOST]


async def _walk(case: Case, visitor: str, most: int) -> dict[str, ServedAnswer]:
    waiting, answers = ["/", "/robots.txt", NOWHERE], dict[str, ServedAnswer]()
    while waiting and len(answers) < most:
        target = waiting.pop(0)
        if target in answers:
            continue
        request = IncomingRequest(scheme="https", host=HOST, method="GET", target=target, headers=dict(VISITORS[visitor]))
        answers[target] = await case.https(request)
        waiting += own_links(answers[target], target)
    return answers


def walk(case: Case, visitor: str = "browser", most: int = _MOST) -> dict[str, ServedAnswer]:
    """What one kind of visitor meets, from the front page, robots.txt and a name that is not there, in the order of links."""
    return asyncio.run(_walk(case, visitor, most))
