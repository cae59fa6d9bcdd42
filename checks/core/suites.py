"""Names and properties of cipher suites and groups, from cryptodatahub, which follows IANA's registries and the RFCs."""

from __future__ import annotations

from functools import cache

import msgspec

# Strength in bits; what is not named here is counted by the number in its name.
_BITS = {"": 0, "TRIPLE_DES_EDE": 112, "DES": 56, "CHACHA20": 256, "SEED": 128, "IDEA": 128, "SM4": 128, "RC2": 128, "FORTEZZA": 80}
_GOST = 256


class Suite(msgspec.Struct, frozen=True):
    """A cipher suite.

    ``key_exchange`` is ``ECDHE``, ``DHE``, ``ECDH``, ``DH``, ``RSA``, ``PSK`` …, or empty for TLS 1.3, where it is negotiated apart. ``cipher``
    and ``mode`` are upper-case words (``AES_128``, ``GCM``); ``bits`` is the strength of the bulk cipher, 0 for NULL.
    """

    code: int
    name: str
    openssl: str
    key_exchange: str
    authentication: str
    cipher: str
    mode: str
    bits: int
    aead: bool
    export: bool

    @property
    def tls13(self) -> bool:
        return not self.key_exchange and self.code < 0x10000

    @property
    def anonymous(self) -> bool:
        return self.authentication == "ANONYMOUS"

    @property
    def forward_secret(self) -> bool:
        """True when a key that leaks later does not open what was recorded now."""
        return self.tls13 or self.key_exchange in ("ECDHE", "DHE")

    @property
    def cbc(self) -> bool:
        return self.mode == "CBC"


@cache
def suites() -> dict[str, Suite]:
    """Every suite of SSL 3.0 to TLS 1.3 by IANA's name. The first call loads the data, half a second."""
    from cryptodatahub.tls.algorithm import TlsCipherSuite

    found = (_suite(member.name, member.value) for member in TlsCipherSuite)
    return {suite.name: suite for suite in found if suite is not None}


@cache
def ssl2_kinds() -> dict[str, Suite]:
    """The cipher kinds of SSL 2.0 by name; ``code`` has three bytes."""
    from cryptodatahub.tls.algorithm import SslCipherKind

    return {
        kind.name: Suite(
            code=kind.value.code,
            name=kind.name,
            openssl="",
            key_exchange="RSA",
            authentication="RSA",
            cipher=_word(kind.value.bulk_cipher),
            mode=_word(kind.value.block_cipher_mode),
            bits=40 if "EXPORT" in kind.name else _bits(_word(kind.value.bulk_cipher)),
            aead=False,
            export="EXPORT" in kind.name,
        )
        for kind in SslCipherKind
    }


@cache
def by_code() -> dict[int, Suite]:
    """The suites of SSL 3.0 to TLS 1.3 by their two-byte number."""
    return {suite.code: suite for suite in suites().values()}


def named(code: int) -> str:
    """IANA's name of a suite's number, or ``UNKNOWN_0x1234``."""
    suite = by_code().get(code)
    return suite.name if suite else f"UNKNOWN_{code:#06x}"


@cache
def groups() -> dict[int, str]:
    """Named groups by number, as IANA writes them: ``secp256r1``, ``x25519``, ``ffdhe2048``, ``X25519MLKEM768``."""
    from cryptodatahub.tls.algorithm import TlsNamedCurve

    return {curve.value.code: _group(curve.name) for curve in TlsNamedCurve}


def _suite(member: str, value: object) -> Suite | None:
    name, code = getattr(value, "iana_name", None), getattr(value, "code", None)
    if not name or not isinstance(code, int):
        return None
    cipher = _word(getattr(value, "bulk_cipher", None))
    exchange = _word(getattr(value, "key_exchange", None))
    authentication = _word(getattr(value, "authentication", None))
    # The library calls the anonymous exchanges ADH and AECDH; IANA's names say DH_anon and ECDH_anon.
    anonymous = {"ADH": "DHE", "AECDH": "ECDHE"}
    export = bool(getattr(value, "export_grade", False))
    return Suite(
        code=code,
        name=name,
        openssl=getattr(value, "openssl_name", None) or "",
        key_exchange=anonymous.get(exchange, exchange),
        authentication="ANONYMOUS" if exchange in anonymous else authentication,
        cipher=cipher,
        mode=_word(getattr(value, "block_cipher_mode", None)),
        bits=40 if export and "56" not in cipher and "DES_CBC" not in name else _bits(cipher),
        aead=bool(getattr(value, "authenticated_encryption", False)),
        export=export,
    )


def _word(member: object) -> str:
    return getattr(member, "name", "") or ""


def _bits(cipher: str) -> int:
    if cipher in _BITS:
        return _BITS[cipher]
    if "GOST" in cipher:
        return _GOST
    digits = "".join(c for c in cipher.rsplit("_", 1)[-1] if c.isdigit())
    return int(digits) if digits else 128


def _group(name: str) -> str:
    hybrid = {
        "X25519_ML_KEM_768": "X25519MLKEM768",
        "SECP256R1_ML_KEM_768": "SecP256r1MLKEM768",
        "SECP384R1_ML_KEM_1024": "SecP384r1MLKEM1024",
    }
    return hybrid.get(name, name.lower())
