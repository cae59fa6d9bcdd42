"""The one gate for every address that is followed: links, sitemaps, redirects, and what was written down of them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from checks.core.check.family import See
from checks.core.evidence.crawl import Why
from checks.core.evidence.http import Exchange, HttpRequest
from checks.core.evidence.observation import Failure
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.page.barrier import barrier
from checks.core.page.block_pages import refusal
from checks.core.parse import Robots, robots
from checks.core.parse.url import canonical
from checks.core.redact.mask import mask_line
from scanner.net.door import Visit

ROBOTS = "/robots.txt"
_EVERYTHING = Robots()
# A robots.txt that leads nowhere is as good as none (RFC 9309 section 2.3.1.2).
_LED_NOWHERE = (FailureKind.OUT_OF_SCOPE, FailureKind.OFF_LIMITS, FailureKind.TOO_LARGE, FailureKind.MALFORMED)


class OutOfReach(NamedTuple):
    """Why a robots.txt cannot be had: the key of a reason, and its detail. Nothing may be asked for then (RFC 9309 section 2.3.1.4)."""

    why: str
    detail: str


async def gate(there: HttpRequest, visit: Visit, see: See, led_from: HttpRequest | None = None) -> Failure | None:
    """Why an address is not asked for: it is out of scope, masked, says that it changes something, or robots.txt forbids it; None when it is.

    robots.txt is that of the address's own origin, and is obeyed by requests that ask as a robot.
    """
    failure = visit.refuse(there.host, there.port, there.level)
    if failure is not None:
        return failure
    rules = await rules_of(there, see) if there.robot else _EVERYTHING
    allowed = _path(led_from) if led_from else _script(_path(there))
    why = Why.ROBOTS if isinstance(rules, OutOfReach) else barrier(_path(there), rules, allowed)
    return visit.fail(FailureKind.OFF_LIMITS, f"{mask_line(there.url)}: {why.value}") if why else None


async def rules_of(there: HttpRequest, see: See) -> Robots | OutOfReach:
    """The rules of an address's origin, whose robots.txt is asked for once."""
    answer = await see(HttpRequest(there.scheme, there.host, there.port, ROBOTS))
    if isinstance(answer, Failure):
        return OutOfReach(reason.of_failure(answer.kind).key, answer.detail)
    assert isinstance(answer, Exchange)
    if why := refusal(answer):
        return OutOfReach(why.key, f"{answer.url} {answer.final.status}")
    if answer.stop is not None and answer.stop.kind not in _LED_NOWHERE:
        return OutOfReach(reason.of_failure(answer.stop.kind).key, answer.stop.detail)
    return _rules(answer.final.body.text) if answer.stop is None and 200 <= answer.final.status < 300 else _EVERYTHING


# Every page of a site is asked for by the same rules.
_rules = lru_cache(maxsize=16)(robots)


def _script(path: str) -> str:
    """The path of a script file without its query, empty for others: what every visitor loads changes nothing, whatever it is called (``jquery-migrate.js``)."""
    file = path.partition("?")[0]
    return file if file.endswith((".js", ".mjs")) else ""


def _path(request: HttpRequest) -> str:
    """Path and query as they are compared: dot segments undone, as servers do."""
    url = urlsplit(canonical(request.url, request.url) or request.url)
    return url.path + (f"?{url.query}" if url.query else "")
