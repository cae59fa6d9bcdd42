"""Addresses that are reachable from everywhere, by the text of IANA's registries (2025-10-09) and of RFC 4291, whatever the Python version."""

from __future__ import annotations

import ipaddress

import pytest

from scanner.errors import SettingsError
from scanner.net.policy import addresses
from scanner.net.policy.reachable import globally_reachable
from tests.each import each

PUBLIC = [
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255",
    "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255", "192.0.0.9", "192.0.0.10", "192.0.1.0", "192.0.3.0", "192.31.196.1",
    "192.52.193.1", "192.88.98.255", "192.88.100.0", "192.167.255.255", "192.169.0.0", "192.175.48.1", "198.17.255.255", "198.20.0.0",
    "198.51.99.255", "198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255",
    "2000::1", "2001:1::1", "2001:1::2", "2001:1::3", "2001:3::1", "2001:4:112::1", "2001:20::1", "2001:2f:ffff::1", "2001:30::1", "2001:200::1",
    "2001:db7::1", "2001:db9::1", "2003::1", "2404:c0::1", "2606:4700:4700::1111", "2620:4f:8000::1", "3ffe::1", "3fff:1000::1",
    "64:ff9b::808:808", "64:ff9b::c000:9", "::ffff:8.8.8.8", "2404:c0::5efe:808:808", "2404:c0::200:5efe:808:808",
]  # fmt: skip

SPECIAL = [
    "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1", "127.255.255.255",
    "169.254.0.0", "169.254.169.254", "169.254.255.255", "172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.0.7", "192.0.0.8", "192.0.0.11",
    "192.0.0.170", "192.0.0.171", "192.0.0.255", "192.0.2.0", "192.0.2.255", "192.88.99.0", "192.88.99.1", "192.88.99.2", "192.88.99.255",
    "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.0", "198.51.100.255", "203.0.113.0", "203.0.113.255",
    "224.0.0.0", "224.0.0.251", "239.255.255.255", "240.0.0.0", "255.255.255.254", "255.255.255.255",
    "::", "::1", "::2", "100::", "100::ffff", "100:0:0:1::", "100:0:0:1:ffff::", "100:0:0:2::1", "200::1", "400::1", "1000::1", "1fff::1",
    "2001::", "2001:0:ffff::1", "2001:1::", "2001:1::4", "2001:2::1", "2001:2:0:ffff::1", "2001:4:111::1", "2001:4:113::1", "2001:5::1",
    "2001:10::1", "2001:1f:ffff::1", "2001:40::1", "2001:1ff:ffff::1", "2001:db8::1", "2001:db8:ffff::1", "2002::1", "2002:808:808::1",
    "3fff::1", "3fff:fff:ffff::1", "4000::1", "5f00::1", "5f00:ffff::1", "6000::1", "8000::1", "c000::1", "e000::1", "f000::1", "fbff::1",
    "fc00::1", "fd00:ec2::254", "fdff:ffff::1", "fe00::1", "fe80::1", "febf:ffff::1", "fec0::1", "feff:ffff::1", "ff00::1", "ff02::1", "ffff::1",
    # Fully written, in capitals, and with an interface.
    "0000:0000:0000:0000:0000:0000:0000:0001", "FEC0::1", "3FFF::1", "fe80::1%eth0", "2606:4700:4700::1111%eth0", "::ffff:8.8.8.8%1",
]  # fmt: skip

CARRIERS = [
    "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::FFFF:7f00:1", "::ffff:0:127.0.0.1", "::ffff:0:808:808",  # mapped; translated (RFC 2765)
    "::127.0.0.1", "::10.0.0.1", "::8.8.8.8",  # IPv4-compatible, deprecated
    "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b::10.0.0.1", "64:ff9b::c058:6301",  # NAT64, RFC 6052
    "64:ff9b:1:7f00:0:100::", "64:ff9b:1:ff7f:0:1::", "64:ff9b:1:ffff:7f:0:100:0", "64:ff9b:1::7f00:1", "64:ff9b:1::808:808",  # /48, /56, /64, /96
    "2002:7f00:1::", "2002:a00:1::1", "2002:a9fe:a9fe::1",  # 6to4
    "2001:0:7f00:1::f5ff:fffe", "2001:0:808:808::f5ff:fffe", "2001:0:7f00:1::f7f7:f7f7", "2001:0:4136:e378:8000:63bf:3fff:fdd2",  # Teredo
    "2404:c0::5efe:10.0.0.1", "2404:c0::200:5efe:7f00:1", "2404:c0:1:2:0:5efe:c0a8:1", "fe80::5efe:808:808",  # ISATAP
]  # fmt: skip

