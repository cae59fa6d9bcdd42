"""What browsers show as a page, what they save, and what nobody could read."""

from __future__ import annotations

import msgspec
import pytest

from checks.core.check.check import Check
from checks.core.evidence.http import Exchange
from checks.core.model import reason
from checks.core.model.finding import Outcome
from checks.core.page.html_document import is_html
from checks.core.testing import evidence as build
from checks.http.cache import http_cache
from checks.http.csp import http_csp
from checks.http.framing import http_framing
from checks.http.hsts import http_hsts
from checks.http.nosniff import http_nosniff
from checks.http.referrer_policy import http_referrer_policy
from tests.checks.verdicts import verdict
from tests.each import each


@each(
    ("disposition", "html"),
    [
        ("inline", True), ("INLINE; filename=a.html", True), ("", True), ("attachment", False), ("attachment; filename=a.html", False),
        ("lampiran", False), ("Attachment ;x", False), ("filename=a.html", True),
    ],
)  # fmt: skip
def test_what_is_saved_is_no_page(disposition: str, html: bool) -> None:
    """RFC 6266 section 4.2: an unknown disposition counts as ``attachment``; Chromium 156 alike."""
    page = build.page((("Content-Disposition", disposition),), "<!doctype html><p>x")
    assert is_html(page.final) is html


def _unreadable() -> Exchange:
    page = build.page((), "")
    answer = page.final
    body = msgspec.structs.replace(answer.body, size=900, sha256="0" * 64, magic="1f8b080000000000", cut=True, broken=True)
    return msgspec.structs.replace(page, hops=(msgspec.structs.replace(page.hops[0], response=msgspec.structs.replace(answer, body=body)),))


@pytest.mark.parametrize("check", [http_csp, http_referrer_policy, http_cache], ids=lambda check: check.id)
def test_of_a_page_that_nobody_could_read_nothing_is_said_to_be_missing(check: Check) -> None:
    outcome = verdict(check, home=_unreadable())
    assert (outcome.outcome, outcome.reason, outcome.findings) == (Outcome.UNKNOWN, reason.BROKEN_OFF.key, ())


@pytest.mark.parametrize("check", [http_framing, http_nosniff, http_hsts], ids=lambda check: check.id)
def test_its_headers_are_judged_all_the_same(check: Check) -> None:
    assert verdict(check, home=_unreadable()).outcome is Outcome.FAIL
