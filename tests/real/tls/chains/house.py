"""An invented house of authorities, sound until something is changed, and a chain that it serves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.real.tls.chains.authority import SERVER, Certificate, Extension, Key, certificate, extension, key, name

DOMAIN = "rantai.test"
HOST = f"situs.{DOMAIN}"
_USAGES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only",
    "decipher_only",
)  # fmt: skip
Extensions = Mapping[str, Extension | None]


class Chain(msgspec.Struct, frozen=True):
    """What a server sends, leaf first, to whoever asks for ``host``. ``key`` is the leaf's, ``restricted`` to PSS or not."""

    title: str
    sent: tuple[bytes, ...]
    key: Key
    host: str = HOST
    restricted: bool = False


def usage(*names: str) -> Extension:
    """keyUsage, critical, with these bits."""
    return extension(x509.KeyUsage(**{each: each in names for each in _USAGES}), critical=True)


def purposes(*identifiers: x509.ObjectIdentifier | str, critical: bool = False) -> Extension:
    """extendedKeyUsage."""
    return extension(
        x509.ExtendedKeyUsage([i if isinstance(i, x509.ObjectIdentifier) else x509.ObjectIdentifier(i) for i in identifiers]), critical
    )


def constraints(ca: bool, length: int | None = None, critical: bool = True) -> Extension:
    """basicConstraints."""
    return extension(x509.BasicConstraints(ca, length), critical)


def names(*dns: str) -> Extension:
    """subjectAltName of host names."""
    return extension(x509.SubjectAlternativeName([x509.DNSName(each) for each in dns]))


def authority(
    common: str, issuer: Certificate | None = None, *, own: Key | None = None, changed: Extensions | None = None, **more: Any
) -> Certificate:  # fmt: skip
    """A certificate that may sign others; ``changed`` replaces extensions by name, or takes them away."""
    own = own or _authority_key(common)
    extensions: Extensions = {"constraints": constraints(True), "usage": usage("key_cert_sign", "crl_sign")}
    return certificate(
        name(common), own, _extensions(own, issuer, extensions, changed, more), issuer, **({"begins": -900, "days": 3000} | more)
    )


def leaf(host: str, issuer: Certificate | None, *, own: Key | None = None, changed: Extensions | None = None, **more: Any) -> Certificate:
    """A sound certificate of a server but for what is changed."""
    own = own or key("p256")
    bits = ("digital_signature", "key_encipherment") if isinstance(own, rsa.RSAPrivateKey) else ("digital_signature",)
    extensions: Extensions = {"constraints": constraints(False), "usage": usage(*bits), "purposes": purposes(SERVER), "names": names(host)}
    subject = more.pop("subject", name(host))
    return certificate(subject, own, _extensions(own, issuer, extensions, changed, more), issuer, **more)


def chain(title: str, end: Certificate, *above: Certificate, host: str = HOST, restricted: bool = False) -> Chain:
    """These certificates, the leaf first."""
    return Chain(title, tuple(each.der for each in (end, *above)), end.key, host, restricted)


def _extensions(
    own: Key, issuer: Certificate | None, usual: Extensions, changed: Extensions | None, more: dict[str, Any]
) -> Sequence[Extension]:
    signer = more.get("by") or (issuer.key if issuer else own)
    identifiers: Extensions = {
        "subject-key": extension(x509.SubjectKeyIdentifier.from_public_key(own.public_key())),
        "issuer-key": extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())),
    }
    if more.get("version", 3) < 3:
        return ()
    return [one for one in ({**usual, **identifiers, **(changed or {})}).values() if one]


@cache
def _authority_key(common: str) -> Key:
    return key("rsa2048", hash(common)) if common.endswith("RSA") else key("p256", hash(common))


class House:
    """Roots that every client is given, and intermediates of the first."""

    def __init__(self) -> None:
        self.root = authority("Akar")
        self.rsa_root = authority("Akar RSA")
        self.middle = authority("Antara", self.root)
        self.rsa_middle = authority("Antara RSA", self.rsa_root)
        self.stranger = authority("Akar Asing")
        self.roots: list[Certificate] = [self.root, self.rsa_root]

    def add_root(self, root: Certificate) -> Certificate:
        """Another root for the clients."""
        self.roots.append(root)
        return root
