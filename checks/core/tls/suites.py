"""Names and properties of cipher suites and groups, from cryptodatahub, which follows IANA's registries and the RFCs."""

from __future__ import annotations

from functools import cache
from importlib import resources

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
    """Every suite of SSL 3.0 to TLS 1.3 by IANA's name."""
    return {record.iana_name: _suite(record.iana_name, record) for record in _records("cipher-suite").values() if record.iana_name}


@cache
def ssl2_kinds() -> dict[str, Suite]:
    """The cipher kinds of SSL 2.0 by name; ``code`` has three bytes."""
    return {name: _suite(name, record) for name, record in _records("cipher-kind").items()}


@cache
def by_code() -> dict[int, Suite]:
    """The suites of SSL 3.0 to TLS 1.3 by their two-byte number."""
    return {suite.code: suite for suite in suites().values()}


def suite_name(code: int) -> str:
    """IANA's name of a suite's number, or ``UNKNOWN_0x1234``."""
    suite = by_code().get(code)
    return suite.name if suite else f"UNKNOWN_{code:#06x}"


@cache
def suite_names() -> dict[str, str]:
    """IANA's names by OpenSSL's."""
    return {suite.openssl: suite.name for suite in suites().values() if suite.openssl}


@cache
def supported_groups() -> dict[int, str]:
    """Named groups by number, as IANA writes them: ``secp256r1``, ``x25519``, ``ffdhe2048``, ``X25519MLKEM768``."""
    records = msgspec.json.decode(_data("named-curve"), type=dict[str, _Group])
    return {record.code: name.lower() for name, record in records.items()} | _REGISTERED


def group_name(code: int) -> str:
    """The name of a group's number, or ``UNKNOWN_0x1234``."""
    return supported_groups().get(code, f"UNKNOWN_{code:#06x}")


class _Suite(msgspec.Struct, frozen=True):
    """A suite as the library's data tells it."""

    code: int
    iana_name: str | None = None
    openssl_name: str | None = None
    key_exchange: str | None = None
    authentication: str | None = None
    bulk_cipher: str | None = None
    block_cipher_mode: str | None = None
    authenticated_encryption: bool = False


class _Group(msgspec.Struct, frozen=True):
    """A group as the library's data tells it."""

    code: int


def _data(name: str) -> bytes:
    """A data file of the library. Its own classes make objects of all data at every start of the program, a quarter of a second."""
    return resources.files("cryptodatahub.tls").joinpath(f"{name}.json").read_bytes()


def _records(name: str) -> dict[str, _Suite]:
    return msgspec.json.decode(_data(name), type=dict[str, _Suite])


def _suite(name: str, record: _Suite) -> Suite:
    cipher, exchange, export = record.bulk_cipher or "", record.key_exchange or "", "EXPORT" in name
    # The library calls the anonymous exchanges ADH and AECDH; IANA's names say DH_anon and ECDH_anon.
    anonymous = {"ADH": "DHE", "AECDH": "ECDHE"}
    return Suite(
        code=record.code,
        name=name,
        openssl=record.openssl_name or "",
        key_exchange=anonymous.get(exchange, exchange),
        authentication="ANONYMOUS" if exchange in anonymous else (record.authentication or "").upper(),
        cipher=cipher,
        mode=record.block_cipher_mode or "",
        bits=40 if export and "56" not in cipher and "DES_CBC" not in name else _bits(cipher),
        aead=record.authenticated_encryption,
        export=export,
    )


def _bits(cipher: str) -> int:
    if cipher in _BITS:
        return _BITS[cipher]
    if "GOST" in cipher:
        return _GOST
    digits = "".join(c for c in cipher.rsplit("_", 1)[-1] if c.isdigit())
    return int(digits) if digits else 128


# IANA's names where the library writes something else, and its newest groups (TLS Supported Groups).
_REGISTERED = {
    31: "brainpoolP256r1tls13",
    32: "brainpoolP384r1tls13",
    33: "brainpoolP512r1tls13",
    512: "MLKEM512",
    513: "MLKEM768",
    514: "MLKEM1024",
    4587: "SecP256r1MLKEM768",
    4588: "X25519MLKEM768",
    4589: "SecP384r1MLKEM1024",
    4590: "curveSM2MLKEM768",
    25497: "X25519Kyber768Draft00",
    25498: "SecP256r1Kyber768Draft00",
}
