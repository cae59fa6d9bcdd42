"""What sslyze tells of a server, run as a program of an environment of its own (``make .peers/bin/sslyze``); it is no part of tilik."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.real.tls.facts import Account, Value, of_versions
from tests.real.tls.keys import HOST
from tests.real.tls.servers import Place

_VERSIONS = {"SSLv2": "ssl_2_0", "SSLv3": "ssl_3_0", "TLSv1.0": "tls_1_0", "TLSv1.1": "tls_1_1", "TLSv1.2": "tls_1_2", "TLSv1.3": "tls_1_3"}
_GROUPS = {"prime256v1": "secp256r1", "prime192v1": "secp192r1"}
_ASK = ("--certinfo", "--sslv2", "--sslv3", "--tlsv1", "--tlsv1_1", "--tlsv1_2", "--tlsv1_3", "--reneg", "--compression", "--fallback", "--ems",
        "--elliptic_curves", "--resum", "--resum_attempts", "2", "--early_data")  # fmt: skip

# What it gets no answer to in time, from a server that serves one at a time for instance, it lists as rejected.
_TIMED_OUT = "timed out"


def installed() -> str | None:
    """The program, where it is installed."""
    own = Path(__file__).parents[3] / ".peers" / "bin" / "sslyze"
    return os.environ.get("TILIK_SSLYZE") or (str(own) if own.exists() else shutil.which("sslyze"))


def sslyze(place: Place) -> Account:
    """Everything that it has a word for. Nothing when it is not installed, or cannot finish a handshake with the server at all."""
    command = installed()
    if command is None:
        return Account({})
    with TemporaryDirectory() as folder:
        file = Path(folder, "report.json")
        where = f"{HOST}:{place.port}{{{place.address}}}"
        subprocess.run((command, *_ASK, f"--json_out={file}", where), capture_output=True, timeout=300, check=False)
        (server,) = json.loads(file.read_text())["server_scan_results"]
    return read(server["scan_result"]) if server["scan_result"] else Account({})


def read(scan: dict[str, Any]) -> Account:
    """A ``scan_result`` of sslyze 6."""
    results = {name: test["result"] for name, test in scan.items() if test["result"]}
    tried = {version: results[f"{name}_cipher_suites"] for version, name in _VERSIONS.items() if f"{name}_cipher_suites" in results}
    facts: dict[str, Value] = of_versions({version: one["is_tls_version_supported"] for version, one in tried.items()})
    scope: dict[str, frozenset[str]] = {}
    bits: set[int] = set()
    anonymous: set[int] = set()
    for version, one in tried.items():
        if not one["is_tls_version_supported"]:
            continue
        accepted = one["accepted_cipher_suites"]
        rejected = [suite for suite in one["rejected_cipher_suites"] if _TIMED_OUT not in suite["error_message"]]
        facts[f"suites {version}"] = frozenset(suite["cipher_suite"]["name"] for suite in accepted)
        scope[f"suites {version}"] = frozenset(suite["cipher_suite"]["name"] for suite in accepted + rejected)
        for suite in accepted:
            key = suite["ephemeral_key"] or {}
            if key.get("type_name") == "DH":
                (anonymous if suite["cipher_suite"]["is_anonymous"] else bits).add(key["size"])
    # What anonymous suites use says nothing of a server that has others.
    if sizes := bits or anonymous:
        facts["dh"] = min(sizes)
    if curves := results.get("elliptic_curves"):
        facts["groups"] = frozenset(map(_group, curves["supported_curves"] or ()))
        scope["groups"] = frozenset(map(_group, [*(curves["supported_curves"] or ()), *(curves["rejected_curves"] or ())]))
    if info := results.get("certificate_info"):
        chains = (deployment["received_certificate_chain"] for deployment in info["certificate_deployments"])
        facts["certificate"] = frozenset(base64.b64decode(chain[0]["fingerprint_sha256"]).hex() for chain in chains)
    facts |= {fact: results[test][name] for fact, (test, name) in _PLAIN.items() if test in results}
    # Its OpenSSL itself refuses a fallback that the server took but marked in its random bytes (RFC 8446 section 4.1.3), as Java's does: no alert of RFC 7507.
    if facts.get("fallback") is True:
        facts.pop("fallback")
    # Its OpenSSL says so of every connection with TLS 1.3, which has nothing else.
    if (newest := tried.get("TLSv1.3")) and newest["is_tls_version_supported"]:
        facts.pop("extended-master-secret", None)
    # It asks TLS 1.2 for this, and takes a server that speaks only TLS 1.3 for one that has neither.
    if (resumption := results.get("session_resumption")) and tried.get("TLSv1.2", {}).get("is_tls_version_supported"):
        facts["session-id"] = resumption["session_id_resumption_result"] == "FULLY_SUPPORTED"
        facts["ticket"] = resumption["tls_ticket_resumption_result"] == "FULLY_SUPPORTED"
    return Account(facts, scope)


_PLAIN = {
    "compression": ("tls_compression", "supports_compression"),
    "fallback": ("tls_fallback_scsv", "supports_fallback_scsv"),
    "extended-master-secret": ("tls_extended_master_secret", "supports_ems_extension"),
    "early-data": ("tls_1_3_early_data", "supports_early_data"),
    "secure-renegotiation": ("session_renegotiation", "supports_secure_renegotiation"),
    "client-renegotiation": ("session_renegotiation", "is_vulnerable_to_client_renegotiation_dos"),
}


def _group(curve: dict[str, Any]) -> str:
    name = str(curve["name"])
    return _GROUPS.get(name, name.lower())
