"""The certificate's key is large enough (RFC 9325 section 4.5, CA/Browser Forum Baseline Requirements section 6.1.5)."""

from checks import (
    Example,
    FailureKind,
    Findings,
    Fix,
    Handshake,
    Problem,
    Risk,
    Text,
    Tls,
    Unknown,
    bearing,
    build,
    certificate_text,
    check,
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
)
SMALL_EXPONENT = Problem(
    "exponent",
    Risk(1, 2),
    Text(
        id="Kunci RSA sertifikat memakai eksponen kecil ({exponent}), tanda pembuat kunci yang usang.",
        en="The certificate's RSA key has a small exponent ({exponent}), the mark of an outdated key generator.",
    ),
)


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
    references=("RFC 9325 section 4.5", "CWE-326"),
    bearing=bearing.ENCRYPTION,
    needs={"tls": Tls()},
    problems=(WEAK, SMALL_EXPONENT),
    examples=lambda: (
        Example(WEAK(key="RSA 1024"), tls=_handshake("rsa-1024")),
        Example(WEAK(key="EC secp192r1"), tls=_handshake("secp192r1")),
        Example(WEAK(key="RSA 1024"), SMALL_EXPONENT(exponent=3), tls=_handshake("rsa3-1024")),
        Example(tls=_handshake("secp256r1")),
        Example(tls=_handshake("secp384r1")),
        Example(tls=build.handshake(chain=(b"0\x03",)), reason=reason.of_failure(FailureKind.MALFORMED)),
    ),
)
def tls_key(tls: Handshake) -> Findings:
    leaf = parse.certificate(tls.leaf)
    if leaf is None or not leaf.key:
        raise Unknown(reason.of_failure(FailureKind.MALFORMED))
    kind = leaf.key.split(" ")[0]
    # Browsers no longer support DSA of any size.
    if kind == "DSA" or (kind == "RSA" and leaf.bits < RSA_ENOUGH) or (kind == "EC" and leaf.bits < EC_ENOUGH):
        yield WEAK(key=leaf.key)
    if kind == "RSA" and leaf.exponent < EXPONENT:
        yield SMALL_EXPONENT(exponent=leaf.exponent)
