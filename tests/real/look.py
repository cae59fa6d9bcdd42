"""What tilik says of a site on a real server, asked through the command line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import msgspec
from click.testing import CliRunner

from checks import Exchange
from checks.core.evidence.observation import Observation
from scanner.cli import tilik
from scanner.store import ScanKind, Store
from tests.real.server import Server

# The DNS is left out, for these names are not in it.
PAGES, TLS, ALL = "[!dt]*", "tls-*", "[!d]*"


def arguments(server: Server, host: str, *only: str) -> tuple[str, ...]:
    """``tilik check`` of a site, fast."""
    settings = server.folder / "tilik.toml"
    settings.write_text(
        f"[network]\ntrusted_roots = ['root.pem']\ntimeout = 15.0\nhost_seconds = 900.0\nhost_requests = 2000\n[network.ports]\n443 = {server.https}\n80 = {server.http}\n",
        "utf-8",
    )
    quick = ("--rate", "2000", "--connections", "4", "--allow-private", "127.0.0.0/8", "--format", "json")
    pinned = ("--resolve", f"{host}:443:{server.address(host)}")
    return ("check", host, "--config", str(settings), *pinned, *quick, *(part for glob in only for part in ("--only", glob)))


class Look(msgspec.Struct, frozen=True):
    """``content`` is the object that ``tilik check --format json`` prints, ``evidence`` the answers it was judged from, by request key."""

    content: dict[str, Any]
    evidence: dict[str, Observation]

    def verdict(self, check: str) -> dict[str, Any]:
        (verdict,) = (v for v in self.content["verdicts"] if v["check"] == check)
        return dict(verdict)

    def findings(self, check: str) -> list[dict[str, Any]]:
        return list(self.verdict(check)["findings"])

    def outcome(self, check: str) -> str:
        """``pass``, ``not-applicable (reason)``, ``unknown (reason)``, ``fail (problem subject, …)``."""
        verdict = self.verdict(check)
        why = ", ".join(f"{f['problem']} {f['subject']}".strip() for f in verdict["findings"]) or verdict["reason"]
        return f"{verdict['outcome']} ({why})" if why else str(verdict["outcome"])

    def outcomes(self) -> dict[str, str]:
        """Every check's outcome."""
        return {verdict["check"]: self.outcome(verdict["check"]) for verdict in self.content["verdicts"]}

    def answer(self, url: str) -> Exchange:
        """What came back for a URL that any visitor may ask for."""
        visit = self.evidence[f"http visit {url}"]
        assert isinstance(visit, Exchange), visit
        return visit


def look(server: Server, host: str, *options: str, only: str | Sequence[str] = PAGES) -> Look:
    """Check one site, in this process."""
    file = server.folder / "evidence.db"
    command = (*arguments(server, host, *([only] if isinstance(only, str) else only)), "--store", str(file), *options)
    done = CliRunner().invoke(tilik, command, standalone_mode=False, catch_exceptions=False)
    assert done.return_value == 0, done.stderr
    store = Store(str(file))
    try:
        (place,) = store.collected(store.scans(ScanKind.HOST)[0].id)
        return Look(json.loads(done.stdout_bytes), store.evidence(place))
    finally:
        store.close()
