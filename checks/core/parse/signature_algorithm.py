"""Which hash a certificate was signed with, and by what algorithm."""

from __future__ import annotations

from checks.core.parse.certificate_fields import CertificateFields
from checks.core.parse.der import MalformedDer, der_values, members_of, object_identifier

# RFC 8017, RFC 5758, RFC 3279, RFC 8410 and RFC 9881.
_ALGORITHMS = {
    "1.2.840.113549.1.1.2": ("md2WithRSAEncryption", "md2"), "1.2.840.113549.1.1.3": ("md4WithRSAEncryption", "md4"),
    "1.2.840.113549.1.1.4": ("md5WithRSAEncryption", "md5"), "1.2.840.113549.1.1.5": ("sha1WithRSAEncryption", "sha1"),
    "1.3.14.3.2.29": ("sha1WithRSA", "sha1"), "1.2.840.113549.1.1.14": ("sha224WithRSAEncryption", "sha224"),
    "1.2.840.113549.1.1.11": ("sha256WithRSAEncryption", "sha256"), "1.2.840.113549.1.1.12": ("sha384WithRSAEncryption", "sha384"),
    "1.2.840.113549.1.1.13": ("sha512WithRSAEncryption", "sha512"),
    "1.2.840.10045.4.1": ("ecdsa-with-SHA1", "sha1"), "1.2.840.10045.4.3.1": ("ecdsa-with-SHA224", "sha224"),
    "1.2.840.10045.4.3.2": ("ecdsa-with-SHA256", "sha256"), "1.2.840.10045.4.3.3": ("ecdsa-with-SHA384", "sha384"),
    "1.2.840.10045.4.3.4": ("ecdsa-with-SHA512", "sha512"),
    "1.2.840.10040.4.3": ("dsa-with-sha1", "sha1"), "2.16.840.1.101.3.4.3.1": ("dsa-with-sha224", "sha224"),
    "2.16.840.1.101.3.4.3.2": ("dsa-with-sha256", "sha256"),
    "1.3.101.112": ("Ed25519", ""), "1.3.101.113": ("Ed448", ""),
    "2.16.840.1.101.3.4.3.17": ("ML-DSA-44", ""), "2.16.840.1.101.3.4.3.18": ("ML-DSA-65", ""), "2.16.840.1.101.3.4.3.19": ("ML-DSA-87", ""),
}  # fmt: skip
PSS = "1.2.840.113549.1.1.10"
_HASHES = {
    "1.3.14.3.2.26": "sha1", "2.16.840.1.101.3.4.2.4": "sha224", "2.16.840.1.101.3.4.2.1": "sha256", "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512", "1.2.840.113549.2.5": "md5",
}  # fmt: skip


def signature_name(oid: str) -> str:
    """``sha256WithRSAEncryption``, or the object identifier of an algorithm that has no name here."""
    return "RSASSA-PSS" if oid == PSS else _ALGORITHMS.get(oid, (oid, ""))[0]


def signature_hash(fields: CertificateFields) -> str:
    """The hash that was signed, such as ``sha256``; the algorithm's object identifier where it has none or is not known."""
    if fields.algorithm == PSS:
        return _pss(fields.algorithms[0]) or PSS
    return _ALGORITHMS.get(fields.algorithm, ("", ""))[1] or fields.algorithm


def _pss(algorithm: bytes) -> str:
    """RFC 4055 section 3.1: SHA-1 unless another is named."""
    try:
        parameters = members_of(algorithm)[1:]
        for field in der_values(parameters[0].content) if parameters else ():
            if field.tag == 0xA0:
                return _HASHES.get(object_identifier(members_of(field.content)[0].content), "")
    except (MalformedDer, ValueError, IndexError):
        return ""
    return "sha1"
