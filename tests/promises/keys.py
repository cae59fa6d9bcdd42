"""A chain of certificates whose keys are as large as OpenSSL allows, made in seconds: their moduli have thirty-two primes."""

from __future__ import annotations

import functools
import math
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa
from OpenSSL import SSL

from scanner.example_city.certificates import CityAuthority
from tests.real.certificates import CertificateRequest, Issued, ec_key, issue

_PAIRS, _EXPONENT = 16, 65537


@functools.cache
def large_key() -> rsa.RSAPrivateKey:
    """An RSA key of about 16,384 bits. RFC 8017 section 3.2 allows more than two primes; their products stand in for two."""
    pairs = [rsa.generate_private_key(_EXPONENT, 1024).private_numbers() for _ in range(_PAIRS)]
    halves = [[prime for pair in part for prime in (pair.p, pair.q)] for part in (pairs[: _PAIRS // 2], pairs[_PAIRS // 2 :])]
    p, q = (math.prod(half) for half in halves)
    orders = [math.lcm(*(prime - 1 for prime in half)) for half in halves]
    d = pow(_EXPONENT, -1, math.lcm(*orders))
    public = rsa.RSAPublicNumbers(_EXPONENT, p * q)
    numbers = rsa.RSAPrivateNumbers(p, q, d, d % orders[0], d % orders[1], pow(q, -1, p), public)
    return numbers.private_key(unsafe_skip_rsa_key_validation=True)


@functools.cache
def large_chain(host: str, length: int) -> tuple[Issued, ...]:
    """A certificate for a host, and the authorities above it, each with the large key, up to one that signs itself."""
    above: list[Issued] = []
    for n in range(length):
        above.append(
            issue(CertificateRequest(name=f"Otoritas {n}", key=large_key(), authority=True, life=3650), above[-1] if above else None)
        )
    return (issue(CertificateRequest(name=host, key=ec_key()), above[-1]), *reversed(above))


def large_context(host: str, length: int, _: CityAuthority, folder: Path) -> SSL.Context:
    """A TLS server that shows such a chain."""
    leaf, *above = large_chain(host, length)
    pem = folder / "rantai.pem"
    pem.write_bytes(leaf.key_pem + leaf.pem + b"".join(one.pem for one in above))
    context = SSL.Context(SSL.TLS_SERVER_METHOD)
    context.use_privatekey_file(str(pem))
    context.use_certificate_chain_file(str(pem))
    return context
