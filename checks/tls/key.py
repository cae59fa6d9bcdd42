"""The certificate's key is large enough (RFC 9325 section 4.5, CA/Browser Forum Baseline Requirements section 6.1.5)."""

from checks import (
    CertificateView,
    Example,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Handshake,
    Kind,
    Problem,
    Risk,
    Survey,
    Text,
    Tls,
    TlsSurvey,
    Unknown,
    bearing,
    build,
    certificate_text,
    check,
    each_certificate,
    parse,
    reason,
)

RSA_ENOUGH = 2048
EC_ENOUGH = 256
# The prime 2^16 + 1; smaller ones have been broken together with careless padding.
EXPONENT = 65_537

WEAK = Problem(
    "weak",
    Risk(3, 3),
    Text(
        id="Kunci sertifikat terlalu lemah: {key}. Yang layak sekurang-kurangnya RSA 2048 bit atau EC 256 bit.",
        en="The certificate's key is too weak: {key}. RSA with 2048 bits or EC with 256 is the least that will do.",
    ),
    kind=Kind.LAPSE,
)
SMALL_EXPONENT = Problem(
    "exponent",
    Risk(1, 2),
    Text(
        id="Kunci RSA sertifikat memakai eksponen kecil ({exponent}), tanda pembuat kunci yang usang.",
        en="The certificate's RSA key has a small exponent ({exponent}), the mark of an outdated key generator.",
    ),
)
AUTHORITY = Problem(
    "authority",
    Risk(2, 3),
    Text(
        id="Kunci sertifikat penerbit {name} terlalu lemah: {key}.",
        en="The key of the issuer's certificate {name} is too weak: {key}.",
    ),
)
RARE = Problem(
    "rare",
    Risk(5, 3),
    Text(
        id="Server hanya memiliki sertifikat dengan kunci {key}, yang secara bawaan tidak diterima oleh {clients}, sehingga sambungan dari sana gagal.",
        en="The server only has a certificate with a key of {key}, which {clients} do not accept by default, so connections from there fail.",
    ),
    kind=Kind.LAPSE,
)
# What `make chain-parity` saw fail: Chromium 156, OpenSSL 3.0 and GnuTLS 3.7.
_WITHOUT = {
    "RSA-PSS": ("Chrome",),
    "Ed25519": ("Chrome",),
    "Ed448": ("Chrome",),
    "EC secp521r1": ("Chrome",),
    "EC secp224r1": ("Chrome", "OpenSSL", "GnuTLS"),
    "EC brainpool": ("Chrome", "OpenSSL", "GnuTLS"),
    "ML-DSA": ("OpenSSL < 3.5", "GnuTLS < 3.8.10"),
}


def _handshake(kind: str) -> Handshake:
    return build.handshake(chain=(build.authority().issue(build.HOST, kind=kind),))


@check(
    id="tls-key",
    title=Text(id="Kunci sertifikat cukup kuat", en="The certificate's key is strong enough"),
    action=Text(id="Ganti sertifikat dengan kunci yang lebih kuat", en="Replace the certificate by one with a stronger key"),
    why=Text(
        id="Kunci yang terlalu pendek dapat dihitung ulang oleh penyerang. Dengan kunci itu ia dapat menyamar sebagai situs pemerintah kota tanpa ada peringatan apa pun di peramban masyarakat.",
        en="Attackers can compute a key that is too short. With it they can pose as the city's site without any warning in people's browsers.",
    ),
    fix=Fix(
        any=Text(
            id="Buat kunci baru (EC P-256, atau RSA 2048 bit bila ada perangkat lama), lalu terbitkan sertifikat baru dengan kunci itu. Jangan memakai ulang kunci lama saat memperpanjang.",
            en="Make a new key (EC P-256, or RSA with 2048 bits where there are old devices) and have a new certificate issued for it. Do not keep the old key when you renew.",
        ),
        nginx="certbot certonly --nginx --force-renewal --key-type ecdsa --elliptic-curve secp256r1 -d {host}\nsystemctl reload nginx",
        apache="certbot certonly --apache --force-renewal --key-type ecdsa --elliptic-curve secp256r1 -d {host}\nsystemctl reload apache2",
        litespeed="# cPanel: SSL/TLS > Default SSL/TLS Key Type: ECDSA P-256, lalu SSL/TLS Status > Run AutoSSL",
        iis="# win-acme: wacs.exe --renew --force dengan Csr: ec pada settings.json",
        verify=certificate_text("-text") + " | grep -E 'Public-Key|Exponent'",
        expected=Text(id="Public-Key: (256 bit) atau (2048 bit) ke atas", en="Public-Key: (256 bit), or (2048 bit) and above"),
    ),
    references=("RFC 9325 section 4.5", "CWE-326", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION,
    needs={"tls": Tls(), "survey": Survey()},
    problems=(WEAK, SMALL_EXPONENT, AUTHORITY, RARE),
    examples=lambda: (
        Example(WEAK(key="RSA 1024"), tls=_handshake("rsa-1024"), survey=build.survey()),
        Example(WEAK(key="EC secp192r1"), tls=_handshake("secp192r1"), survey=build.survey()),
        Example(WEAK(key="RSA 1024"), SMALL_EXPONENT(exponent=3), tls=_handshake("rsa3-1024"), survey=build.survey()),
        Example(
            AUTHORITY("CN=CA Lemah", name="CN=CA Lemah", key="RSA 1024"),
            tls=build.handshake(path=(build.root_of_key("rsa-1024", "CA Lemah"),)),
            survey=build.survey(),
        ),
        Example(RARE(key="Ed25519", clients=("Chrome",)), tls=_handshake("ed25519"), survey=build.survey()),
        Example(tls=_handshake("secp256r1"), survey=build.survey()),
        Example(tls=_handshake("secp384r1"), survey=build.survey()),
        Example(tls=build.handshake(chain=(b"0\x03",)), survey=build.survey(), reason=reason.of_failure(FailureKind.MALFORMED)),
    ),
)
def tls_key(tls: Handshake | Failure, survey: TlsSurvey | Failure) -> Findings:
    yield from each_certificate(tls, survey, _of_certificate)


def _of_certificate(view: CertificateView) -> Findings:
    leaf = view.read
    if not leaf.key:
        raise Unknown(reason.of_failure(FailureKind.MALFORMED))
    if _is_weak(leaf):
        yield WEAK(key=leaf.key)
    if leaf.key.startswith("RSA") and leaf.exponent < EXPONENT:
        yield SMALL_EXPONENT(exponent=leaf.exponent)
    for member in view.path[1:]:
        if _is_weak(member):
            yield AUTHORITY(member.subject, name=member.subject, key=member.key)
    clients = _without(leaf.key)
    if clients and all(_without(kind) for kind in view.kinds):
        yield RARE(key=leaf.key, clients=clients)


def _is_weak(read: parse.X509) -> bool:
    kind = read.key.split(" ")[0]
    # Browsers no longer support DSA of any size.
    return kind == "DSA" or (kind in ("RSA", "RSA-PSS") and read.bits < RSA_ENOUGH) or (kind == "EC" and 0 < read.bits < EC_ENOUGH)


def _without(key: str) -> tuple[str, ...]:
    """The clients that take no such key: none of a kind without an entry."""
    return next((clients for kind, clients in _WITHOUT.items() if key.startswith(kind)), ())
