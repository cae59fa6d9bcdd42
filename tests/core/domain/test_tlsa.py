"""Which TLSA records senders of mail go by (RFC 7672 section 3.1.3, RFC 6698 section 2.1)."""

from __future__ import annotations

from checks.core.domain.tlsa import TlsaRecord, fits_tlsa
from checks.core.testing import evidence as build
from tests.each import each


@each(
    ("record", "usable"),
    [
        (TlsaRecord(3, 1, 1, bytes(32)), True),
        (TlsaRecord(3, 0, 2, bytes(64)), True),
        (TlsaRecord(2, 0, 0, b"der"), True),
        (TlsaRecord(3, 1, 1, bytes(31)), False),
        (TlsaRecord(3, 1, 2, bytes(32)), False),
        (TlsaRecord(3, 1, 0, b""), False),
        (TlsaRecord(0, 1, 1, bytes(32)), False),
        (TlsaRecord(1, 1, 1, bytes(32)), False),
        (TlsaRecord(4, 1, 1, bytes(32)), False),
        (TlsaRecord(3, 2, 1, bytes(32)), False),
        (TlsaRecord(3, 1, 3, bytes(32)), False),
    ],
)
def test_which_records_count(record: TlsaRecord, usable: bool) -> None:
    assert record.usable is usable


def test_a_record_that_does_not_count_fits_nothing_and_neither_does_a_chain_that_cannot_be_read() -> None:
    tls = build.handshake(host="surat.kotacontoh.go.id", names=("surat.kotacontoh.go.id",))
    usage, selector, matching, data = build.tlsa(tls).split(" ")
    right = TlsaRecord(int(usage), int(selector), int(matching), bytes.fromhex(data))
    assert fits_tlsa((right,), tls, ())
    assert not fits_tlsa((TlsaRecord(1, 1, 1, right.data),), tls, ("surat.kotacontoh.go.id",))
    for chain in ((), (b"",), (b"\x30\x80",)):
        assert not fits_tlsa((right,), build.handshake(chain=chain), ("surat.kotacontoh.go.id",))
