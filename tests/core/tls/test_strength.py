"""Strengths are those of NIST's table and of RFC 9325."""

import msgspec

from checks.core.parse.certificate_names import covers
from checks.core.tls.strength import Strength, rsa_bits, strength
from tests.core.ratings.yardstick import LEAF
from tests.each import each


@each(
    ("name", "bits"),
    [
        ("RSA 2048", 2048),
        ("DSA 1024", 1024),
        ("ffdhe3072", 3072),
        ("EC secp256r1", 3072),
        ("EC prime256v1", 3072),
        ("secp384r1", 7680),
        ("secp521r1", 15360),
        ("sect163k1", 1024),
        ("EC brainpoolP256r1", 3072),
        ("brainpoolP384r1tls13", 7680),
        ("Ed25519", 3072),
        ("x448", 7680),
        ("X25519MLKEM768", 3072),
        ("SecP384r1MLKEM1024", 7680),
        ("", None),
    ],
)
def test_keys_and_groups_compare_by_rsa_bits(name: str, bits: int | None) -> None:
    assert rsa_bits(name) == bits


@each(
    ("name", "strong"),
    [
        ("TLS_AES_128_GCM_SHA256", Strength.STRONG),
        ("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", Strength.STRONG),
        ("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", Strength.FAIR),
        ("TLS_RSA_WITH_AES_256_GCM_SHA384", Strength.WEAK),
        ("TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA", Strength.WEAK),
        ("TLS_ECDHE_RSA_WITH_RC4_128_SHA", Strength.INSECURE),
        ("TLS_DH_anon_WITH_AES_128_GCM_SHA256", Strength.INSECURE),
        ("TLS_RSA_EXPORT_WITH_DES40_CBC_SHA", Strength.INSECURE),
        ("TLS_DHE_RSA_WITH_DES_CBC_SHA", Strength.INSECURE),
        ("TLS_RSA_WITH_NULL_SHA256", Strength.INSECURE),
        ("SSL_CK_DES_192_EDE3_CBC_WITH_MD5", Strength.INSECURE),
        ("UNKNOWN_0x1234", Strength.UNKNOWN),
    ],
)
def test_suites_have_a_strength(name: str, strong: Strength) -> None:
    assert strength(name) is strong


@each(
    ("names", "addresses", "host", "covered"),
    [
        (("kotacontoh.go.id",), (), "KOTACONTOH.go.id.", True),
        (("*.kotacontoh.go.id",), (), "dinkes.kotacontoh.go.id", True),
        (("*.kotacontoh.go.id",), (), "a.dinkes.kotacontoh.go.id", False),
        (("*.kotacontoh.go.id",), (), "kotacontoh.go.id", False),
        (("*.id",), (), "kota.id", False),
        ((), ("192.0.2.7",), "192.0.2.7", True),
        (("192.0.2.7",), (), "192.0.2.7", False),
        ((), ("2001:db8:0::1",), "2001:db8::1", True),
    ],
)
def test_a_certificate_covers_its_names(names: tuple[str, ...], addresses: tuple[str, ...], host: str, covered: bool) -> None:
    assert covers(msgspec.structs.replace(LEAF, names=names, addresses=addresses), host) is covered
