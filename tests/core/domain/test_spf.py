"""SPF by the text of RFC 7208: limits, errors, and who passes."""

from __future__ import annotations

from collections.abc import Mapping

from checks.core.domain.spf import SpfState, spf_state
from checks.core.domain.subjects import resolution
from checks.core.evidence.domain import DomainSubject
from checks.core.parse.spf import spf
from checks.core.testing import evidence as build
from checks.core.testing.names import ZoneEntry
from tests.each import each

DOMAIN = "kota.go.id"


def state(record: str, zone: Mapping[str, ZoneEntry]) -> SpfState:
    lookups = build.domain_lookups(DomainSubject.SPF, {f"{DOMAIN} TXT": (record,), **zone}, DOMAIN)
    return spf_state(DOMAIN, resolution(lookups))


@each(
    ("text", "record"),
    [
        ("v=spf1", True), ("V=SPF1 MX -ALL", True), ("v=spf1  mx   -all  ", True),
        ("v=spf10 -all", False), ("v=spf1mx -all", False), (" v=spf1 -all", False), ("v=spf1\t-all", False), ("spf2.0/pra -all", False), ("", False),
    ],
)  # fmt: skip
def test_what_is_a_record(text: str, record: bool) -> None:
    """Section 4.5."""
    assert (spf(text) is not None) is record


@each(
    ("term", "sound"),
    [
        ("a", True), ("A:x.example", True), ("a/24", True), ("a//64", True), ("a:x.example/24//64", True), ("a/33", False), ("a//129", False), ("a/024", False), ("a:", False), ("a:/24", False),
        ("mx:x.example/0", True), ("all", True), ("all:x.example", False), ("all/8", False), ("-all.", False), ("include:x.example", True), ("include", False), ("include:", False),
        ("include:x", False), ("include:x.111", False), ("include:x.example/24", False), ("ip4:192.0.2.1", True), ("ip4:192.0.2.1/32", True), ("ip4:192.0.2.0/33", False), ("ip4:192.0.2", False),
        ("ip4:192.0.2.256", False), ("ip4", False), ("ip4:192.0.2.1/", False), ("ip6:2001:db8::/32", True), ("ip6:192.0.2.1", False), ("ip6:::/0", True), ("ip6:fe80::1%eth0", False),
        ("ipv4:192.0.2.1", False), ("exists:%{ir}.x.example", True), ("exists:%{x}.example", False), ("exists:%{i", False), ("exists:%(i).x.example", False), ("exists", False),
        ("ptr", True), ("ptr:x.example", True), ("ptr/24", False), ("redirect=x.example", True), ("redirect=", False), ("redirect=x", False), ("exp=x.example", True), ("moo=1", True),
        ("moo.cow-far_out=man:dog/cat", True), ("1moo=2", False), ("mx::x.example", True), ("+mx", True), ("++mx", False), ("foo", False), ("foo:bar", False), ("a:x.example:8080", False),
        ("include:_spf.x.example.", True), ("exp=%{d}", True), ("include:ex%{d1r}", True),
    ],
)  # fmt: skip
def test_what_the_grammar_knows(term: str, sound: bool) -> None:
    """Sections 4.6.1, 5 to 7 and 12."""
    record = spf(f"v=spf1 {term} -all")
    assert record is not None
    assert (not record.wrong) is sound


def many(count: int, name: str = "mx") -> str:
    return f"v=spf1 {' '.join([name] * count)} -all"


NESTED = {"a.example TXT": ("v=spf1 mx mx mx mx -all",), "a.example MX": ("10 x.example.",), f"{DOMAIN} MX": ("10 x.example.",)}


@each(
    ("record", "zone", "lookups"),
    [
        (many(10), {}, 10), (many(11), {}, 11), (many(30, "ip4:192.0.2.1"), {}, 0),
        # Each time that it is met (4.6.4): 2 includes of 1 + 4.
        ("v=spf1 include:a.example include:a.example -all", NESTED, 10),
        ("v=spf1 include:a.example include:a.example mx -all", NESTED, 11),
        # What stands behind all is never met, and all makes redirect none.
        ("v=spf1 mx -all a a a a a a a a a a a", {}, 1), ("v=spf1 -all redirect=a.example", NESTED, 0),
        ("v=spf1 redirect=a.example", NESTED, 5), ("v=spf1 ptr exists:%{i}.x.example exp=x.example -all", {}, 2),
    ],
)  # fmt: skip
def test_look_ups_are_counted(record: str, zone: Mapping[str, ZoneEntry], lookups: int) -> None:
    assert state(record, zone).lookups == lookups


ADDRESS: dict[str, ZoneEntry] = {"d.example A": ("192.0.2.1",), "six.example AAAA": ("2001:db8::1",)}


