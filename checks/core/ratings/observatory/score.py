"""Answers to results, modifiers, score and grade."""

from __future__ import annotations

import msgspec

from checks.core.ratings.observatory import headers
from checks.core.ratings.observatory.answers import Answers
from checks.core.ratings.observatory.cookies import cookies
from checks.core.ratings.observatory.csp import csp_result
from checks.core.ratings.observatory.modifiers import MODIFIERS
from checks.core.ratings.observatory.page import parse_page
from checks.core.ratings.observatory.redirection import redirection
from checks.core.ratings.observatory.scripts import sri

# What is better than asked for counts only where little is wrong.
_WITHOUT_FAULTS = 90
_GRADES = (
    (100, "A+"), (90, "A"), (85, "A-"), (80, "B+"), (70, "B"), (65, "B-"), (60, "C+"), (50, "C"), (45, "C-"), (40, "D+"), (30, "D"), (25, "D-"), (0, "F"),
)  # fmt: skip


class Mark(msgspec.Struct, frozen=True):
    """What became of one test, by the original's name, and what that adds to the score."""

    result: str
    modifier: int


class Score(msgspec.Struct, frozen=True):
    """``score`` is 0 or more, above 100 with every bonus; ``tests`` by the original's names."""

    grade: str
    score: int
    tests: dict[str, Mark]


def score(reply: Answers) -> Score:
    """The score of a site; `NoUrl` where the original gives up."""
    tests = {name: Mark(result, MODIFIERS.get(result, 0)) for name, result in _results(reply).items()}
    without = 100 + sum(test.modifier for test in tests.values() if test.modifier < 0)
    bonus = sum(test.modifier for test in tests.values() if test.modifier > 0)
    points = max(without + bonus if without >= _WITHOUT_FAULTS else without, 0)
    return Score(next(grade for least, grade in _GRADES if points >= least), points, tests)


def _results(reply: Answers) -> dict[str, str]:
    final, secure, page = reply.site.final, reply.https is not None, parse_page(reply.site.final)
    policy = csp_result(final, page, secure)
    hsts = headers.hsts_result(reply.https.final if reply.https else None, "https" in reply.trusted)
    return {
        "content-security-policy": policy.result,
        "cookies": cookies(reply.site, reply.domain, headers.is_protected(hsts)),
        "cross-origin-resource-sharing": headers.resource_sharing(reply.preflight),
        "redirection": redirection(reply.http, "http" in reply.trusted),
        "referrer-policy": headers.referrer_policy_result(final, page),
        "strict-transport-security": hsts,
        "subresource-integrity": sri(page, reply.domain, secure),
        "x-content-type-options": headers.content_type_options(final),
        "x-frame-options": headers.frame_options_result(final, policy.frames),
        "cross-origin-resource-policy": headers.resource_policy(final),
    }
