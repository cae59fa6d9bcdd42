"""Is this answer the site's own? WAF, rate limit, error and default pages are told apart here, from stored evidence."""

from __future__ import annotations

import re

from checks.core import reason
from checks.core.evidence import Failure, FailureKind
from checks.core.http import Exchange, Response
from checks.core.model import Reason

# The door writes this before the destination of a redirect to another registered asset.
REGISTERED = "registered: "

_LOOKED_AT = 64_000
# Pages by which a protection product speaks for itself are short; an article about firewalls may be, too, but not with a refusing status.
_SHORT = 20_000
_REFUSING = (400, 401, 403, 405, 406, 409, 412, 418, 444, 468, 493, 503)


class _Words:
    """A pattern without case that is tried only where one of its hints stands: plain searches are much faster than alternatives."""

    def __init__(self, hints: tuple[str, ...], pattern: re.Pattern[str]) -> None:
        self._hints, self._pattern = hints, pattern

    def within(self, lowered: str) -> bool:
        """True when a text, already in lower case, contains it."""
        return any(hint in lowered for hint in self._hints) and self._pattern.search(lowered) is not None


# Headers that appear only on answers a protection product gave by itself, and those that also ride on the site's own answers.
_ANSWERED_BY = ("cf-mitigated", "x-amzn-waf-action", "x-sucuri-block")
_GUARDED_BY = ("x-datadome",)
# Cloudflare and Sucuri also pass on the site's own refusals under their name, so their pages are recognised by words.
_GUARD_SERVERS = re.compile(r"imperva|incapsula|akamaighost|ddos-guard|bunkerweb|safeline|barracuda", re.IGNORECASE)
_BLOCK_WORDS = _Words(
    (
        "cloudflare",
        "cf-error",
        "error code",
        "firewall",
        "security",
        "block",
        "request rejected",
        "denied",
        "imunify360",
        "bot protection",
        "ditolak",
        "blokir",
    ),
    re.compile(
        r"attention required! \| cloudflare|cf-error-details|error code: 10(?:06|07|08|09|10|12|20)\b|sucuri website firewall|"
        r"web application firewall|mod_?security|request (?:blocked|rejected)|web page blocked|"
        r"you (?:have been|are|were) blocked|your (?:ip|access|request) (?:address )?(?:has been|was|is) (?:blocked|denied)|"
        r"imunify360|bot protection|akses anda (?:telah )?diblokir|permintaan anda (?:telah )?(?:diblokir|ditolak)",
    ),
)
# What a challenge served instead of the page contains, and no article about it: also counts with status 200.
_CHALLENGE = _Words(
    (
        "moment",
        "cloudflare",
        "ddos-guard",
        "reject",
        "screen",
        "verification",
        "firewall",
        "blocked",
        "cf_chl",
        "cf-chl",
        "sucuri",
        "incapsula",
        "slowaes",
        "checking your",
    ),
    re.compile(
        r"<title>\s{0,20}(?:just a moment\.\.\.|one moment, please\.\.\.|attention required! \| cloudflare|ddos-guard|request rejected|"
        r"robot challenge screen|bot verification|human verification|sucuri website firewall[^<]{0,60}|web page blocked!?)\s{0,20}</title>|"
        r"_cf_chl_opt|cf-chl-widget|sucuri_cloudproxy_js|incapsula incident id|slowaes\.decrypt|"
        r"the requested url was rejected\. please consult with your administrator|checking your browser before accessing",
    ),
)
_DEFAULT_PAGE = _Words(
    ("default", "nginx", "test page", "iis", "litespeed", "it works", "parked", "suspended"),
    re.compile(
        r"<title>\s{0,20}(?:apache2 (?:debian|ubuntu)? ?default page[^<]{0,60}|welcome to nginx!?|test page for the (?:apache|nginx)[^<]{0,60}|"
        r"iis windows server|iis7|default (?:web site )?page|default parallels plesk[^<]{0,60}|congratulations! your litespeed[^<]{0,60}|"
        r"it works!?|web server's default page|domain (?:is )?parked|account suspended)\s{0,20}</title>|"
        r"<h1>\s{0,20}it works!\s{0,20}</h1>|/cgi-sys/defaultwebpage\.cgi",
    ),
)
_FOR_SALE = _Words(
    ("buy this domain", "for sale"),
    re.compile(r"buy this domain|this domain (?:is|may be) for sale"),
)


def refusal(seen: Exchange) -> Reason | None:
    """Why this is not a real answer of the site at all (rate limit, block, server error), or None when it is one."""
    answer = seen.final
    if answer.status == 429:
        return reason.RATE_LIMITED
    if _is_block(answer):
        return reason.BLOCKED
    if answer.status >= 500:
        return reason.SERVER_ERROR
    return None


def not_own_page(seen: Exchange) -> Reason | None:
    """Why this is not the site's own page, or None when it is: stricter than `refusal`."""
    if (why := refusal(seen)) is not None:
        return why
    if seen.stop is not None:
        return not_followed(seen.stop)
    # Also a redirect that names no destination, and an answer that has no content (RFC 9110 sections 15.3.5 and 15.3.6).
    if not 200 <= seen.final.status < 300 or seen.final.status in (204, 205):
        return reason.ERROR_PAGE
    text = seen.final.body.text[:_LOOKED_AT].lower()
    if _DEFAULT_PAGE.within(text) or (seen.final.body.size < _SHORT and _FOR_SALE.within(text)):
        return reason.DEFAULT_PAGE
    return None


def not_followed(stop: Failure) -> Reason:
    """Why a redirect was not followed: `reason.ELSEWHERE` when it leads to another registered asset."""
    elsewhere = stop.kind is FailureKind.OUT_OF_SCOPE and stop.detail.startswith(REGISTERED)
    return reason.ELSEWHERE if elsewhere else reason.of_failure(stop.kind)


def _is_block(answer: Response) -> bool:
    if any(answer.value(name) is not None for name in _ANSWERED_BY):
        return True
    short = answer.body.size < _SHORT
    if answer.status in _REFUSING:
        text = answer.body.text[:_LOOKED_AT].lower()
        guarded = any(answer.value(name) is not None for name in _GUARDED_BY) or _GUARD_SERVERS.search(answer.value("server") or "")
        return bool(guarded) or _CHALLENGE.within(text) or (short and _BLOCK_WORDS.within(text))
    return answer.status in (200, 202) and short and _CHALLENGE.within(answer.body.text.lower())
