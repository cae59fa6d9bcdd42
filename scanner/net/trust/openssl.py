"""What OpenSSL objects to: its own verifier, and what it wants of a server's purposes (``check_purpose_ssl_server`` of v3_purp.c)."""

from __future__ import annotations

from collections.abc import Sequence

from OpenSSL import crypto

from checks.core.parse.der import BIT_STRING, MalformedDer, der_value
from scanner.net.trust.browsers import SERVER_PURPOSE
from scanner.net.trust.path_certificate import PathCertificate, path_certificate
from scanner.net.trust.paths import TrustPath

_STEP_UPS = ("2.16.840.1.113730.4.1", "1.3.6.1.4.1.311.10.3.3")
_NETSCAPE_TYPE, _NETSCAPE_SERVER = "2.16.840.1.113730.1.1", 0x40
_USAGES = ("digitalSignature", "keyEncipherment", "keyAgreement")
_NOT_YET, _EXPIRED = 9, 10


def openssl_objection(store: crypto.X509Store, chain: Sequence[bytes], trusted: TrustPath) -> str:
    """In its words, empty where it goes on. Dates count only of certificates off the path that browsers take."""
    try:
        leaf, *others = (crypto.load_certificate(crypto.FILETYPE_ASN1, der) for der in chain)
        verified = crypto.X509StoreContext(store, leaf, others).get_verified_chain()
    except crypto.X509StoreContextError as wrong:
        code, der = wrong.errors[0], crypto.dump_certificate(crypto.FILETYPE_ASN1, wrong.certificate)
        return "" if code in (_NOT_YET, _EXPIRED) and any(one.der == der for one in trusted) else str(wrong)
    except (crypto.Error, ValueError):
        return "the certificate cannot be read"
    links = [path_certificate(crypto.dump_certificate(crypto.FILETYPE_ASN1, one)) for one in verified]
    unfit = next((one for number, one in enumerate(links) if one and not _serves(one, leaf=not number)), None)
    return f"unsuitable certificate purpose: {unfit.read.subject}" if unfit else ""


def _serves(one: PathCertificate, *, leaf: bool) -> bool:
    if one.read.purposes is not None and not any(purpose in (SERVER_PURPOSE, *_STEP_UPS) for purpose in one.read.purposes):
        return False
    if not leaf:
        return True
    usages = one.read.usages
    return _netscape(one) and (usages is None or any(usage in _USAGES for usage in usages))


def _netscape(one: PathCertificate) -> bool:
    value = next((e.value for e in one.fields.extensions if e.oid == _NETSCAPE_TYPE), None)
    try:
        return value is None or bool(
            der_value(value, BIT_STRING).content[1:2] and der_value(value, BIT_STRING).content[1] & _NETSCAPE_SERVER
        )
    except MalformedDer:
        return True
