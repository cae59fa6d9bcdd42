"""What tilik's checks say of the front page, in the browser's terms. A question that a check leaves open tells nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checks import Outcome, Verdict
from tests.real.browser.view import Value, ordered

_SAYS = (Outcome.PASS, Outcome.FAIL)
# The problems that mean yes, by fact and check.
_YES = {
    "inline": ("http-csp", ("missing", "report-only", "no-script-limit", "unsafe-inline")),
    "eval": ("http-csp", ("missing", "report-only", "no-script-limit", "unsafe-eval")),
    "any-host": ("http-csp", ("missing", "report-only", "no-script-limit", "open-sources")),
    "framed": ("http-framing", ("missing", "ignored", "open")),
    "embeds": ("http-corp", ("missing", "invalid")),
    "opener": ("http-coop", ("missing", "invalid", "off")),
    "full-referrer": ("http-referrer-policy", ("full-address",)),
    "sniffed": ("http-nosniff", ("missing", "invalid")),
    "plain": ("http-redirect", ("missing",)),
}


def of_verdicts(verdicts: Mapping[str, Verdict]) -> Iterator[tuple[str, Value]]:
    """The facts that were told."""
    for fact, (check, problems) in _YES.items():
        if (names := _problems(verdicts[check])) is not None:
            yield fact, not names.isdisjoint(problems)
    if (names := _problems(verdicts["http-hsts"])) is not None:
        yield "hsts", names.isdisjoint(("missing", "invalid", "off"))
    if (names := _problems(verdicts["http-cache"])) is not None:
        # Where nothing is said Chromium asks again; what a proxy does, nobody knows (RFC 9111 section 4.2.2).
        yield "cached", not names.isdisjoint(("shared-session", "shared-form"))
    if (coep := verdicts["http-coep"]).outcome is Outcome.NOT_APPLICABLE:
        yield "isolated", False
    elif (names := _problems(coep)) is not None:
        yield "isolated", not names
    if (names := _problems(verdicts["http-cors"])) is not None:
        yield (
            "cors",
            ordered(
                reader
                for reader, problem in (("foreign", "reflected-with-credentials"), ("null", "null-with-credentials"))
                if problem in names
            ),
        )
    for fact, check, problem in (("mixed-active", "content-mixed", "active"), ("mixed-passive", "content-mixed", "passive")):
        if _problems(verdicts[check]) is not None:
            yield (
                fact,
                ordered(url for finding in verdicts[check].findings if finding.problem == problem for url in _texts(finding.facts["urls"])),
            )
    if _problems(verdicts["content-forms"]) is not None:
        yield (
            "sent-plain",
            ordered(
                str(finding.facts["action"]).partition("?")[0]
                for finding in verdicts["content-forms"].findings
                if finding.problem.startswith("plain")
            ),
        )


def _problems(verdict: Verdict) -> set[str] | None:
    return {finding.problem for finding in verdict.findings} if verdict.outcome in _SAYS else None


def _texts(fact: object) -> tuple[str, ...]:
    return tuple(map(str, fact)) if isinstance(fact, tuple | list) else (str(fact),)