# Where ipaddress says otherwise, in some version or in all of them, and why ours holds.
OTHERWISE = {
    "64:ff9b::/96": "reachable is what it carries, which is judged by itself",
    "192.88.99.0/24": "N/A in the registry since RFC 7526",
    "192.0.0.9/32": "exceptions of RFC 8190, in Python since 3.11.10 and 3.12.4", "192.0.0.10/32": "the same",
    "2001::/23": "its exceptions are in Python since the same versions; 2001:1::3 (RFC 9665) is in none",
    "64:ff9b:1::/48": "the same versions",
    "2002::/16": "N/A in the registry, and in Python since the same versions",
    "100:0:0:1::/64": "RFC 9780, of 2025", "3fff::/20": "RFC 9637, of 2024", "5f00::/16": "RFC 9602, of 2024",
    "fec0::/10": "deprecated by RFC 3879; Python calls it global",
}  # fmt: skip


@each("one", PUBLIC)
def test_a_public_address_may_be_contacted(one: str) -> None:
    assert addresses.address_refusal(one, ()) is None


@each("one", SPECIAL + CARRIERS)
def test_an_address_of_a_special_purpose_and_one_that_carries_such_may_not(one: str) -> None:
    assert addresses.address_refusal(one, ())


@each("one", ["", "localhost", "127.1", "0x7f.1", "2130706433", "127.0.0.1.", "010.0.0.1", "1.1.1", "[::1]", "1.1.1.1 ", "١.١.١.١"])
def test_an_odd_notation_is_no_address(one: str) -> None:
    assert addresses.address_refusal(one, addresses.ranges(["0.0.0.0/0", "::/0"])) == f"{one} is not an address"


def test_python_says_otherwise_only_where_we_know_why() -> None:
    networks = [ipaddress.ip_network(block) for block in OTHERWISE]
    for text in PUBLIC + SPECIAL:
        one = ipaddress.ip_address(text.partition("%")[0])
        mapped = one.ipv4_mapped if isinstance(one, ipaddress.IPv6Address) else None
        read = mapped or one
        python = read.is_global and not read.is_multicast and not read.is_reserved
        if globally_reachable(read) is not python:
            assert any(read in block for block in networks if block.version == read.version), text


def test_an_allowed_range_holds_however_the_address_is_written() -> None:
    allowed = addresses.ranges(["127.0.53.0/24", "fd00::/8"])
    for one in ("127.0.53.7", "::ffff:127.0.53.7", "::FFFF:7f00:3507", "64:ff9b::7f00:3507", "fd00::1", "FD00:0:0::1"):
        assert addresses.address_refusal(one, allowed) is None, one
    for one in ("127.0.54.7", "::ffff:127.0.54.7", "64:ff9b::7f00:3607", "::127.0.53.7", "2002:7f00:3507::", "fec0::1", "fd00::1%eth0"):
        assert addresses.address_refusal(one, allowed), one


@pytest.mark.parametrize(
    ("notation", "form"),
    [
        ("::ffff:8.8.8.8", "8.8.8.8"), ("::FFFF:0808:0808", "8.8.8.8"), ("0:0:0:0:0:ffff:808:808", "8.8.8.8"), ("8.8.8.8", "8.8.8.8"),
        ("2606:4700:4700:0:0::1111", "2606:4700:4700::1111"), ("2001:DB8::A", "2001:db8::a"),
    ],
)  # fmt: skip
def test_one_form_for_every_notation(notation: str, form: str) -> None:
    assert addresses.canonical_address(notation) == form


def test_what_is_no_range_is_a_fault_of_the_settings() -> None:
    with pytest.raises(SettingsError, match=r"10\.0\.0\.1/8"):
        addresses.ranges(["10.0.0.1/8"])
