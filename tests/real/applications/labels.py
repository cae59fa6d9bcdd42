"""What must be said of an application, and the comparison with what tilik says."""

from __future__ import annotations

from typing import NamedTuple

from tests.real.applications.mariadb import PASSWORD
from tests.real.curl import curl
from tests.real.look import Seen, look
from tests.real.server import Server

# Advice that is true wherever the header is not sent.
_ADVICE = {
    "http-coop": "Cross-Origin-Opener-Policy",
    "http-corp": "Cross-Origin-Resource-Policy",
    "http-csp": "Content-Security-Policy",
    "http-framing": "X-Frame-Options",
    "http-hsts": "Strict-Transport-Security",
    "http-nosniff": "X-Content-Type-Options",
    "http-permissions-policy": "Permissions-Policy",
    "http-referrer-policy": "Referrer-Policy",
}


class Label(NamedTuple):
    """``findings`` are all that tilik must say, as ``check problem subject``, besides that a header or security.txt is missing.

    ``page`` is where the front page leads. Nothing of a site that is ``clean`` may stay open.
    """

    host: str
    findings: frozenset[str]
    clean: bool = False
    page: str = "/"
    scheme: str = "https"


def judge(server: Server, label: Label) -> None:
    """Look at a site, and compare."""
    seen = look(server, label.host, "--level", "probe")
    said = {line for line in _lines(seen) if not _is_advice(line)}
    assert said == label.findings, f"missed: {sorted(label.findings - said)}, said for nothing: {sorted(said - label.findings)}"
    assert PASSWORD not in repr(seen)
    _advice_is_true(server, label, seen)
    if label.clean:
        still_open = {check: told for check, told in seen.outcomes().items() if told.startswith(("unknown", "error"))}
        assert not still_open, still_open


def _lines(seen: Seen) -> set[str]:
    return {f"{v['check']} {f['problem']} {f['subject']}".strip() for v in seen.told["verdicts"] for f in v["findings"]}


def _is_advice(line: str) -> bool:
    check, problem, *_ = line.split()
    return problem == "missing" and (check in _ADVICE or check == "http-security-txt")


def _advice_is_true(server: Server, label: Label, seen: Seen) -> None:
    shown = curl(server, label.host, label.page, label.scheme)
    assert shown.status == 200
    for line in filter(_is_advice, _lines(seen)):
        if (header := _ADVICE.get(line.split()[0])) is not None:
            assert shown.values(header.lower()) == (), line
        else:
            assert curl(server, label.host, "/.well-known/security.txt", label.scheme).status != 200
