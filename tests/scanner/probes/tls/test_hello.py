"""What is offered, byte for byte as the RFCs write it."""

from __future__ import annotations

import pytest

from checks.core.tls.suites import group_name
from scanner.probes.tls.wire import extensions as ext, offer
from scanner.probes.tls.wire.hello import SSL3, TLS10, TLS11, TLS12, ClientHello
from scanner.probes.tls.wire.shares import share
from tests.each import each


@each(
    ("extension", "kind", "wire"),
    [
        (ext.server_name("a.test"), 0, "0009 00 0006 612e74657374"),
        (ext.status_request(), 5, "01 0000 0000"),
        (ext.supported_groups_extension((29, 23)), 10, "0004 001d 0017"),
        (ext.point_formats(), 11, "03 00 01 02"),
        (ext.signature_algorithms((0x0804, 0x0403)), 13, "0004 0804 0403"),
        (ext.heartbeat(), 15, "01"),
        (ext.alpn(("h2", "http/1.1")), 16, "000c 02 6832 08 687474702f312e31"),
        (ext.signed_certificate_timestamp(), 18, ""),
        (ext.padding(3), 21, "000000"),
        (ext.encrypt_then_mac(), 22, ""),
        (ext.extended_master_secret(), 23, ""),
        (ext.session_ticket(b"x"), 35, "78"),
        (ext.supported_versions((0x0304, 0x0303)), 43, "04 0304 0303"),
        (ext.key_share(((29, b"kunci"),)), 51, "0009 001d 0005 6b756e6369"),
        (ext.key_share(), 51, "0000"),
        (ext.renegotiation_info(), 0xFF01, "00"),
        (ext.renegotiation_info(b"v"), 0xFF01, "01 76"),
    ],
)
def test_extensions(extension: ext.Extension, kind: int, wire: str) -> None:
    assert extension == (kind, bytes.fromhex(wire))


@pytest.mark.parametrize(("version", "outside"), [(SSL3, "0300"), (TLS10, "0301"), (TLS11, "0301"), (TLS12, "0301")])
def test_a_hello_within_its_record(version: int, outside: str) -> None:
    hello = ClientHello(version=version, suites=(0x002F, 0x0035), session_id=b"s", random=bytes(32))
    body = f"{version:04x} {'00' * 32} 01 73 0004 002f 0035 01 00"
    assert hello.bytes() == bytes.fromhex(f"16 {outside} 0030 01 00002c {body}")
    extended = ClientHello(version=version, suites=(0x002F,), extensions=(ext.heartbeat(),), random=bytes(32))
    assert extended.body().endswith(bytes.fromhex("0005 000f 0001 01"))


@pytest.mark.parametrize("group", [29, 4588, 25497])
def test_keys_of_x25519_are_below_the_fields_prime(group: int) -> None:
    """RFC 7748 section 4.1 names the prime. No client's key is above it, and wolfSSL breaks off where one is."""
    keys = [key_share[1] for _ in range(24) if (key_share := share.__wrapped__(group))]
    assert len(keys) == 24
    # Which half comes first: draft-ietf-tls-ecdhe-mlkem section 4.1, draft-tls-westerbaan-xyber768d00 section 3.
    own = slice(-32, None) if group == 4588 else slice(32)
    assert all(int.from_bytes(key[own], "little") < 2**255 - 19 for key in keys)


def test_every_group_on_offer_has_a_name() -> None:
    """IANA, TLS Supported Groups, and drafts."""
    nameless = [group for group in (*offer.GROUPS13, *offer.GROUPS12) if "UNKNOWN" in group_name(group)]
    assert nameless == []
    assert [group_name(group) for group in offer.BRAINPOOL13] == ["brainpoolP256r1tls13", "brainpoolP384r1tls13", "brainpoolP512r1tls13"]
