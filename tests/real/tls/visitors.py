"""Real clients at the servers of the comparison: who connects, with which version and suite, and whether tilik's hello of that client gets the same."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

import msgspec

from checks.core.tls.suites import suite_name, suite_names
from scanner.probes.tls.clients.hellos import real_clients
from tests.real.programs import program
from tests.real.tls.daemons import go_program
from tests.real.tls.explanations import break_off
from tests.real.tls.keys import HOST
from tests.real.tls.servers import Place
from tests.real.tls.tilik import hello_outcome

_HERE = Path(__file__).parent
_TURNED_AWAY = "-"
_VERSIONS = {
    "TLSv1": "TLSv1.0",
    "TLS1.3": "TLSv1.3",
    "TLS1.2": "TLSv1.2",
    "TLS1.1": "TLSv1.1",
    "TLS1.0": "TLSv1.0",
    "TLS 1.3": "TLSv1.3",
    "TLS 1.2": "TLSv1.2",
}
_CHROMIUM = ("--headless=new", "--no-sandbox", "--disable-gpu", "--ignore-certificate-errors", "--dump-dom")


class Visit(msgspec.Struct, frozen=True):
    """What a client got, as ``TLSv1.3 TLS_AES_128_GCM_SHA256``, or ``-``; by its name."""

    server: str
    real: dict[str, str]
    hellos: dict[str, str]

    def unlike(self) -> dict[str, tuple[str, str]]:
        """Where the client itself got something else than its hello."""
        return {name: (hello, self.real[name]) for name, hello in self.hellos.items() if name in self.real and self.real[name] != hello}


def visit(server: str, place: Place, names: Sequence[str]) -> Visit:
    """Everybody at one server."""
    hellos = {name: _agreed(outcome.version, outcome.suite) for name in real_clients() if (outcome := hello_outcome(place, name))}
    real = {}
    for name in names:
        # One that has not come back in time has said nothing of the server.
        with contextlib.suppress(subprocess.TimeoutExpired):
            real[name] = CLIENTS[name](place)
    return Visit(server, real, hellos)


def print_visits(visits: Sequence[Visit], out: TextIO) -> int:
    """A line a server; how many clients got something else than their hello, and nobody knows why."""
    for one in visits:
        out.write(f"{one.server}\n")
        for name, handshake in {**one.hellos, **{f"{name} itself": handshake for name, handshake in one.real.items()}}.items():
            out.write(f"    {name:<16} {handshake}\n")
    unlike = [(one.server, name, *pair) for one in visits for name, pair in one.unlike().items()]
    reasons = [break_off(server, name) if itself == _TURNED_AWAY else None for server, name, _, itself in unlike]
    for (server, name, hello, itself), why in zip(unlike, reasons, strict=True):
        out.write(f"UNLIKE {server}: {name}: its hello got {hello}, itself {itself}\n    {why or 'NOT EXPLAINED'}\n")
    left = reasons.count(None)
    out.write(
        f"{len(visits)} servers, {sum(len(one.real) for one in visits)} visits of real clients, {len(unlike)} unlike their hello, {left} not explained\n"
    )
    return left


def _agreed(version: str, suite: str) -> str:
    return f"{_VERSIONS.get(version, version)} {suite_names().get(suite, suite)}" if version else _TURNED_AWAY


def _output(*command: str, seconds: float = 30) -> str:
    done = subprocess.run(command, input=b"", capture_output=True, timeout=seconds, check=False)
    return (done.stdout + done.stderr).decode("latin-1")


def _openssl(place: Place) -> str:
    output = _output(program("openssl", "openssl"), "s_client", "-connect", f"{place.address}:{place.port}", "-servername", HOST)
    match = re.search(r"^New, (\S+), Cipher is (?!\(NONE\))(\S+)", output, re.MULTILINE)
    version = re.search(r"^\s+Protocol\s*: (\S+)", output, re.MULTILINE)
    return _agreed(version[1] if version else match[1], match[2]) if match else _TURNED_AWAY


def _curl(place: Place) -> str:
    resolve = f"{HOST}:{place.port}:{place.address}"
    output = _output(program("curl", "curl"), "-skv", "-m", "5", "-o", "/dev/null", "--resolve", resolve, f"https://{HOST}:{place.port}/")
    match = re.search(r"SSL connection using (\S+) / (\S+)", output)
    return _agreed(match[1], match[2]) if match else _TURNED_AWAY


def _gnutls(place: Place) -> str:
    output = _output(program("gnutls-cli", "gnutls-bin"), "--insecure", "--sni-hostname", HOST, "-p", str(place.port), place.address)
    match = re.search(r"Description: \((TLS[\d.]+)[^)]*\)-(.*)", output)
    return f"{_VERSIONS.get(match[1], match[1])} {match[2]}" if match else _TURNED_AWAY


def _node(place: Place) -> str:
    script = (
        f"const s=require('tls').connect({{host:'{place.address}',port:{place.port},servername:'{HOST}',rejectUnauthorized:false}},"
        "()=>{console.log('OK',s.getProtocol(),s.getCipher().standardName);s.destroy()});s.on('error',()=>process.exit())"
    )
    match = re.search(r"OK (\S+) (\S+)", _output(program("node", "nodejs"), "-e", script))
    return _agreed(match[1], match[2]) if match else _TURNED_AWAY


def _go(place: Place) -> str:
    match = re.search(r"OK (\S+) (\S+)", _output(str(go_program()), "dial", f"{place.address}:{place.port}", HOST))
    return _agreed({"304": "TLSv1.3", "303": "TLSv1.2"}.get(match[1], match[1]), match[2]) if match else _TURNED_AWAY


def _java(place: Place) -> str:
    output = _output(
        program("java", "default-jre-headless"),
        str(_HERE / "javaserver" / "Visitor.java"),
        place.address,
        str(place.port),
        HOST,
        seconds=90,
    )
    match = re.search(r"OK (\S+) (\S+)", output)
    return _agreed(match[1], match[2]) if match else _TURNED_AWAY


def _chromium(place: Place) -> str:
    """What its own network log says."""
    with tempfile.TemporaryDirectory(prefix="tilik-visitor-") as folder:
        log = Path(folder) / "net.json"
        rules = f"--host-resolver-rules=MAP {HOST} {place.address}"
        _output(
            program("chromium", "chromium"), *_CHROMIUM, rules, f"--user-data-dir={folder}/profile", f"--log-net-log={log}",
            f"https://{HOST}:{place.port}/", seconds=120,
        )  # fmt: skip
        text = log.read_text()
    try:
        net_log = json.loads(text)
    except ValueError:
        net_log = json.loads(text.rstrip().rstrip(",") + "]}")
    kind = net_log["constants"]["logEventTypes"]["SSL_CONNECT"]
    ends = [event["params"] for event in net_log["events"] if event["type"] == kind and "cipher_suite" in event.get("params", {})]
    return _agreed(ends[0]["version"], suite_name(ends[0]["cipher_suite"])) if ends else _TURNED_AWAY


CLIENTS: Mapping[str, Callable[[Place], str]] = {
    "openssl": _openssl, "curl": _curl, "gnutls": _gnutls, "node": _node, "go": _go, "java": _java, "chrome": _chromium,
}  # fmt: skip
# Those that start quickly go everywhere, the others to one server in ten.
QUICK, SLOW = ("openssl", "curl", "gnutls", "node", "go"), ("java", "chrome")
