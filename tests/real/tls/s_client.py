"""What ``openssl s_client`` tells of a server, one connection a question; SSL 2.0, SSL 3.0 and what Debian's OpenSSL left out it cannot ask."""

from __future__ import annotations

import contextlib
import hashlib
import re
import ssl
import subprocess
from functools import cache

from checks import PROTOCOLS
from tests.real.programs import program
from tests.real.tls.facts import Account, Value, of_versions
from tests.real.tls.keys import HOST
from tests.real.tls.servers import Place

VERSIONS = PROTOCOLS[2:]
_OPTION = {"TLSv1.0": "-tls1", "TLSv1.1": "-tls1_1", "TLSv1.2": "-tls1_2", "TLSv1.3": "-tls1_3"}
_ANY = ("-cipher", "ALL:eNULL:!PSK:!SRP:@SECLEVEL=0")
_AGREEMENT = re.compile(r"^New, \S+, Cipher is (?!\(NONE\))", re.MULTILINE)
_DH = re.compile(r"Server Temp Key: DH, (\d+) bits")
_PEM = re.compile(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)
_ALPN = ("h2", "http/1.1")
# IANA's names and OpenSSL's for the same.
_SCHEMES = {
    "rsa_pkcs1_sha1": "RSA+SHA1", "rsa_pkcs1_sha256": "RSA+SHA256", "rsa_pkcs1_sha384": "RSA+SHA384", "rsa_pkcs1_sha512": "RSA+SHA512",
    "rsa_pss_rsae_sha256": "rsa_pss_rsae_sha256", "rsa_pss_rsae_sha384": "rsa_pss_rsae_sha384", "rsa_pss_rsae_sha512": "rsa_pss_rsae_sha512",
    "ecdsa_sha1": "ECDSA+SHA1", "ecdsa_secp256r1_sha256": "ECDSA+SHA256", "ecdsa_secp384r1_sha384": "ECDSA+SHA384", "ecdsa_secp521r1_sha512": "ECDSA+SHA512",
}  # fmt: skip
_GROUPS = {"secp256r1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521", "x25519": "X25519", "x448": "X448"}


def s_client(place: Place) -> Account:
    """Everything that it shows."""
    outputs = {version: _output(place, _OPTION[version], *_ANY) for version in VERSIONS}
    versions = [version for version in VERSIONS if _AGREEMENT.search(outputs[version])]
    # Another refusal may be of the suites that this OpenSSL can offer.
    facts = of_versions(
        {version: version in versions for version in VERSIONS if version in versions or "alert protocol version" in outputs[version]}
    )
    if not versions:
        return Account(facts)
    # Some have no version for whoever asks for a stapled answer, or a newest one that no handshake of this client ends with.
    ways = (("-status",), (), (_OPTION[versions[-1]],))
    best = next((shaken for way in ways if (shaken := _shake(place, *_ANY, *way))), "")
    facts["chain"] = tuple(hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest() for pem in _PEM.findall(best))
    facts["alpn"] = frozenset(p for p in _ALPN if f"ALPN protocol: {p}\n" in _shake(place, *_ANY, "-alpn", p))
    facts["stapled"] = "OCSP Response Status: successful" in best
    facts |= {f"decides {version}": who for version in versions if (who := _decides(place, version))}
    facts["groups"] = frozenset(name for name, group in _GROUPS.items() if any(_agreed(place, version, group) for version in versions[-2:]))
    facts["signatures"] = frozenset(
        name
        for name, scheme in _SCHEMES.items()
        if any(
            # A handshake of TLS 1.3 that ends before the server signs has a suite, too.
            "Peer signature type: " in _shake(place, _OPTION[version], "-cipher", "aRSA:aECDSA:!kRSA:@SECLEVEL=0", "-sigalgs", scheme)
            for version in versions
            if version >= "TLSv1.2"
        )
    )
    before = [version for version in versions if version != "TLSv1.3"]
    if before:
        facts |= _of_tls12(place, before[-1])
    if "TLSv1.3" in versions:
        # Tickets come after the handshake, and s_client must still be there.
        lifetime = re.search(r"Max Early Data: (\d+)", _output(place, "-tls1_3", stays=1.0))
        facts["early-data"] = bool(lifetime and int(lifetime[1]))
    scope = {"groups": frozenset(_GROUPS), "signatures": frozenset(_SCHEMES), "alpn": frozenset(_ALPN)}
    return Account(facts, scope)


