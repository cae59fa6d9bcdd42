"""What a scan must find in the example city, what it must leave open and why, and where it must find nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from checks.core.model.finding import Outcome, Verdict
from scanner.example_city.sites.bapenda import CATCH_ALL, DATABASE_TOOL, IMPATIENT
from scanner.example_city.sites.dinkes import EXPOSED_ENV, LEGACY_TLS, OLD_WORDPRESS
from scanner.example_city.sites.disdik import OLD_JOOMLA, OPEN_FOLDER, RATE_LIMITED
from scanner.example_city.sites.disdukcapil import BLOCKED, EXPIRED, SLOW
from scanner.example_city.sites.diskominfo import MOVED, PORTAL
from scanner.example_city.sites.dispar import DEAD, EXPOSED_GIT, PLAIN, SELF_SIGNED


class Planted(msgspec.Struct, frozen=True, order=True):
    """A problem that is there to be found."""

    host: str
    check: str
    problem: str


class Unseen(msgspec.Struct, frozen=True, order=True):
    """A question that nobody can answer from outside, and the key of the reason that the verdict must give."""

    host: str
    check: str
    reason: str


_PAGE = ("http-csp", "http-framing", "http-hsts", "http-nosniff", "http-referrer-policy")
_EXPOSED = tuple(
    f"exposed-{group}"
    for group in (
        "admin", "config", "debug", "dumps", "env", "file-managers", "git", "installers", "listing", "logs", "panels", "uploads", "vcs",
    )
)  # fmt: skip
# Asked only where a site shows what they are about, so that a closed front page is all that is known of them.
_WHERE_CALLED_FOR = ("exposed-apis", "exposed-databases")
_TLS = tuple(
    f"tls-{question}"
    for question in (
        "addresses", "caa", "ccs", "chain", "cipher-order", "ciphers", "compression", "expiry", "forward-secrecy", "heartbleed", "hostname",
        "key", "key-exchange", "known-attacks", "lifetime", "post-quantum", "protocols", "renegotiation", "resumption", "revocation", "robot",
        "signature", "sni", "stapling", "ticketbleed", "tolerance", "transparency", "trust",
    )
)  # fmt: skip
_CARELESS = {
    "dns-caa": "missing", "http-coop": "missing", "http-corp": "missing", "http-csp": "missing", "http-disclosure": "version",
    "http-framing": "missing", "http-hsts": "missing", "http-nosniff": "missing", "http-permissions-policy": "missing",
    "http-referrer-policy": "missing",
}  # fmt: skip

# Only the portal tells whom to tell of a hole.
_SILENT = (
    LEGACY_TLS, EXPOSED_ENV, OPEN_FOLDER, EXPIRED, DATABASE_TOOL, CATCH_ALL, IMPATIENT, SELF_SIGNED, OLD_WORDPRESS, OLD_JOOMLA, EXPOSED_GIT,
    PLAIN,
)  # fmt: skip

PLANTED: frozenset[Planted] = frozenset(
    (
        *(Planted(host, check, problem) for host in (OLD_WORDPRESS, OLD_JOOMLA, EXPOSED_GIT) for check, problem in _CARELESS.items()),
        *(Planted(host, "http-security-txt", "missing") for host in _SILENT),
        Planted(OLD_WORDPRESS, "software-wordpress", "ended"),
        Planted(OLD_WORDPRESS, "http-disclosure", "generator"),
        Planted(OLD_WORDPRESS, "http-disclosure", "generator"),
        Planted(LEGACY_TLS, "tls-protocols", "legacy"),
        Planted(LEGACY_TLS, "tls-known-attacks", "beast"),
        Planted(LEGACY_TLS, "tls-post-quantum", "absent"),
        # The second site of a shared server: whoever gives no name is shown the first one's certificate.
        Planted(OPEN_FOLDER, "tls-sni", "other"),
        Planted(CATCH_ALL, "tls-sni", "other"),
        Planted(EXPOSED_ENV, "exposed-env", "secrets"),
        Planted(OLD_WORDPRESS, "exposed-logs", "wordpress-debug-log"),
        Planted(OLD_JOOMLA, "software-joomla", "ended"),
        Planted(OLD_JOOMLA, "exposed-debug", "phpinfo"),
        Planted(OLD_JOOMLA, "http-cache", "unsaid"),
        Planted(OLD_JOOMLA, "http-cookies", "session-insecure"),
        Planted(OLD_JOOMLA, "http-cookies", "session-readable"),
        Planted(OPEN_FOLDER, "exposed-listing", "open"),
        Planted(OPEN_FOLDER, "exposed-listing", "sensitive"),
        Planted(EXPIRED, "tls-expiry", "expired"),
        Planted(DATABASE_TOOL, "exposed-admin", "database"),
        Planted(EXPOSED_GIT, "exposed-git", "open"),
        Planted(EXPOSED_GIT, "exposed-git", "credentials"),
        Planted(EXPOSED_GIT, "http-redirect", "missing"),
        Planted(PLAIN, "http-cache", "unsaid"),
        Planted(PLAIN, "http-https", "absent"),
        Planted(PLAIN, "content-passwords", "plain"),
        Planted(EXPOSED_GIT, "content-mixed", "active"),
        Planted(EXPOSED_GIT, "content-mixed", "passive"),
        Planted(EXPOSED_GIT, "content-forms", "plain"),
        Planted(EXPOSED_GIT, "content-integrity", "missing"),
        Planted(EXPOSED_GIT, "content-takeover", "script"),
        Planted(EXPOSED_GIT, "content-listings", "open"),
        Planted(EXPOSED_GIT, "content-personal", "nik"),
        Planted(SELF_SIGNED, "tls-trust", "self-signed"),
    )
)

UNSEEN: frozenset[Unseen] = frozenset(
    (
        *(Unseen(MOVED, check, "out-of-scope") for check in (*_PAGE, *_EXPOSED, *_WHERE_CALLED_FOR)),
        *(Unseen(BLOCKED, check, "blocked") for check in (*_PAGE, *_EXPOSED, *_WHERE_CALLED_FOR)),
        *(Unseen(SLOW, check, "timeout") for check in (*_PAGE, *_EXPOSED, *_WHERE_CALLED_FOR)),
        *(Unseen(DEAD, check, "refused") for check in (*_PAGE, *_EXPOSED, *_WHERE_CALLED_FOR, *_TLS)),
        *(Unseen(CATCH_ALL, check, "catch-all") for check in _EXPOSED),
        *(Unseen(RATE_LIMITED, check, "rate-limited") for check in _EXPOSED),
        *(Unseen(IMPATIENT, check, "blocked") for check in _EXPOSED),
        *(Unseen(SELF_SIGNED, check, "not-asked") for check in (*_EXPOSED, *_WHERE_CALLED_FOR)),
    )
)

# Whoever finds anything here but what is planted accuses the innocent.
CAREFUL = frozenset(
    (PORTAL, MOVED, LEGACY_TLS, EXPOSED_ENV, OPEN_FOLDER, RATE_LIMITED, EXPIRED, BLOCKED, SLOW, DATABASE_TOOL, CATCH_ALL, IMPATIENT, SELF_SIGNED, DEAD)
)  # fmt: skip


def differences(verdicts: Mapping[str, Iterable[Verdict]]) -> Iterator[str]:
    """What a scan that gave these verdicts by host got wrong, a line each; nothing when it is as it must be."""
    found = {Planted(host, v.check, finding.problem) for host, given in verdicts.items() for v in given for finding in v.findings}
    opened = {Unseen(host, v.check, v.reason or "") for host, given in verdicts.items() for v in given if v.outcome is Outcome.UNKNOWN}
    for planted in sorted(PLANTED - found):
        yield f"{planted.host}: {planted.check} did not find {planted.problem}"
    for unseen in sorted(UNSEEN - opened):
        yield f"{unseen.host}: {unseen.check} should be unknown, {unseen.reason}"
    for invented in sorted(found - PLANTED):
        if invented.host in CAREFUL:
            yield f"{invented.host}: {invented.check} invented {invented.problem}"
    for host, given in sorted(verdicts.items()):
        for verdict in given:
            if verdict.outcome is Outcome.ERROR:
                yield f"{host}: {verdict.check} failed: {verdict.detail.strip().splitlines()[-1:]}"
