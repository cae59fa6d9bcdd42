"""Hosts: one normal form for every way to write a name, and a message for everything that is no host."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from scanner.targets.fault import TargetFault
from scanner.targets.host import Host, host, registrable, splitter
from tests.each import each


@each(
    ("spelling", "name", "domain"),
    [
        ("dinkes.kotacontoh.go.id", "dinkes.kotacontoh.go.id", "kotacontoh.go.id"),
        ("DinKes.KotaContoh.GO.ID.", "dinkes.kotacontoh.go.id", "kotacontoh.go.id"),
        ("ＤＩＮＫＥＳ．kotacontoh。go.id", "dinkes.kotacontoh.go.id", "kotacontoh.go.id"),
        ("kotacontoh.go.id", "kotacontoh.go.id", "kotacontoh.go.id"),
        ("Straße.example", "xn--strae-oqa.example", "xn--strae-oqa.example"),
        ("xn--strae-oqa.example", "xn--strae-oqa.example", "xn--strae-oqa.example"),
        ("BÜCHER.kotacontoh.go.id", "xn--bcher-kva.kotacontoh.go.id", "kotacontoh.go.id"),
        ("sim_rs.kotacontoh.go.id", "sim_rs.kotacontoh.go.id", "kotacontoh.go.id"),
        ("r3---a.kotacontoh.go.id", "r3---a.kotacontoh.go.id", "kotacontoh.go.id"),
        ("a.b.kotacontoh.test", "a.b.kotacontoh.test", "kotacontoh.test"),
        ("sman1.sch.id", "sman1.sch.id", "sman1.sch.id"),
        ("kotacontoh.github.io", "kotacontoh.github.io", "github.io"),
        ("192.0.2.7", "192.0.2.7", ""),
        ("１９２.0.2.7", "192.0.2.7", ""),
        ("[2001:DB8:0::7]", "2001:db8::7", ""),
    ],
)
def test_names_have_one_form(spelling: str, name: str, domain: str) -> None:
    assert host(spelling, 1) == Host(name, domain)


@each(
    ("spelling", "words"),
    [
        ("go.id", "a public suffix"),
        ("GO.ID.", "a public suffix"),
        ("desa.id", "a public suffix"),
        ("kota.ck", "a public suffix"),
        ("10.0.0.0/24", "a range"),
        ("10.0.0.1-50", "a range"),
        ("10.0.0.1-10.0.0.9", "a range"),
        ("10.0.0.*", "a range"),
        ("2001:db8::/32", "a range"),
        ("*.kotacontoh.go.id", "a wildcard"),
        ("https://dinkes.kotacontoh.go.id/x", "a URL"),
        ("dinkes.kotacontoh.go.id/x", "a path"),
        ("pengelola@kotacontoh.go.id", "a mail address"),
        ("a.go.id,b.go.id", "more than a host"),
        ("localhost", "not a full name"),
        ("127.1", "not an address"),
        ("0x7f.1", "not an address"),
        ("2130706433", "not an address"),
        ("1.2.3.4.5", "not an address"),
        ("256.1.1.1", "not an address"),
        ("010.1.1.1", "not an address"),
        ("[2001:db8::zz]", "not an address"),
        ("[fe80::1%eth0]", "a zone"),
        ("[::ffff:10.0.0.1]", "an IPv4 address inside"),
        ("0.0.0.0", "not the address of one server"),
        ("224.0.0.1", "not the address of one server"),
        ("a..kotacontoh.go.id", "an empty part"),
        (".kotacontoh.go.id", "an empty part"),
        ("-a.kotacontoh.go.id", "'-a'"),
        ("a-.kotacontoh.go.id", "'a-'"),
        ("a%00.kotacontoh.go.id", "'a%00'"),
        ("xn--a.kotacontoh.go.id", "not a host name"),
        ("ä_b.kotacontoh.go.id", "not a host name"),
        (f"{'a' * 64}.kotacontoh.go.id", "not a host name"),
        (".".join(["a" * 60] * 5), "longer than a name can be"),
    ],
)
def test_what_is_no_host_is_refused_in_its_own_words(spelling: str, words: str) -> None:
    with pytest.raises(TargetFault) as wrong:
        host(spelling, 7)
    assert words in wrong.value.message
    assert wrong.value.column >= 7


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
    | st.from_regex(r"[a-zA-Z0-9äßÖ.。_-]{1,30}\.(go\.id|test)", fullmatch=True)
)
def test_a_host_is_normal_or_refused_and_normal_stays_normal(spelling: str) -> None:
    try:
        host_name = host(spelling, 1)
    except TargetFault:
        return
    assert host_name.name.isascii()
    assert host_name.name == host_name.name.lower()
    assert host(f"[{host_name.name}]" if ":" in host_name.name else host_name.name, 1) == host_name


@each(
    ("name", "domain"),
    [
        # The list's own test vectors (publicsuffix.org, tests/test_psl.txt).
        ("com", ""),
        ("example.com", "example.com"),
        ("b.example.com", "example.com"),
        ("a.b.example.com", "example.com"),
        ("jp", ""),
        ("ac.jp", ""),
        ("test.ac.jp", "test.ac.jp"),
        ("c.kobe.jp", ""),
        ("b.c.kobe.jp", "b.c.kobe.jp"),
        ("a.b.c.kobe.jp", "b.c.kobe.jp"),
        ("city.kobe.jp", "city.kobe.jp"),
        ("www.city.kobe.jp", "city.kobe.jp"),
        ("ck", ""),
        ("test.ck", ""),
        ("b.test.ck", "b.test.ck"),
        ("www.ck", "www.ck"),
        ("www.www.ck", "www.ck"),
        ("xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn"),
        ("www.xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn"),
        ("xn--55qx5d.cn", ""),
        # Names under the suffixes of this country; the private section of the list is left out.
        ("dinkes.kotacontoh.go.id", "kotacontoh.go.id"),
        ("sman1.sch.id", "sman1.sch.id"),
        ("balai.desa.id", "balai.desa.id"),
        ("kota.github.io", "github.io"),
    ],
)
def test_the_registrable_domain_is_the_one_that_the_public_suffix_list_gives(name: str, domain: str) -> None:
    assert registrable(name) == domain


def test_the_list_is_neither_downloaded_nor_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TLDEXTRACT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments: pytest.fail(f"looked up {arguments}"))
    splitter.cache_clear()
    assert registrable("www.kotacontoh.go.id") == "kotacontoh.go.id"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["go.id", "a.b.test", "192.0.2.7"])
def test_nobody_registered_a_suffix_an_unknown_name_or_an_address(name: str) -> None:
    assert registrable(name) == ""