def _of_tls12(place: Place, version: str) -> dict[str, Value]:
    """What exists before TLS 1.3 only."""
    hello = _shake(place, _OPTION[version], *_ANY, "-tlsextdebug")
    facts: dict[str, Value] = {
        "secure-renegotiation": "Secure Renegotiation IS supported" in hello,
        "extended-master-secret": "Extended master secret: yes" in hello,
        "ticket": 'TLS server extension "session ticket"' in hello,
    }
    cbc = _shake(place, _OPTION[version], "-cipher", "AES128-SHA:AES256-SHA:ECDHE+AESCBC:DHE+AESCBC:@SECLEVEL=0", "-tlsextdebug")
    if cbc:
        facts["encrypt-then-mac"] = 'TLS server extension "encrypt-then-mac"' in cbc
    again = _output(place, _OPTION[version], *_ANY, "-no_ticket", "-reconnect")
    facts["session-id"] = re.search(r"^Reused, ", again, re.MULTILINE) is not None
    for offered in ("kDHE:!aNULL", "ADH+AES128", "ADH"):
        # What anonymous suites use says nothing of a server that has others; OpenSSL's grows with the strength of the suite.
        if "dh" not in facts and (dh := _DH.search(_shake(place, _OPTION[version], "-cipher", f"{offered}:@SECLEVEL=0"))):
            facts["dh"] = int(dh[1])
    return facts


def _decides(place: Place, version: str) -> str | None:
    """Offer everything, then everything the other way round; None where the server knows one suite only."""
    option, names = ("-ciphersuites", _suites(version)) if version == "TLSv1.3" else ("-cipher", _suites(version))
    tail = [] if version == "TLSv1.3" else ["@SECLEVEL=0"]

    def choice(offered: list[str]) -> str:
        match = re.search(r"Cipher is (\S+)", _shake(place, _OPTION[version], option, ":".join((*offered, *tail))))
        return match[1] if match else ""

    first = choice(names)
    if not choice([name for name in names if name != first]):
        return None
    other_way = names[::-1]
    second = choice(other_way)
    # Who passes over a suite that the client names earlier, and that it takes, decides by itself; a preference may depend on the client.
    return "server" if second == first or (second in other_way and choice(other_way[: other_way.index(second)])) else "client"


@cache
def _suites(version: str) -> list[str]:
    """The suites that this OpenSSL can offer, without those that need a shared secret."""
    ciphers = ("ciphers", "-s", _OPTION[version], *(() if version == "TLSv1.3" else (_ANY[1],)))
    output = subprocess.run((program("openssl", "openssl"), *ciphers), capture_output=True, text=True, check=True, timeout=30).stdout
    return output.strip().split(":")


def _agreed(place: Place, version: str, group: str) -> bool:
    suites = () if version == "TLSv1.3" else ("-cipher", "kEECDH:@SECLEVEL=0")
    return bool(_shake(place, _OPTION[version], "-groups", group, *suites))


def _shake(place: Place, *options: str) -> str:
    """What is said of a handshake, empty when none came about."""
    output = _output(place, *options)
    return output if _AGREEMENT.search(output) else ""


def _output(place: Place, *options: str, stays: float = 0.0) -> str:
    """All that it prints when it leaves after the handshake, or some seconds later."""
    where = ("-connect", f"{place.address}:{place.port}", "-servername", HOST, "-showcerts")
    command = (program("openssl", "openssl"), "s_client", *where, *options)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(stays)
        return process.communicate(timeout=30)[0].decode("latin-1")