@each(
    ("record", "void"),
    [
        ("v=spf1 a:d.example a:six.example -all", 0), ("v=spf1 a:a.example a:b.example -all", 2), ("v=spf1 a:a.example mx:b.example exists:c.example -all", 3),
        ("v=spf1 a:%{i}.example a:%{i}.example a:%{i}.example -all", 0), ("v=spf1 -all a:a.example a:b.example a:c.example", 0),
    ],
)  # fmt: skip
def test_void_look_ups_count_a_term_once(record: str, void: int) -> None:
    """RFC 7208 section 4.6.4: not A and AAAA apart, and none for what depends on the letter."""
    assert len(state(record, ADDRESS).void) == void


@each(
    ("record", "zone", "everybody"),
    [
        ("v=spf1 +all", {}, True), ("v=spf1 all", {}, True), ("v=spf1 mx ALL", {}, True), ("v=spf1 -all +all", {}, False),
        ("v=spf1 ip4:0.0.0.0/0 -all", {}, True), ("v=spf1 ip4:1.2.3.4/0 -all", {}, True), ("v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all", {}, True), ("v=spf1 ip6:::/0 -all", {}, True),
        ("v=spf1 ip4:10.0.0.0/8 -all", {}, False), ("v=spf1 -ip4:0.0.0.0/0 -all", {}, False), ("v=spf1 ?ip4:0.0.0.0/0 -all", {}, False),
        ("v=spf1 a/0 -all", {f"{DOMAIN} A": ("192.0.2.1",)}, True), ("v=spf1 a/0 -all", {}, False), ("v=spf1 mx/0 -all", {f"{DOMAIN} MX": ("10 x.example.",), "x.example A": ("192.0.2.1",)}, True),
        # Without a macro, exists says the same of every letter.
        ("v=spf1 exists:x.example -all", {"x.example A": ("192.0.2.1",)}, True), ("v=spf1 exists:x.example -all", {}, False), ("v=spf1 exists:%{i}.x.example -all", {"x.example A": ("192.0.2.1",)}, False),
        ("v=spf1 -exists:x.example +all", {"x.example A": ("192.0.2.1",)}, False), ("v=spf1 include:a.example -all", {"a.example TXT": ("v=spf1 exists:x.example -all",), "x.example A": ("192.0.2.1",)}, True),
        ("v=spf1 include:a.example -all", {"a.example TXT": ("v=spf1 +all",)}, True), ("v=spf1 ?include:a.example -all", {"a.example TXT": ("v=spf1 +all",)}, False),
        ("v=spf1 include:a.example -all", {"a.example TXT": ("v=spf1 ?all",)}, False), ("v=spf1 redirect=a.example", {"a.example TXT": ("v=spf1 +all",)}, True),
        ("v=spf1 include:a.example -all", {"a.example TXT": ("v=spf1 include:b.example -all",), "b.example TXT": ("v=spf1 ip4:0.0.0.0/0",)}, True),
    ],
)  # fmt: skip
def test_who_lets_everybody_pass(record: str, zone: Mapping[str, ZoneEntry], everybody: bool) -> None:
    assert bool(state(record, zone).open) is everybody


@each(
    ("record", "zone", "end"),
    [
        ("v=spf1 ?include:a.example -all", {"a.example TXT": ("v=spf1 +all",)}, "?"),
        ("v=spf1 mx", {}, ""), ("v=spf1 mx ?all", {}, "?"), ("v=spf1 mx ~all", {}, "~"), ("v=spf1 redirect=a.example", {"a.example TXT": ("v=spf1 -all",)}, "-"),
        ("v=spf1 redirect=a.example", {"a.example TXT": ("v=spf1 ip4:192.0.2.1",)}, ""), ("v=spf1 redirect=%{d}.x.example", {}, "redirect"),
        ("v=spf1 redirect=a.example", {"a.example TXT": build.failure("timeout")}, "redirect"),
    ],
)  # fmt: skip
def test_how_it_ends(record: str, zone: Mapping[str, ZoneEntry], end: str) -> None:
    assert state(record, zone).all == end


def test_what_leads_nowhere() -> None:
    zone: dict[str, ZoneEntry] = {"two.example TXT": ("v=spf1 -all", "v=spf1 mx -all"), "loop.example TXT": (f"v=spf1 include:{DOMAIN} -all",), "late.example TXT": build.failure("timeout")}  # fmt: skip
    outcome = state("v=spf1 include:none.example include:two.example include:loop.example include:late.example -all", zone)
    assert outcome.broken == ("include:none.example", "include:two.example")
    assert outcome.loops == (f"include:{DOMAIN} (loop.example)",)
    assert [one.term for one in outcome.open_lookups] == ["include:late.example"]


def test_a_record_in_several_strings_is_one_text() -> None:
    assert state("v=spf1 " + "ip4:192.0.2.1 " * 30 + "-all", {}).all == "-"
