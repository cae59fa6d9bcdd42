"""What must be said of an application that is put together in Python, and the comparison with what tilik says."""

from __future__ import annotations

from tests.real.applications.makers import Label
from tests.real.applications.mariadb import PASSWORD
from tests.real.applications.verdict_table import table
from tests.real.applications.verdicts import difference, look_at_twin
from tests.real.curl import curl
from tests.real.look import Look
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


def judge(server: Server, name: str, label: Label) -> None:
    """Look at a twin of an application, and compare with what is kept of it."""
    look = look_at_twin(server, label)
    assert list(difference(name, label.twin, table(look.content))) == []
    assert PASSWORD not in repr(look)
    _advice_is_true(server, label, look)


def _advice_is_true(server: Server, label: Label, look: Look) -> None:
    answer = curl(server, label.host, label.page, label.scheme)
    assert answer.status == 200
    missing = [
        verdict["check"] for verdict in look.content["verdicts"] for finding in verdict["findings"] if finding["problem"] == "missing"
    ]
    for check in missing:
        if (header := _ADVICE.get(check)) is not None:
            assert answer.values(header.lower()) == (), check
        elif check == "http-security-txt":
            assert curl(server, label.host, "/.well-known/security.txt", label.scheme).status != 200
