"""Three answers to every question, whatever a server sends."""

from __future__ import annotations

import dns.message
import dns.rrset

from checks.core.domain.resolution import Presence, Resolution, is_askable
from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.domain import DnsLookup, DnsQuestion
from checks.core.evidence.observation import Failure
from checks.core.testing import evidence as build
from tests.each import each

NAME = "kota.go.id"
HONEST = DnsLookup(DnsQuestion("id", "NS"), build.dns_answer("NS", "a.example.", name="id"))


def answer(*records: tuple[str, str, str], rcode: str = "NOERROR") -> DnsAnswer:
    """A message for the name's TXT with these records: owner, type, data."""
    wire = build.dns_answer("TXT", name=NAME, rcode=rcode).wire
    message = dns.message.from_wire(wire)
    for owner, rdtype, data in records:
        rrset = dns.rrset.from_text(f"{owner}.", 60, "IN", rdtype, data)
        message.answer.append(rrset)
    return DnsAnswer(NAME, "TXT", message.to_wire(), build.AT)


@each(
    ("outcome", "presence", "records"),
    [
        (answer((NAME, "TXT", '"v=spf1 " "-all"')), Presence.THERE, ("v=spf1 -all",)),
        (answer((NAME, "TXT", '"a" "b" "" "c"')), Presence.THERE, ("abc",)),
        (answer((NAME, "TXT", r'"\"kutip\" \255"')), Presence.THERE, ('"kutip" \ufffd',)),
        (answer(), Presence.ABSENT, ()),
        (answer(rcode="NXDOMAIN"), Presence.ABSENT, ()),
        (answer((NAME, "CNAME", "lain.example."), ("lain.example", "TXT", '"x"')), Presence.THERE, ("x",)),
        (answer((NAME, "CNAME", "lain.example."), rcode="NXDOMAIN"), Presence.ABSENT, ()),
        # A record of another name in the same message is no answer to the question.
        (answer(("lain.example", "TXT", '"v=spf1 +all"')), Presence.ABSENT, ()),
        (answer((NAME, "CNAME", f"{NAME}.")), Presence.OPEN, ()),
        (answer((NAME, "CNAME", "b.example."), ("b.example", "CNAME", f"{NAME}.")), Presence.OPEN, ()),
        (answer(rcode="REFUSED"), Presence.OPEN, ()),
        (answer(rcode="SERVFAIL"), Presence.OPEN, ()),
        (answer(rcode="NOTIMP"), Presence.OPEN, ()),
        (answer(rcode="FORMERR"), Presence.OPEN, ()),
        (build.failure("timeout"), Presence.OPEN, ()),
        (build.failure("servfail"), Presence.OPEN, ()),
        (build.failure("budget"), Presence.OPEN, ()),
        (build.failure("malformed"), Presence.OPEN, ()),
    ],
)
def test_what_an_answer_says(outcome: DnsAnswer | Failure, presence: Presence, records: tuple[str, ...]) -> None:
    read = Resolution(NAME, (HONEST, DnsLookup(DnsQuestion(NAME, "TXT"), outcome))).ask(NAME, "TXT")
    assert (read.presence, read.records) == (presence, records)
    assert (read.reason is not None) is read.open


def test_a_name_behind_an_alias_exists() -> None:
    alias = answer((NAME, "CNAME", "lain.example."), rcode="NXDOMAIN")
    assert not Resolution(NAME, (HONEST, DnsLookup(DnsQuestion(NAME, "TXT"), alias))).ask(NAME, "TXT").nxdomain


def test_what_was_not_asked_is_to_be_asked() -> None:
    dns = Resolution(NAME)
    assert dns.ask("KOTA.go.id.", "TXT").open
    assert [*dns.open_questions] == [DnsQuestion(NAME, "TXT")]


@each(
    ("name", "askable"),
    [
        ("_dmarc.kota.go.id", True), ("id", True), ("a" * 63 + ".id", True), ("a" * 64 + ".id", False), ("a..id", False), ("", False), (".", False), ("a b.id", False), ("a\\.id", False), ('a".id', False),
        ("é.id", False), (".".join(["a"] * 126), True), (".".join(["a"] * 128), False), ("a\x00.id", False),
    ],
)  # fmt: skip
def test_which_names_fit_into_a_question(name: str, askable: bool) -> None:
    assert is_askable(name) is askable
    if not askable:
        dns = Resolution(NAME)
        assert dns.ask(name, "TXT").presence is Presence.ABSENT
        assert not dns.open_questions
