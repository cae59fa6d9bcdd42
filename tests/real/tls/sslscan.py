"""What sslscan tells of a server, read from its XML."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from xml.etree import ElementTree

from checks.core.tls.suites import ssl2_kinds, suite_name
from tests.real.programs import program
from tests.real.tls.facts import Account, Value, of_versions
from tests.real.tls.keys import HOST
from tests.real.tls.servers import Place

# The groups that sslscan 2.0 and 2.1 know to ask; the first line has those that TLS 1.3 has as well (RFC 8446 section 4.2.7).
_GROUPS13 = frozenset(
    ("secp256r1", "secp384r1", "secp521r1", "x25519", "x448", "ffdhe2048", "ffdhe3072", "ffdhe4096", "ffdhe6144", "ffdhe8192")
)  # fmt: skip
_GROUPS = _GROUPS13 | {
    "brainpoolp256r1", "brainpoolp384r1", "brainpoolp512r1", "secp160k1", "secp160r1", "secp160r2", "secp192k1", "secp192r1", "secp224k1", "secp224r1",
    "secp256k1", "sect163k1", "sect163r1", "sect163r2", "sect193r1", "sect193r2", "sect233k1", "sect233r1", "sect239k1", "sect283k1", "sect283r1",
    "sect409k1", "sect409r1", "sect571k1", "sect571r1",
}  # fmt: skip


def sslscan(place: Place) -> Account:
    """Everything that it has a word for; its heartbleed test says nothing of the heartbeat extension."""
    command = (program("sslscan", "sslscan"), "--xml=-", "--timeout=30", f"--sni-name={HOST}", f"{place.address}:{place.port}")
    done = subprocess.run(command, capture_output=True, timeout=180, check=True)
    return read(done.stdout)


def read(xml: bytes) -> Account:
    """A document of sslscan 2."""
    test = ElementTree.fromstring(xml).find("ssltest")
    assert test is not None, xml
    versions = {_version(p): p.get("enabled") == "1" for p in test.iterfind("protocol")}
    facts: dict[str, Value] = of_versions(versions)
    scope: dict[str, frozenset[str]] = {}
    suites: dict[str, list[str]] = defaultdict(list)
    in_turn: dict[str, list[str]] = defaultdict(list)
    bits: set[int] = set()
    anonymous: set[int] = set()
    for cipher in test.iterfind("cipher"):
        version, number = cipher.get("sslversion", ""), int(cipher.get("id", "0"), 16)
        name = (
            next((kind.name for kind in ssl2_kinds().values() if kind.code == number), suite_name(number))
            if version == "SSLv2"
            else suite_name(number)
        )
        suites[version].append(name)
        # What its OpenSSL does not know it finds by a second method, at the end, under its IANA name.
        if version == "TLSv1.3" or not cipher.get("cipher", "").startswith("TLS_"):
            in_turn[version].append(name)
        (anonymous if cipher.get("strength") == "anonymous" else bits).add(int(cipher.get("dhebits") or cipher.get("dhbits") or 0))
    for version, names in suites.items():
        facts[f"suites {version}"] = frozenset(names)
        facts[f"order {version}"] = tuple(in_turn[version])
        scope[f"order {version}"] = frozenset(in_turn[version])
    pairs = {(group.get("sslversion", ""), group.get("name", "").split(" ")[0].lower()) for group in test.iterfind("group")}
    # Where it finds groups with TLS 1.3 that TLS 1.3 does not have, it took every answer for a yes.
    if {name for version, name in pairs if version == "TLSv1.3"} <= _GROUPS13:
        groups = frozenset(name for _, name in pairs)
    else:
        groups = frozenset(name for version, name in pairs if version != "TLSv1.3")
    if groups:
        facts["groups"], scope["groups"] = groups, _GROUPS
    # What anonymous suites use says nothing of a server that has others.
    if sizes := bits - {0} or anonymous - {0}:
        facts["dh"] = min(sizes)
    renegotiation = test.find("renegotiation")
    if renegotiation is not None and renegotiation.get("secure") == "1":
        # It asks with TLS 1.0 and what its OpenSSL knows, and takes any refusal of that for a no.
        facts["secure-renegotiation"] = True
    for element, fact in (("compression", "compression"), ("fallback", "fallback")):
        node = test.find(element)
        if node is not None:
            facts[fact] = node.get("supported") == "1"
    return Account(facts, scope)


def _version(protocol: ElementTree.Element) -> str:
    return f"{'SSL' if protocol.get('type') == 'ssl' else 'TLS'}v{protocol.get('version')}"
