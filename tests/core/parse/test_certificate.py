"""Certificates, well formed and not."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from checks.core import build
from checks.core.parse import certificate

GOOD = build.certificate(("situs.kotacontoh.go.id", "*.kotacontoh.go.id", "192.0.2.7", "2001:db8::7"), 60, 90)


def test_a_certificate() -> None:
    read = certificate(GOOD)
    assert read is not None
    assert read.names == ("situs.kotacontoh.go.id", "*.kotacontoh.go.id")
    assert read.addresses == ("192.0.2.7", "2001:db8::7")
    assert (read.subject, read.issuer) == ("CN=situs.kotacontoh.go.id", "CN=CA Contoh")
    assert read.lifetime == dt.timedelta(days=90)
    assert read.not_after == build.AT + dt.timedelta(days=60)
    assert (read.key, read.signature, read.serial, len(read.sha256)) == ("EC secp256r1", "sha256", "1", 64)


def test_without_alternative_names() -> None:
    read = certificate(build.certificate(()))
    assert read is not None
    assert read.names == read.addresses == ()


def test_a_serial_number_that_is_forbidden_is_read_without_a_warning() -> None:
    read = certificate(GOOD.replace(b"\xa0\x03\x02\x01\x02\x02\x01\x01", b"\xa0\x03\x02\x01\x02\x02\x01\x00", 1))
    assert read is not None
    assert read.serial == "0"


@given(st.binary(max_size=200))
def test_any_bytes(der: bytes) -> None:
    assert certificate(der) is None


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_one_byte_changed(at: int, byte: int) -> None:
    read = certificate(GOOD[:at] + bytes([byte]) + GOOD[at + 1 :])
    assert read is None or read.not_before.tzinfo is not None


@given(st.integers(0, len(GOOD) - 1))
def test_cut_off(at: int) -> None:
    assert certificate(GOOD[:at]) is None
