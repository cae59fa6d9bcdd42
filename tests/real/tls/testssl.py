"""What testssl.sh tells of a server, read from its JSON. It takes most of a minute a server."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from checks.core.tls.suites import ssl2_kinds, suite_name
from tests.real.programs import program
from tests.real.tls.facts import Account, Value, of_versions
from tests.real.tls.keys import HOST
from tests.real.tls.servers import Place

_VERSIONS = {"SSLv2": "SSLv2", "SSLv3": "SSLv3", "TLS1": "TLSv1.0", "TLS1_1": "TLSv1.1", "TLS1_2": "TLSv1.2", "TLS1_3": "TLSv1.3"}
_SUITE = re.compile(r"cipher-(ssl|tls)([\d_]+)_x([\da-f]{2,6})")
_CURVES = {"prime256v1": "secp256r1", "prime192v1": "secp192r1"}
# Curves that it knows to ask; of the fields of RFC 7919 it tells by their size.
_SCOPE = frozenset(
    ("secp256r1", "secp384r1", "secp521r1", "x25519", "x448", "secp256k1", "secp224r1", "secp224k1", "secp192r1", "secp192k1", "secp160r1",
     "secp160r2", "secp160k1", "brainpoolp256r1", "brainpoolp384r1", "brainpoolp512r1")
)  # fmt: skip


def testssl(place: Place) -> Account:
    """Versions, suites and curves; it asks the DNS nothing."""
    with tempfile.TemporaryDirectory(prefix="tilik-testssl-") as folder:
        file = Path(folder) / "report.json"
        command = (
            program("testssl", "testssl.sh"), "--quiet", "--color", "0", "--warnings", "off", "--nodns", "none", "--ip", place.address,
            "--protocols", "--cipher-per-proto", "--pfs", "--jsonfile", str(file), f"{HOST}:{place.port}",
        )  # fmt: skip
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=400, check=False)
        return read(json.loads(file.read_bytes()))


def read(lines: Iterable[Mapping[str, str]]) -> Account:
    """The lines of testssl.sh 3.0."""
    versions: dict[str, bool] = {}
    facts: dict[str, Value] = {}
    suites: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        name, text = line["id"], line["finding"]
        if name in _VERSIONS and text.startswith(("offered", "supported")):
            versions[_VERSIONS[name]] = True
        elif name in _VERSIONS and "not offered" in text:
            # Such as "TLSv1.1 is not offered, and downgraded to a weaker protocol"; of what broke off it says something else.
            versions[_VERSIONS[name]] = False
        elif suite := _SUITE.fullmatch(name):
            suites[_version(suite[1], suite[2])].add(_name(int(suite[3], 16), suite[1]))
        elif name == "PFS_ECDHE_curves":
            facts["groups"] = frozenset(_CURVES.get(curve, curve.lower()) for curve in text.split())
    facts |= of_versions(versions) | {f"suites {version}": frozenset(names) for version, names in suites.items()}
    return Account(facts, {"groups": _SCOPE})


def _name(code: int, kind: str) -> str:
    """Kinds of SSL 2.0 have three bytes."""
    old = (one.name for one in ssl2_kinds().values() if one.code == code)
    return next(old, suite_name(code)) if kind == "ssl" else suite_name(code)


def _version(kind: str, number: str) -> str:
    """``tls`` and ``1_2`` are TLS 1.2; ``tls`` and ``1`` are TLS 1.0."""
    return f"SSLv{number}" if kind == "ssl" else f"TLSv{number.replace('_', '.') if '_' in number else number + '.0'}"
