"""Keys are agreed on in groups that nobody can compute back (RFC 9325 section 4.3, RFC 7919)."""

import re

from checks import (
    DhGroup,
    Example,
    Findings,
    Fix,
    Kind,
    Problem,
    Risk,
    Survey,
    Text,
    TlsAnswers,
    TlsSurvey,
    Unknown,
    at_each_address,
    bearing,
    build,
    check,
    handshake_lines,
    reason,
)
from checks.tls import hardening

_ENOUGH = 2048
# Computed back in days by researchers in 2015 (CVE-2015-4000).
BREAKABLE = 1024
CURVE_ENOUGH = 224

TINY = Problem(
    "dh-breakable",
    Risk(3, 3),
    Text(
        id="Pertukaran kunci Diffie-Hellman hanya {bits} bit, yang dapat dipecahkan (serangan Logjam).",
        en="The Diffie-Hellman key exchange has only {bits} bits, which can be broken (the Logjam attack).",
    ),
    kind=Kind.LAPSE,
)
SHARED = Problem(
    "dh-shared",
    Risk(2, 3),
    Text(
        id="Pertukaran kunci Diffie-Hellman {bits} bit memakai bilangan prima yang dipakai jutaan server ({prime}), sehingga layak dipecahkan sekali untuk semua.",
        en="The Diffie-Hellman key exchange of {bits} bits uses a prime that millions of servers share ({prime}), which makes breaking it once for all worth while.",
    ),
)
SMALL = Problem(
    "dh-small",
    Risk(2, 2),
    Text(
        id="Pertukaran kunci Diffie-Hellman hanya {bits} bit; sekurang-kurangnya 2048 bit yang layak.",
        en="The Diffie-Hellman key exchange has only {bits} bits; 2048 is the least that is fit for use.",
    ),
    kind=Kind.LAPSE,
)
CURVES = Problem(
    "weak-curves",
    Risk(2, 2),
    Text(
        id="Server menerima kurva eliptik yang terlalu kecil: {curves}",
        en="The server accepts elliptic curves that are too small: {curves}",
    ),
    kind=Kind.LAPSE,
)
_EPHEMERAL = {"TLSv1.2": ("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256")}


def _finite(bits: int, prime: str = "") -> TlsSurvey:
    return build.survey(suites=_EPHEMERAL | {"TLSv1.3": ("TLS_AES_128_GCM_SHA256",)}, dh=DhGroup(bits, prime))


@check(
    id="tls-key-exchange",
    title=Text(id="Pertukaran kunci cukup kuat", en="The key exchange is strong enough"),
    action=hardening.HARDENING_ACTION,
    why=Text(
        id="Setiap sambungan dikunci dengan rahasia yang disepakati di awal. Bila grup bilangan atau kurvanya terlalu kecil, penyerang yang merekam sambungan dapat "
        "menghitung rahasia itu dan membaca semuanya.",
        en="Every connection is locked with a secret agreed on at its beginning. When the group of numbers or the curve is too small, an attacker who recorded the "
        "connection can compute the secret and read everything.",
    ),
    fix=Fix(
        any=Text(
            id="Cara paling sederhana adalah mengeluarkan suite DHE dan memakai ECDHE dengan kurva X25519 dan P-256. Bila DHE masih diperlukan, pakai grup ffdhe2048 atau "
            "lebih besar dari RFC 7919.",
            en="The simplest way is to take out DHE suites and use ECDHE with the curves X25519 and P-256. Where DHE is still needed, use the group ffdhe2048 of RFC 7919 or a larger one.",
        ),
        measures=hardening.MEASURES,
        verify=handshake_lines("-tls1_2 -cipher 'kDHE:@SECLEVEL=0'", "Server Temp Key|Cipher is"),
        expected=Text(id="Cipher is (NONE)", en="Cipher is (NONE)"),
    ),
    references=("RFC 9325 section 4.3", "RFC 7919", "RFC 8422", "CVE-2015-4000", "CWE-326", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION,
    needs={"survey": Survey()},
    problems=(TINY, SHARED, SMALL, CURVES),
    examples=lambda: (
        Example(TINY(bits=512), survey=_finite(512)),
        Example(SHARED(bits=1024, prime="RFC 2409 group 2"), survey=_finite(1024, "RFC 2409 group 2")),
        Example(SMALL(bits=1024), survey=_finite(1024)),
        Example(SMALL(bits=1536), survey=_finite(1536)),
        Example(CURVES(curves=("secp192r1", "sect163k1")), survey=build.survey(groups=("secp256r1", "secp192r1", "sect163k1"))),
        Example(survey=build.survey()),
        Example(survey=_finite(2048, "RFC 7919 ffdhe2048")),
        Example(survey=build.survey(groups=("x25519", "x448", "secp224r1", "brainpoolp256r1", "SecP256r1MLKEM768"))),
        Example(survey=build.survey(suites=_EPHEMERAL | {"TLSv1.3": ("TLS_AES_128_GCM_SHA256",)}), reason=reason.UNANSWERED),
        Example(survey=build.survey(groups=None), reason=reason.UNANSWERED),
        Example(survey=build.survey(unanswered=("suites TLSv1.2",)), reason=reason.UNANSWERED),
    ),
)
@at_each_address
def tls_key_exchange(answers: TlsAnswers) -> Findings:
    if answers.dh and answers.dh.bits < BREAKABLE:
        yield TINY(bits=answers.dh.bits)
    elif answers.dh and answers.dh.bits < _ENOUGH:
        yield SHARED(bits=answers.dh.bits, prime=answers.dh.prime) if answers.dh.prime else SMALL(bits=answers.dh.bits)
    groups = dict.fromkeys((*(answers.groups or ()), *((answers.ecdh,) if answers.ecdh else ())))
    curves = tuple(group for group in groups if _curve_bits(group) < CURVE_ENOUGH)
    if curves:
        yield CURVES(curves=curves)
    exchanges = {suite.key_exchange for suite in answers.suites_of()}
    finite = "DHE" in exchanges and answers.dh is None
    elliptic = ("ECDHE" in exchanges or "TLSv1.3" in answers.accepted_versions) and answers.groups is None
    if finite or elliptic or not answers.suites_complete:
        raise Unknown(reason.UNANSWERED)


def _curve_bits(group: str) -> int:
    """The size a SEC curve has in its name; what has none there is large enough (RFC 8422 section 5.1.1)."""
    match = re.fullmatch(r"(?:secp|sect)(\d{3})[kr]\d", group)
    return int(match[1]) if match else _ENOUGH
