"""Referrer-Policy (W3C Referrer Policy section 8.1): the policy in force."""

from __future__ import annotations

from collections.abc import Iterable

from checks.core.parse.members import members

POLICIES = frozenset({
    "no-referrer", "no-referrer-when-downgrade", "same-origin", "origin", "strict-origin",
    "origin-when-cross-origin", "strict-origin-when-cross-origin", "unsafe-url",
})  # fmt: skip
# HTML section 4.2.5.1: names of old that <meta name=referrer> still knows.
_LEGACY = {
    "never": "no-referrer",
    "default": "strict-origin-when-cross-origin",
    "always": "unsafe-url",
    "origin-when-crossorigin": "origin-when-cross-origin",
}


def referrer_policy(headers: Iterable[str], metas: Iterable[str] = ()) -> str | None:
    """The last policy a browser knows: of the header lines, or of ``<meta name=referrer>`` where there is one. None without any."""
    of_meta = (_LEGACY.get(content.lower(), content.lower()) for content in metas)
    policies = [token for token in (*(member.lower() for member in members(headers)), *of_meta) if token in POLICIES]
    return policies[-1] if policies else None
