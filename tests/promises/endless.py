"""A certificate without a well-defined end (RFC 5280 section 4.1.2.5)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import NameOID
from OpenSSL import SSL

from scanner.example_city.certificates import CityAuthority
from tests.real.certificates import Issued, ec_key

_END = dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.UTC)


def endless_context(host: str, _: CityAuthority, folder: Path) -> SSL.Context:
    """A TLS server whose certificate, signed by itself, ends in 9999."""
    key, name = ec_key(), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    builder = builder.not_valid_before(dt.datetime(1950, 1, 1, tzinfo=dt.UTC)).not_valid_after(_END)
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
    issued = Issued(builder.sign(key, hashes.SHA256()), key)
    pem = folder / "tanpa-akhir.pem"
    pem.write_bytes(issued.key_pem + issued.pem)
    context = SSL.Context(SSL.TLS_SERVER_METHOD)
    context.use_privatekey_file(str(pem))
    context.use_certificate_chain_file(str(pem))
    return context
