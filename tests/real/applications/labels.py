"""What must be said of an application that is put together in Python, and the comparison with what tilik says."""

from __future__ import annotations

import os
from typing import NamedTuple

from tests.real.applications.mariadb import PASSWORD
from tests.real.applications.verdict_table import keep, kept, table
from tests.real.applications.verdicts import difference
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
    """``kept`` is the file in ``verdicts/`` and the table in it that has what every check of pages must say; ``page`` is where the front page leads."""

    host: str
    kept: tuple[str, str]
    page: str = "/"
    scheme: str = "https"


def judge(server: Server, label: Label) -> None:
    """Look at a site, and compare. With TILIK_KEEP_VERDICTS what is seen is kept instead, for a look by hand."""
    seen = look(server, label.host, "--level", "probe")
    name, twin = label.kept
    said = table(seen.told)
    if os.environ.get("TILIK_KEEP_VERDICTS"):
        keep(name, kept(name) | {twin: said})
    assert not list(difference(name, twin, said))
    assert PASSWORD not in repr(seen)
    _advice_is_true(server, label, seen)


def _advice_is_true(server: Server, label: Label, seen: Seen) -> None:
    shown = curl(server, label.host, label.page, label.scheme)
    assert shown.status == 200
    missing = [verdict["check"] for verdict in seen.told["verdicts"] for finding in verdict["findings"] if finding["problem"] == "missing"]
    for check in missing:
        if (header := _ADVICE.get(check)) is not None:
            assert shown.values(header.lower()) == (), check
        elif check == "http-security-txt":
            assert curl(server, label.host, "/.well-known/security.txt", label.scheme).status != 200
