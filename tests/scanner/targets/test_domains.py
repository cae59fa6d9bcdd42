"""Domains of the list: targets of their own, each of one OPD, that permit nothing at a host."""

from __future__ import annotations

import datetime as dt

import pytest

from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Target
from scanner.errors import TargetsError
from scanner.net.policy.scope import Scope
from scanner.targets import format_city, inspect_text, one, parse_targets
from tests.each import each

TODAY = dt.date(2026, 11, 21)
NOW = dt.datetime(2026, 11, 21, 5, tzinfo=dt.UTC)
LIST = """[Diskominfo]
code: diskominfo
domain: kotacontoh.go.id
domain: Wisata-Contoh.example.
www.kotacontoh.go.id

[Dinas Kesehatan]
code: dinkes
level: passive
domain: dinkes.kotacontoh.go.id
dinkes.kotacontoh.go.id
"""


def test_a_domain_is_a_target_of_the_opd_that_names_it() -> None:
    city = parse_targets(LIST, "t", today=TODAY)
    domains = [(one.opd, one.name, one.host, one.domain, one.level) for one in city.targets if one.is_domain]
    assert domains == [
        ("diskominfo", "domain:kotacontoh.go.id", "kotacontoh.go.id", "kotacontoh.go.id", Level.PROBE),
        ("diskominfo", "domain:wisata-contoh.example", "wisata-contoh.example", "wisata-contoh.example", Level.PROBE),
        ("dinkes", "domain:dinkes.kotacontoh.go.id", "dinkes.kotacontoh.go.id", "kotacontoh.go.id", Level.PASSIVE),
    ]
    assert parse_targets(format_city(city), "t", today=TODAY) == city
    assert city.besides(city.targets[:1]) == (
        "domain:kotacontoh.go.id",
        "domain:wisata-contoh.example",
        "dinkes.kotacontoh.go.id",
        "domain:dinkes.kotacontoh.go.id",
    )


@each(
    ("line", "message"),
    [
        ("domain: go.id", "public suffix"),
        ("domain: 192.0.2.1", "is an address, not a domain"),
        ("domain: kotacontoh", "not a full name"),
        ("domain: https://kotacontoh.go.id/", "is a URL"),
        ("domain: *.kotacontoh.go.id", "wildcard"),
        ("domain:", "value is missing"),
        ("domain: a.kotacontoh.go.id\ndomain: A.kotacontoh.go.id.", "is listed already, in line 2"),
        ("domain: a.kotacontoh.go.id\n[B]\ndomain: a.kotacontoh.go.id", "belongs to the OPD 'a' already, in line 2"),
    ],
)
def test_a_wrong_line_is_refused(line: str, message: str) -> None:
    (lint,) = [lint for lint in inspect_text(f"[A]\n{line}\n", "t", today=TODAY).lints if lint.fatal]
    assert message in lint.message


def test_an_opd_may_have_a_domain_alone() -> None:
    assert inspect_text("[A]\ndomain: kotacontoh.go.id\n", "t", today=TODAY).lints == ()


def test_the_command_line_names_one() -> None:
    assert one("domain:KotaContoh.go.id") == Target(
        host="kotacontoh.go.id", port=0, http_port=0, domain="kotacontoh.go.id", level=Level.VISIT
    )
    with pytest.raises(TargetsError):
        one("domain:go.id")


def test_a_domain_permits_nothing_at_hosts() -> None:
    city = parse_targets("[A]\ndomain: kotacontoh.go.id\n", "t", today=TODAY)
    scope, (domain,) = Scope.of_city(city), city.targets
    for host in ("kotacontoh.go.id", "www.kotacontoh.go.id", "surat.kotacontoh.go.id"):
        for port in (0, 25, 80, 443):
            refusal = scope.refuse(host, port, Level.PASSIVE, NOW)
            assert refusal is not None
            assert refusal.kind is FailureKind.OUT_OF_SCOPE
        assert not scope.is_registered(host)
        assert scope.refuse_name(host, NOW) is not None
    assert scope.refuse_target(domain, NOW) is None


def test_what_the_resolver_is_asked_for_a_domain() -> None:
    city = parse_targets("[A]\ndomain: kotacontoh.go.id\na.kotacontoh.go.id\n[B]\ncode: b\npermission: 1/2026 until 2026-01-01\ndomain: b.kotacontoh.go.id\n", "t", today=TODAY)  # fmt: skip
    scope, (host, domain, ended) = Scope.of_city(city), city.targets
    permitted = [("kotacontoh.go.id", "SOA"), ("_dmarc.kotacontoh.go.id", "TXT"), ("_dmarc.go.id", "TXT"), ("spf.penyedia.example", "TXT"), ("surat.penyedia.example", "A"), ("id", "NS")]  # fmt: skip
    assert [scope.refuse_question(domain, *question, NOW) for question in permitted] == [None] * len(permitted)
    for target, question in ((domain, ("penyedia.example", "SRV")), (ended, ("b.kotacontoh.go.id", "MX")), (host, ("_dmarc.go.id", "TXT"))):
        assert scope.refuse_question(target, *question, NOW) is not None


def test_domains_that_nobody_answers_for_are_told() -> None:
    hosts = "www.kotacontoh.go.id\na.lain.example\n192.0.2.7\n"
    assert parse_targets(hosts, "t", today=TODAY).unnamed_domains == ("kotacontoh.go.id", "lain.example")
    # A list without a single domain is one of before there were any; `tilik doctor` tells of it.
    assert inspect_text(hosts, "t", today=TODAY).lints == ()
    (lint,) = inspect_text(f"[A]\ndomain: kotacontoh.go.id\n{hosts}", "t", today=TODAY).lints
    assert (lint.line, lint.fatal) == (4, False)
    assert "lain.example" in lint.message


def test_one_opd_answers_for_every_domain_that_no_section_names() -> None:
    text = "[A]\ndomain: *\nwww.kotacontoh.go.id\n[B]\nlevel: passive\ndomain: lain.example\na.lain.example\nb.wisata.example\n192.0.2.7\n"
    reading = inspect_text(text, "t", today=TODAY)
    city = reading.require_city()
    domains = [(one.opd, one.host, one.level) for one in city.targets if one.is_domain]
    assert domains == [("a", "kotacontoh.go.id", Level.PROBE), ("a", "wisata.example", Level.PROBE), ("b", "lain.example", Level.PASSIVE)]
    assert city.unnamed_domains == ()
    assert [(lint.line, lint.fatal, "A answers for it" in lint.message) for lint in reading.lints] == [(2, False, True), (2, False, True)]
    assert parse_targets(format_city(city), "t", today=TODAY) == city


def test_two_opds_cannot_both_answer_for_the_rest() -> None:
    (lint,) = [
        one for one in inspect_text("[A]\ndomain: *\na.x.example\n[B]\ndomain: *\nb.x.example\n", "t", today=TODAY).lints if one.fatal
    ]
    assert (lint.line, "stands in line 2 already" in lint.message) == (5, True)
