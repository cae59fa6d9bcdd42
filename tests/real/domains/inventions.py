"""Invented domains for comparisons: SPF records and what they lead to, in every shape that RFC 7208 tells apart."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

# By ``name type``; TIMEOUT is a server that never answers.
Zone = dict[str, list[str] | str]

AROUND: Zone = {
    "baik.example TXT": ["v=spf1 ip4:192.0.2.0/24 -all"],
    "lunak.example TXT": ["v=spf1 mx ~all"],
    "netral.example TXT": ["v=spf1 ip6:2001:db8::/32 ?all"],
    "tanpa.example TXT": ["v=spf1 ip4:192.0.2.9"],
    "terbuka.example TXT": ["v=spf1 +all"],
    "dua.example TXT": ["v=spf1 -all", "v=spf1 ~all"],
    "catatan.example TXT": ["bukan spf"],
    "salah.example TXT": ["v=spf1 ipv4:192.0.2.1 -all"],
    "lima.example TXT": ["v=spf1 a:baik.example mx:lunak.example a:surat.example exists:surat.example include:baik.example -all"],
    "alih.example TXT": ["v=spf1 redirect=lunak.example"],
    "dalam.example TXT": ["v=spf1 include:alih.example include:baik.example -all"],
    "putar.example TXT": ["v=spf1 include:balik.example -all"],
    "balik.example TXT": ["v=spf1 include:putar.example -all"],
    "bisu.example TXT": "TIMEOUT",
    "surat.example A": ["192.0.2.25"],
    "surat.example AAAA": ["2001:db8::25"],
    "enam.example AAAA": ["2001:db8::66"],
    "baik.example A": ["192.0.2.1"],
    "lunak.example MX": ["10 surat.example."],
    "banyak.example MX": [f"10 s{n}.example." for n in range(11)],
    "sepuluh.example MX": [f"10 s{n}.example." for n in range(10)],
    **{f"s{n}.example A": [f"192.0.2.{100 + n}"] for n in range(11)},
}
_TERMS = (
    "ip4:192.0.2.1", "ip6:2001:db8::1", "a:surat.example", "mx:lunak.example", "mx:sepuluh.example", "mx:banyak.example", "a:enam.example/24//64", "ptr", "exists:surat.example",
    "exists:%{i}.surat.example", "include:baik.example", "include:lunak.example", "include:netral.example", "include:tanpa.example", "include:terbuka.example", "?include:terbuka.example",
    "include:dua.example", "include:catatan.example", "include:kosong.example", "include:salah.example", "include:alih.example", "include:dalam.example", "include:lima.example",
    "include:putar.example", "include:bisu.example", "a:kosong.example", "mx:kosong.example", "ip4:0.0.0.0/0", "-ip4:0.0.0.0/0", "ip4:192.0.2.1/33", "ipv4:192.0.2.1", "foo=bar", "exp=alasan.example",
    "exp=a.example exp=b.example", "INCLUDE:BAIK.EXAMPLE",
)  # fmt: skip
_ENDS = (
    "-all",
    "~all",
    "?all",
    "+all",
    "",
    "redirect=baik.example",
    "redirect=terbuka.example",
    "redirect=kosong.example",
    "redirect=bisu.example",
    "redirect=a.example redirect=b.example",
)
_WHOLE: tuple[list[str], ...] = (
    [], ["bukan spf"], ["v=spf10 -all"], ["V=SPF1 -ALL"], ["v=spf1"], ["v=spf1  a:surat.example   ~all  "], ["v=spf1 -all", "v=spf1  -all"], ["v=spf1 -all", "v=spf10"], [" v=spf1 -all"],
    ["v=spf1 " + "include:lima.example " * 2 + "-all"], ["v=spf1 " + "a:surat.example " * 10 + "-all"], ["v=spf1 " + "a:surat.example " * 11 + "-all"], ["v=spf1 " + "a:kosong.example " * 2 + "-all"],
    ["v=spf1 a:x.example a:y.example a:z.example -all"], ["v=spf1 a:x.example mx:y.example exists:z.example ~all"], ["v=spf1 -all a:x.example a:y.example a:z.example"], ["v=spf1 -all ipv4:1"],
    ["v=spf1 " + "ip4:192.0.2.1 " * 40 + "-all"], ["v=spf1 include:lima.example include:dalam.example ~all"], ["v=spf1 include:lima.example include:dalam.example a:surat.example ~all"],
)  # fmt: skip


def domains() -> Iterator[tuple[str, Zone]]:
    """A domain and its zone; more than 200, each another record."""
    records = [list(one) for one in _WHOLE]
    # Every term with two of the ends, and every end with some of the terms.
    for number, term in enumerate(_TERMS):
        records += [[f"v=spf1 {term} {_ENDS[(number + step) % len(_ENDS)]}".rstrip()] for step in (0, 3, 5)]
    pairs = itertools.combinations(_TERMS, 2)
    records += [[f"v=spf1 {one} {other} -all"] for number, (one, other) in enumerate(pairs) if number % 7 == 0]
    for number, texts in enumerate(records):
        domain = f"d{number}.example"
        yield domain, {**AROUND, f"{domain} TXT": texts}
