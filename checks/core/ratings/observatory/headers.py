"""The tests of single headers."""

from __future__ import annotations

from checks.core.evidence.http import Response
from checks.core.ratings.observatory.ecmascript import integer, trim
from checks.core.ratings.observatory.fields import field
from checks.core.ratings.observatory.page import Document

# 180 days: what many sites mean by six months.
_SIX_MONTHS = 15_552_000
_PRIVATE = ("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin")
_UNSAFE = ("origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade")
_LONG_ENOUGH = "hsts-implemented-max-age-at-least-six-months"


def hsts_result(answer: Response | None, trusted: bool) -> str:
    """Strict-Transport-Security of what HTTPS shows at the end; None where there is no HTTPS."""
    if answer is None:
        return "hsts-not-implemented-no-https"
    if not trusted:
        return "hsts-invalid-cert"
    line = field(answer, "strict-transport-security")
    if line is None:
        return "hsts-not-implemented"
    directives = [trim(directive).lower() for directive in line[:1024].split(";")]
    ages = [directive[len("max-age=") : 128] for directive in directives if directive.startswith("max-age=")]
    if "," in line[:1024] or not ages:
        return "hsts-header-invalid"
    age = integer(ages[-1])
    # An age that is no number is not less than anything.
    return _LONG_ENOUGH if age is None or age >= _SIX_MONTHS else "hsts-implemented-max-age-less-than-six-months"


def is_protected(result: str) -> bool:
    """Whether a result of `hsts` keeps cookies from being sent in the clear."""
    return result == _LONG_ENOUGH


def content_type_options(answer: Response) -> str:
    line = field(answer, "x-content-type-options")
    if not line:
        return "x-content-type-options-not-implemented"
    sound = trim(line[:256]).lower() == "nosniff"
    return "x-content-type-options-nosniff" if sound else "x-content-type-options-header-invalid"


def frame_options_result(answer: Response, by_csp: bool) -> str:
    if by_csp:
        return "x-frame-options-implemented-via-csp"
    line = field(answer, "x-frame-options")
    if not line:
        return "x-frame-options-not-implemented"
    value = trim(line[:1024]).lower()
    if value in ("deny", "sameorigin"):
        return "x-frame-options-sameorigin-or-deny"
    return "x-frame-options-allow-from-origin" if value.startswith("allow-from") else "x-frame-options-header-invalid"


def referrer_policy_result(answer: Response, page: Document | None) -> str:
    """The last value that means something counts; what the page says comes after the header."""
    header, meta = field(answer, "referrer-policy"), page.referrer if page else None
    if header is None and meta is None:
        return "referrer-policy-not-implemented"
    tokens = [trim(value.lower()) for line in (header, meta) if line is not None for value in line.split(",")]
    policy = next((value for value in reversed(tokens) if value in (*_PRIVATE, *_UNSAFE)), "")
    if policy in _PRIVATE:
        return "referrer-policy-private"
    return "referrer-policy-unsafe" if policy else "referrer-policy-header-invalid"


def resource_policy(answer: Response) -> str:
    line = field(answer, "cross-origin-resource-policy")
    if not line:
        return "corp-not-implemented"
    value = trim(line[:256]).lower()
    return f"corp-implemented-with-{value}" if value in ("same-origin", "same-site", "cross-origin") else "corp-header-invalid"


def resource_sharing(preflight: Response | None) -> str:
    """By the answer to a preflight that was successful.

    The original knows a worse result, any origin with credentials, and never gives it: it looks for the Origin it sent where its HTTP
    library does not keep it. `http-cors` is tilik's own check of that.
    """
    allowed = field(preflight, "access-control-allow-origin") if preflight else None
    if not allowed:
        return "cross-origin-resource-sharing-not-implemented"
    access = "public" if trim(allowed[:256]) == "*" else "restricted"
    return f"cross-origin-resource-sharing-implemented-with-{access}-access"
