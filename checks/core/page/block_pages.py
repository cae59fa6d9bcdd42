"""Is this answer the site's own? WAF, rate limit, error and default pages are told apart here, from stored evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from checks.core.evidence.http import Exchange, Response
from checks.core.evidence.observation import Failure
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Reason
from checks.core.model.undecided import Unknown
from checks.core.page.log_in import has_other_content
from checks.core.page.stand_in_pages import BLOCK, CHALLENGE, MOST_LINKS, Words, stands_in
from checks.core.parse import asks_password, path_of

# Stores of before `Failure` had an ``asset`` say it in the first words of its detail.
_ASSET_OF_OLD = "registered: "

_LOOKED_AT = 64_000
# Pages by which a protection product speaks for itself are short; an article about firewalls may be, too, but not with a refusing status.
_SHORT = 20_000
_REFUSING = (400, 401, 403, 405, 406, 409, 412, 418, 444, 468, 493, 503)


# Headers that appear only on answers a protection product gave by itself, and those that also ride on the site's own answers.
_ANSWERED_BY = ("cf-mitigated", "x-amzn-waf-action", "x-sucuri-block")
_GUARDED_BY = ("x-datadome",)
# Cloudflare and Sucuri also pass on the site's own refusals under their name, so their pages are recognised by words.
_GUARD_SERVERS = re.compile(r"imperva|incapsula|akamaighost|ddos-guard|bunkerweb|safeline|barracuda", re.IGNORECASE)


def refusal(exchange: Exchange) -> Reason | None:
    """Why this is not a real answer of the site at all (rate limit, block, server error), or None when it is one."""
    answer = exchange.final
    if answer.status == 429:
        return reason.RATE_LIMITED
    if _is_block(answer):
        return reason.BLOCKED
    if answer.status >= 500:
        return reason.MAINTENANCE if _notice(answer) is reason.MAINTENANCE else reason.SERVER_ERROR
    return None


def require_answers(answers: Iterable[Exchange | Failure]) -> None:
    """Raises `Unknown` with the reason of the first that is no real answer of the site, for the end of a check."""
    for answer in answers:
        if isinstance(answer, Failure):
            raise Unknown(reason.of_failure(answer.kind), answer.detail)
        if (why := refusal(answer)) is not None:
            raise Unknown(why, f"{answer.url} {answer.final.status}")


def asks_credentials(exchange: Exchange) -> bool:
    """Whether the site itself answers that nobody gets in without credentials (RFC 9110 section 15.5.2)."""
    answer = exchange.final
    return exchange.stop is None and answer.status == 401 and bool(answer.values("www-authenticate")) and refusal(exchange) is None


def not_own_page(exchange: Exchange) -> Reason | None:
    """Why this is not the site's own page, or None when it is: stricter than `refusal`."""
    if (why := refusal(exchange)) is not None:
        return why
    if exchange.stop is not None:
        return not_followed(exchange.stop)
    # Also a redirect that names no destination, and an answer that has no content (RFC 9110 sections 15.3.5 and 15.3.6).
    if not 200 <= exchange.final.status < 300 or exchange.final.status in (204, 205):
        return reason.ERROR_PAGE
    return _notice(exchange.final)


def only_log_in(exchange: Exchange) -> bool:
    """True when a redirect led to another page that asks for a password and has little besides."""
    leads_on = len(exchange.hops) > 1 and path_of(exchange.url) != path_of(exchange.hops[0].url)
    return leads_on and exchange.final.body.size < _SHORT and is_log_in(exchange.final)


def is_log_in(answer: Response) -> bool:
    """True for a page that asks for a password and has little besides; a page for everyone may have a log-in box beside its news."""
    text = answer.body.text
    return text.lower().count("<a ") <= MOST_LINKS and asks_password(text) and not has_other_content(text)


def _notice(answer: Response) -> Reason | None:
    return _stands_in(answer.body.text, answer.body.size < _SHORT)


# Every question about a site looks at its front page again, and at one page for all that does not exist.
@lru_cache(maxsize=64)
def _stands_in(text: str, short: bool) -> Reason | None:
    return stands_in(text[:_LOOKED_AT].lower(), short)


@lru_cache(maxsize=64)
def _says(words: Words, text: str) -> bool:
    return words.within(text[:_LOOKED_AT].lower())


def not_followed(stop: Failure) -> Reason:
    """Why a redirect was not followed: `reason.ELSEWHERE` when it leads to another registered asset."""
    elsewhere = stop.asset or (stop.kind is FailureKind.OUT_OF_SCOPE and stop.detail.startswith(_ASSET_OF_OLD))
    return reason.ELSEWHERE if elsewhere else reason.of_failure(stop.kind)


def _is_block(answer: Response) -> bool:
    names = answer.fields.keys()
    if not names.isdisjoint(_ANSWERED_BY):
        return True
    short = answer.body.size < _SHORT
    if answer.status in _REFUSING:
        text = answer.body.text
        has_guard = not names.isdisjoint(_GUARDED_BY) or _GUARD_SERVERS.search(answer.value("server") or "")
        return bool(has_guard) or _says(CHALLENGE, text) or (short and _says(BLOCK, text))
    return answer.status in (200, 202) and short and _says(CHALLENGE, answer.body.text)
