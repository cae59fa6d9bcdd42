"""MX records say where mail for the domain is delivered (RFC 5321 section 5.1, RFC 7505)."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from checks import (
    DomainLookups,
    DomainRecords,
    DomainSubject,
    Example,
    FailureKind,
    Finding,
    Findings,
    Fix,
    MailHosts,
    Problem,
    Risk,
    Text,
    bearing,
    build,
    check,
    mail_hosts,
    reason,
    resolution,
)

NONEXISTENT = Problem(
    "nonexistent",
    Risk(3, 3),
    Text(
        id="Catatan MX untuk {domain} menunjuk {host}, yang tidak memiliki alamat, sehingga surel tidak dapat diantarkan ke sana.",
        en="An MX record for {domain} points at {host}, which has no address, so no mail can be delivered there.",
    ),
)
LITERAL = Problem(
    "address-literal",
    Risk(3, 3),
    Text(
        id="Catatan MX untuk {domain} berisi alamat {host}, padahal harus berupa nama; banyak server surel tidak mengirim ke sana.",
        en="An MX record for {domain} has the address {host} where a name must stand; many mail servers send nothing there.",
    ),
)
NULL = Problem(
    "null-with-others",
    Risk(3, 2),
    Text(
        id="Di {domain} catatan MX yang menyatakan domain tidak menerima surel (0 .) berdampingan dengan server surel: {hosts}. Hapus salah satunya.",
        en="At {domain} the MX record that says the domain takes no mail (0 .) stands beside mail servers: {hosts}. Delete one or the other.",
    ),
)
ALIAS = Problem(
    "cname",
    Risk(2, 2),
    Text(
        id="Catatan MX untuk {domain} menunjuk {host}, yang merupakan alias (CNAME) dari {target}; sebagian server surel menolaknya. Tulis nama aslinya.",
        en="An MX record for {domain} points at {host}, which is an alias (CNAME) of {target}; some mail servers refuse that. Write the real name.",
    ),
)
IMPLICIT = Problem(
    "implicit",
    Risk(2, 1),
    Text(
        id="{domain} tidak memiliki catatan MX, sehingga surel dicoba diantarkan ke alamat {domain} sendiri, misalnya server web. Bila domain ini tidak menerima surel, pasang: {domain} MX “0 .”",
        en="{domain} has no MX record, so delivery of mail is tried at its own address, a web server for instance. If the domain takes no mail, publish: {domain} MX “0 .”",
    ),
)
_DOMAIN = "kotacontoh.go.id"
_HOST = f"surat.{_DOMAIN}"
_SOUND: Mapping[str, Any] = {f"{_HOST} A": ("192.0.2.25",), f"lama.{_DOMAIN} A": (f"CNAME {_HOST}", "192.0.2.25")}


def _at(*records: str, zone: Mapping[str, Any] = MappingProxyType({})) -> DomainLookups:
    return build.domain_lookups(DomainSubject.MX, {**_SOUND, f"{_DOMAIN} MX": records, **zone})


@check(
    id="mail-mx",
    title=Text(id="Surel untuk domain dapat diantarkan", en="Mail for the domain can be delivered"),
    action=Text(id="Benahi catatan MX domain", en="Put the domain's MX records in order"),
    why=Text(
        id="Bila catatan MX menunjuk server yang tidak ada, surel warga dan instansi lain tidak sampai, dan pengirimnya baru mengetahuinya berhari-hari kemudian.",
        en="Where an MX record names a server that does not exist, mail of residents and other offices does not arrive, and senders learn of it only days later.",
    ),
    fix=Fix(
        any=Text(
            id="Pada zona DNS domain, biarkan hanya catatan MX yang menunjuk nama server surel yang masih dipakai dan memiliki catatan A atau AAAA; bukan alamat IP dan bukan alias. "
            "Untuk domain yang tidak menerima surel, hapus semuanya lalu pasang satu saja: prioritas 0 dengan tujuan titik (0 .), disertai SPF v=spf1 -all dan DMARC p=reject. "
            "Pastikan dahulu bahwa domain itu memang tidak mengirim surel.",
            en="In the domain's DNS zone leave only MX records that name mail servers in use, which have A or AAAA records; no IP addresses and no aliases. "
            "For a domain that takes no mail delete them all and publish a single one: priority 0 and a dot as the target (0 .), with SPF v=spf1 -all and DMARC p=reject beside it. "
            "Make sure first that the domain really sends no mail.",
        ),
        verify="dig +short MX {host}",
        expected=Text(
            id="satu baris untuk setiap server surel, masing-masing dengan nama yang memiliki alamat, atau hanya 0 .",
            en="one line for each mail server, each with a name that has an address, or just 0 .",
        ),
    ),
    references=("RFC 5321", "RFC 7505", "RFC 2181", "CWE-1188", "OWASP Top 10 2025 A02"),
    bearing=bearing.NAMES.but(threat=bearing.Threat.FAILURE, harm=bearing.Harm.SERVICE),
    needs={"records": DomainRecords(DomainSubject.MX)},
    problems=(NONEXISTENT, LITERAL, NULL, ALIAS, IMPLICIT),
    examples=lambda: (
        Example(records=_at(f"10 {_HOST}.")),
        Example(records=_at("0 .")),
        Example(records=_at()),
        Example(NONEXISTENT(f"hilang.{_DOMAIN}", domain=_DOMAIN, host=f"hilang.{_DOMAIN}"), records=_at(f"10 hilang.{_DOMAIN}.")),
        Example(LITERAL("192.0.2.25", domain=_DOMAIN, host="192.0.2.25"), records=_at("10 192.0.2.25.")),
        Example(NULL(domain=_DOMAIN, hosts=(_HOST,)), records=_at("0 .", f"10 {_HOST}.")),
        Example(ALIAS(f"lama.{_DOMAIN}", domain=_DOMAIN, host=f"lama.{_DOMAIN}", target=_HOST), records=_at(f"10 lama.{_DOMAIN}.")),
        Example(IMPLICIT(domain=_DOMAIN), records=_at(zone={f"{_DOMAIN} A": ("192.0.2.7",)})),
        Example(records=_at(zone={f"{_DOMAIN} MX": build.failure("timeout")}), reason=reason.of_failure(FailureKind.TIMEOUT)),
        Example(
            records=_at(f"10 {_HOST}.", zone={f"{_HOST} A": build.failure("servfail")}), reason=reason.of_failure(FailureKind.SERVFAIL)
        ),
        Example(records=_at(zone={f"{_DOMAIN} MX": "NXDOMAIN"}), reason=reason.of_failure(FailureKind.NO_SUCH_NAME)),
    ),
)
def mail_mx(records: DomainLookups) -> Findings:
    domain = records.domain
    state = mail_hosts(domain, resolution(records))
    state.answer.require_name(domain)
    if state.null and state.hosts:
        yield NULL(domain=domain, hosts=tuple(host.name for host in state.hosts))
    if state.implicit is not None and state.implicit.require().records:
        yield IMPLICIT(domain=domain)
    yield from _hosts(domain, state)
    for host in state.hosts:
        # One address is enough to be delivered to; without any the other type decides.
        if not host.literal and not host.addresses:
            host.require()


def _hosts(domain: str, state: MailHosts) -> Iterator[Finding]:
    for host in state.hosts:
        if host.literal:
            yield LITERAL(host.name, domain=domain, host=host.name)
        elif host.absent:
            yield NONEXISTENT(host.name, domain=domain, host=host.name)
        elif host.alias:
            yield ALIAS(host.name, domain=domain, host=host.name, target=host.alias)
