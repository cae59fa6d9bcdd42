"""The HTTP Observatory in the invented city: a careful front page, a careless one, and one that was not seen."""

from __future__ import annotations

from checks import Text
from checks.core.facts.values import HttpFacts
from checks.core.ratings.observatory import HttpRating, Mark
from checks.core.ratings.observatory.modifiers import MODIFIERS

_SOUND = {
    "content-security-policy": "csp-implemented-with-no-unsafe",
    "cookies": "cookies-secure-with-httponly-sessions",
    "cross-origin-resource-sharing": "cross-origin-resource-sharing-not-implemented",
    "redirection": "redirection-to-https",
    "referrer-policy": "referrer-policy-private",
    "strict-transport-security": "hsts-implemented-max-age-at-least-six-months",
    "subresource-integrity": "sri-not-implemented-but-all-scripts-loaded-from-secure-origin",
    "x-content-type-options": "x-content-type-options-nosniff",
    "x-frame-options": "x-frame-options-implemented-via-csp",
    "cross-origin-resource-policy": "corp-not-implemented",
}
_CARELESS = _SOUND | {"content-security-policy": "csp-not-implemented", "strict-transport-security": "hsts-not-implemented"}
BLOCKED = HttpFacts(observatory=HttpRating(reason=Text(id="Pemindai diblokir.", en="The scanner was blocked.")))


def http_facts(*, careless: bool = False, status: int = 200) -> HttpFacts:
    """115 points, or 55."""
    tests = {name: Mark(result, MODIFIERS.get(result, 0)) for name, result in (_CARELESS if careless else _SOUND).items()}
    return HttpFacts(observatory=HttpRating(grade="C" if careless else "A+", score=55 if careless else 115, status=status, tests=tests))
