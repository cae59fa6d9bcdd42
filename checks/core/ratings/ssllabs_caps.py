"""What limits the grade of the SSL Labs server rating guide 2009r, whatever the score: its rules, each by name."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checks.core.check.certificates import CertificateView
from checks.core.evidence.certificates import Staple
from checks.core.evidence.tls import Acceptance, Order, Revocation, TlsAnswers, Trust, Vulnerable, Weakness, WeaknessStatus
from checks.core.model.text import Text
from checks.core.parse.certificate_names import covers
from checks.core.ratings.tls_posture import Posture
from checks.core.tls.strength import has_short_blocks, is_rc4
from checks.core.tls.suites import Suite

_FEWEST_BITS = 112
_FORGED = ("md5", "md4", "md2")
_UNTRUSTED = (Trust.SELF_SIGNED, Trust.UNKNOWN_ROOT, Trust.INVALID)


class Cap(msgspec.Struct, frozen=True):
    """The best grade that is left, and why. T and M are no grades of the settings: the certificate makes them meaningless."""

    grade: str
    key: str
    text: Text


_CAPS = {
    cap.key: cap
    for cap in (
        Cap("T", "untrusted", Text(id="Sertifikat tidak dipercaya peramban.", en="Browsers do not trust the certificate.")),
        Cap("T", "expired", Text(id="Sertifikat di luar masa berlakunya.", en="The certificate is outside its validity period.")),
        Cap("T", "revoked", Text(id="Sertifikat sudah dicabut.", en="The certificate was revoked.")),
        Cap("T", "sha1", Text(id="Sertifikat ditandatangani dengan SHA-1.", en="The certificate is signed with SHA-1.")),
        Cap("M", "name", Text(id="Sertifikat bukan untuk nama situs ini.", en="The certificate is not for this site's name.")),
        Cap("F", "md5", Text(id="Sertifikat ditandatangani dengan MD5 atau MD2.", en="The certificate is signed with MD5 or MD2.")),
        Cap("F", "ssl2", Text(id="SSL 2.0 diterima (DROWN).", en="SSL 2.0 is accepted (DROWN).")),
        Cap("F", "ssl3-best", Text(id="Tidak ada yang lebih baik daripada SSL 3.0.", en="Nothing better than SSL 3.0 is accepted.")),
        Cap("F", "export", Text(id="Suite sandi kelas ekspor diterima.", en="Export cipher suites are accepted.")),
        Cap("F", "short-keys", Text(id="Suite sandi di bawah 112 bit diterima.", en="Cipher suites below 112 bits are accepted.")),
        Cap("F", "anonymous", Text(id="Suite sandi tanpa autentikasi diterima.", en="Cipher suites without authentication are accepted.")),
        Cap("F", "rc4-only", Text(id="Hanya RC4 yang tersedia.", en="Only RC4 is offered.")),
        Cap("F", "key-exchange-broken", Text(id="Kunci di bawah 1024 bit dipakai.", en="Keys below 1024 bits are used.")),
        Cap("F", "renegotiation-open", Text(id="Negosiasi ulang yang tidak aman diterima.", en="Insecure renegotiation is accepted.")),
        Cap("F", "heartbleed", Text(id="Rentan terhadap Heartbleed.", en="Vulnerable to Heartbleed.")),
        Cap("F", "ccs", Text(id="Rentan terhadap CCS injection.", en="Vulnerable to CCS injection.")),
        Cap("F", "ticketbleed", Text(id="Rentan terhadap Ticketbleed.", en="Vulnerable to Ticketbleed.")),
        Cap("F", "robot", Text(id="Rentan terhadap ROBOT.", en="Vulnerable to ROBOT.")),
        Cap("C", "poodle", Text(id="SSL 3.0 dengan mode CBC diterima (POODLE).", en="SSL 3.0 with CBC is accepted (POODLE).")),
        Cap("C", "no-tls12", Text(id="TLS 1.2 ataupun TLS 1.3 tidak tersedia.", en="Neither TLS 1.2 nor TLS 1.3 is offered.")),
        Cap("C", "compression", Text(id="Pemampatan TLS aktif (CRIME).", en="TLS compression is on (CRIME).")),
        Cap("C", "rc4-modern", Text(id="RC4 diutamakan pada TLS 1.1 ke atas.", en="RC4 is preferred with TLS 1.1 or newer.")),
        Cap("C", "short-blocks", Text(
            id="Cipher dengan blok 64 bit diutamakan pada TLS 1.1 ke atas (SWEET32).",
            en="A cipher with blocks of 64 bits is preferred with TLS 1.1 or newer (SWEET32).",
        )),
        Cap("B", "ssl3", Text(id="SSL 3.0 diterima.", en="SSL 3.0 is accepted.")),
        Cap("B", "tls10", Text(id="TLS 1.0 diterima.", en="TLS 1.0 is accepted.")),
        Cap("B", "tls11", Text(id="TLS 1.1 diterima.", en="TLS 1.1 is accepted.")),
        Cap("B", "rc4", Text(id="RC4 diterima.", en="RC4 is accepted.")),
        Cap("B", "key-exchange-weak", Text(id="Kunci di bawah 2048 bit dipakai.", en="Keys below 2048 bits are used.")),
        Cap("B", "no-forward-secrecy", Text(id="Kerahasiaan maju (forward secrecy) tidak dipakai.", en="Forward secrecy is not used.")),
        Cap("B", "no-aead", Text(id="Enkripsi terautentikasi (AEAD) tidak tersedia.", en="Authenticated encryption (AEAD) is not offered.")),
        Cap("B", "chain", Text(id="Rantai sertifikat tidak lengkap.", en="The certificate chain is incomplete.")),
        Cap("A-", "no-tls13", Text(id="TLS 1.3 tidak tersedia.", en="TLS 1.3 is not offered.")),
        Cap("A-", "renegotiation", Text(id="Negosiasi ulang yang aman tidak didukung.", en="Secure renegotiation is not supported.")),
    )
}  # fmt: skip


def caps(posture: Posture, answers: TlsAnswers, key_exchange: int) -> tuple[Cap, ...]:
    """Every rule that applies at one address. ``key_exchange`` is the score of that category."""
    keys = (
        *_certificates(posture, answers),
        *_protocols(answers),
        *_ciphers(answers),
        *_exchange(key_exchange),
        *_behaviour(answers),
        *_holes(posture),
    )
    return tuple(_CAPS[key] for key in dict.fromkeys(keys))


def _preference(answers: TlsAnswers, version: str) -> Suite | None:
    """What a current browser ends up with: the server's first suite, or the best where the browser's preference decides."""
    suites = answers.suites_of(version)
    if answers.order.get(version) is Order.SERVER:
        return suites[0] if suites else None
    return max(suites, key=lambda suite: (suite.forward_secret, suite.aead, suite.bits), default=None)


def _certificates(posture: Posture, answers: TlsAnswers) -> Iterator[str]:
    """The worst of all that visitors get at this address, with the whole of their trusted paths."""
    if posture.revocation and posture.revocation.state is Revocation.REVOKED:
        yield "revoked"
    for view in posture.views(answers):
        yield from _certificate(posture, view)


def _certificate(posture: Posture, view: CertificateView) -> Iterator[str]:
    trust, leaf = view.certificate.trust, posture.leaf_of(view)
    if trust in _UNTRUSTED or view.lack:
        yield "untrusted"
    if trust is Trust.INCOMPLETE:
        yield "chain"
    if view.certificate.staple is Staple.REVOKED:
        yield "revoked"
    if leaf is None:
        return
    path = (leaf, *view.path[1:]) if trust is Trust.TRUSTED else (leaf,)
    if not all(member.not_before <= view.at <= member.not_after for member in path):
        yield "expired"
    if not covers(leaf, posture.host):
        yield "name"
    # Nobody relies on the signature that a root makes of itself.
    hashes = [member.signature for member in path if member is leaf or not member.self_issued]
    if any(name in _FORGED for name in hashes):
        yield "md5"
    if "sha1" in hashes:
        yield "sha1"


def _protocols(answers: TlsAnswers) -> Iterator[str]:
    versions = {version for version, accepted in answers.versions.items() if accepted is Acceptance.YES}
    refused = {version for version, accepted in answers.versions.items() if accepted is Acceptance.NO}
    if "SSLv2" in versions:
        yield "ssl2"
    if "SSLv3" in versions:
        yield "poodle" if any(s.cbc for s in answers.suites_of("SSLv3")) else "ssl3"
        if refused >= {"TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"}:
            yield "ssl3-best"
    if "TLSv1.0" in versions:
        yield "tls10"
    if "TLSv1.1" in versions:
        yield "tls11"
    if "TLSv1.3" in refused:
        yield "no-tls12" if "TLSv1.2" in refused else "no-tls13"


def _ciphers(answers: TlsAnswers) -> Iterator[str]:
    everything = answers.suites_of()
    if not everything:
        return
    if any(suite.export for suite in everything):
        yield "export"
    if any(suite.bits < _FEWEST_BITS for suite in everything):
        yield "short-keys"
    if any(suite.anonymous for suite in everything):
        yield "anonymous"
    modern = [suite for version in ("TLSv1.1", "TLSv1.2") if (suite := _preference(answers, version))]
    if any(is_rc4(suite) for suite in everything):
        only = all(is_rc4(suite) for suite in everything)
        yield "rc4-only" if only else "rc4-modern" if any(map(is_rc4, modern)) else "rc4"
    if any(map(has_short_blocks, modern)):
        yield "short-blocks"
    newest = _preference(answers, max(version for version in answers.suites if answers.suites[version]))
    if newest and not newest.forward_secret:
        yield "no-forward-secrecy"
    if not any(suite.aead or suite.tls13 for suite in everything):
        yield "no-aead"


def _exchange(score: int) -> Iterator[str]:
    if score <= 40:
        yield "key-exchange-broken"
    elif score <= 80:
        yield "key-exchange-weak"


def _behaviour(answers: TlsAnswers) -> Iterator[str]:
    if answers.compression:
        yield "compression"
    if answers.secure_renegotiation is False:
        yield "renegotiation-open" if answers.client_renegotiation else "renegotiation"


def _holes(posture: Posture) -> Iterator[str]:
    for weakness in Weakness:
        status = posture.weaknesses.get(weakness)
        if isinstance(status, WeaknessStatus) and status.vulnerable in (Vulnerable.YES, Vulnerable.WEAK):
            yield weakness.value
