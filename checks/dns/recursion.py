"""A name server that looks up names of strangers for anybody is used against others (RFC 5358)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from checks import (
    DnsAnswer,
    DomainLookups,
    DomainRecords,
    DomainSubject,
    Example,
    Failure,
    FailureKind,
    Findings,
    Fix,
    NameServerAnswers,
    Outcome,
    Problem,
    Recursion,
    Risk,
    Text,
    Unknown,
    bearing,
    build,
    check,
    looks_up_for_strangers,
    reason,
    require_zone,
)

OPEN = Problem(
    "open",
    Risk(2, 2),
    Text(
        id="Server nama {server} mencarikan nama di luar {domain} bagi pemindai; server seperti itu dimanfaatkan untuk membanjiri pihak lain, dan jawabannya lebih mudah dipalsukan.",
        en="The name server {server} looks up names outside {domain} for the scanner; such servers are used to flood others, and their answers are forged more easily.",
    ),
)
_DOMAIN, _SERVER = "kotacontoh.go.id", "ns1.kotacontoh.go.id"


def _zone(changes: Mapping[str, Any] = MappingProxyType({})) -> DomainLookups:
    return build.domain_lookups(DomainSubject.NAME_SERVERS, {f"{_DOMAIN} NS": ("ns1.kotacontoh.go.id.",), **changes})


def _at(*outcomes: DnsAnswer | Failure) -> NameServerAnswers:
    return build.name_server_answers(*outcomes, server=_SERVER)


@check(
    id="dns-recursion",
    title=Text(id="Server nama tidak melayani pencarian untuk umum", en="Name servers look nothing up for the public"),
    action=Text(id="Matikan rekursi pada server nama", en="Switch off recursion at the name servers"),
    why=Text(
        id="Server nama cukup menjawab tentang domainnya sendiri. Bila juga mencarikan nama lain untuk siapa saja, penyerang memakainya untuk melipatgandakan serangan, dan alamat pemerintah kota yang kemudian diblokir.",
        en="A name server need only answer for its own domain. Where it looks up other names for anybody, attackers use it to multiply their attacks, and it is the city's addresses that are then blocked.",
    ),
    fix=Fix(
        any=Text(
            id="Pada server nama domain matikan rekursi: BIND recursion no; di bagian options, PowerDNS Authoritative tanpa recursor, Windows Server: Disable recursion. Resolver untuk komputer kantor dijalankan terpisah dan hanya menerima alamat jaringan sendiri (allow-recursion).",
            en="Switch recursion off at the domain's name servers: BIND recursion no; in options, PowerDNS Authoritative without a recursor, Windows Server: Disable recursion. Run the resolver for office computers apart, for addresses of your own network alone (allow-recursion).",
        ),
        verify="dig +recurse NS id @{server}",
        expected=Text(id="status: REFUSED, atau tanpa ra di antara flags", en="status: REFUSED, or no ra among the flags"),
    ),
    references=("RFC 5358", "CWE-406", "OWASP Top 10 2025 A02"),
    bearing=bearing.NAMES.but(threat=bearing.Threat.MISUSE),
    needs={"records": DomainRecords(DomainSubject.NAME_SERVERS), "answers": Recursion()},
    problems=(OPEN,),
    examples=lambda: (
        Example(records=_zone(), answers=_at(build.server_answer("id", rdtype="NS", rcode="REFUSED"))),
        # What it may say though it looks nothing up: a referral, or that it could but has not.
        Example(records=_zone(), answers=_at(build.server_answer("id", rdtype="NS"))),
        Example(records=_zone(), answers=_at(build.server_answer("id", rdtype="NS", flags="ra", rcode="SERVFAIL"))),
        Example(records=_zone(), answers=_at(build.server_answer("id", "a.example.", rdtype="NS", flags="aa ra"))),
        Example(
            OPEN(_SERVER, server=_SERVER, domain=_DOMAIN),
            records=_zone(),
            answers=_at(build.server_answer("id", "a.example.", rdtype="NS", flags="ra")),
        ),
        Example(records=_zone(), answers=_at(build.failure("timeout")), reason=reason.of_failure(FailureKind.TIMEOUT)),
        Example(records=_zone({f"{_DOMAIN} NS": ()}), answers=_at(), reason=reason.NO_ZONE, outcome=Outcome.NOT_APPLICABLE),
        Example(
            records=_zone({f"{_DOMAIN} NS": build.failure("servfail")}),
            answers=build.name_server_answers(server=_SERVER),
            reason=reason.of_failure(FailureKind.SERVFAIL),
        ),
        Example(
            records=_zone({f"{_DOMAIN} NS": "NXDOMAIN"}),
            answers=build.name_server_answers(server=_SERVER),
            reason=reason.of_failure(FailureKind.NO_SUCH_NAME),
        ),
    ),
)
def dns_recursion(records: DomainLookups, answers: NameServerAnswers) -> Findings:
    require_zone(records)
    for answer in answers.answers:
        if isinstance(answer.outcome, DnsAnswer) and looks_up_for_strangers(answer.outcome):
            yield OPEN(answer.server, server=answer.server, domain=answers.domain)
    for answer in answers.answers:
        if isinstance(answer.outcome, Failure):
            raise Unknown(reason.of_failure(answer.outcome.kind), f"{answer.server} {answer.address}: {answer.outcome.detail}")
