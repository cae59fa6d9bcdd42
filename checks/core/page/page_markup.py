"""A page's markup under the policies that came with it."""

from __future__ import annotations

from checks.core.evidence.http import Response
from checks.core.parse import Markup, csp, csp_of_meta, markup, metas


def page_markup(answer: Response, url: str) -> Markup:
    """What the page at ``url`` leads to and loads; a base that its Content-Security-Policy forbids does not count (CSP3 section 6.3.1)."""
    text = answer.body.text
    if "<base" not in text.lower():
        return markup(text, url)
    policies = (*csp(answer.values("content-security-policy")), *csp_of_meta(metas(text, "Content-Security-Policy", "http-equiv")))
    return markup(text, url, tuple(limit[1] for policy in policies if (limit := policy.limit("base-uri"))))
