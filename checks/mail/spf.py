"""SPF says which servers send mail for the domain, so that others can be refused (RFC 7208)."""

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
    Kind,
    Problem,
    Resolution,
    Risk,
    SpfState,
    Text,
    Unknown,
    bearing,
    build,
    check,
    dmarc_state,
    reason,
    resolution,
    spf_state,
    takes_mail,
)

MISSING = Problem(
    "missing",
    Risk(3, 3),
    Text(
        id="Tidak ada catatan SPF untuk {domain}, sehingga server mana pun dapat mengirim surel atas namanya. Catatan yang dapat dipasang: {domain} TXT “{record}”",
        en="There is no SPF record for {domain}, so any server can send mail in its name. A record to publish: {domain} TXT “{record}”",
    ),
)
COVERED = Problem(
    "missing-covered",
    Risk(2, 2),
    Text(
        id="Tidak ada catatan SPF untuk {domain}; DMARC menahan surel palsu, tetapi surel sah tanpa DKIM ikut tertahan. Catatan yang dapat dipasang: {domain} TXT “{record}”",
        en="There is no SPF record for {domain}; DMARC holds forged mail back, but genuine mail without DKIM with it. A record to publish: {domain} TXT “{record}”",
    ),
)
OPEN = Problem(
    "too-open",
    Risk(4, 3),
    Text(
        id="SPF untuk {domain} meluluskan surel dari siapa pun karena {term}.",
        en="SPF for {domain} lets mail from anybody pass because of {term}.",
    ),
    Kind.LAPSE,
)
MULTIPLE = Problem(
    "multiple",
    Risk(3, 3),
    Text(
        id="Di {domain} ada {count} catatan SPF; karena lebih dari satu, penerima menganggap semuanya galat. Gabungkan menjadi satu: {records}",
        en="There are {count:SPF record/SPF records} at {domain}; as there is more than one, receivers take all of them for an error. Merge them into one: {records}",
    ),
    Kind.LAPSE,
)
SYNTAX = Problem(
    "syntax",
    Risk(3, 3),
    Text(
        id="Catatan SPF untuk {domain} salah tulis pada {terms}, sehingga penerima tidak memakainya.",
        en="The SPF record for {domain} is malformed at {terms}, so receivers do not use it.",
    ),
    Kind.LAPSE,
)
LOOKUPS = Problem(
    "too-many-lookups",
    Risk(3, 3),
    Text(
        id="SPF untuk {domain} membutuhkan sedikitnya {lookups} pencarian DNS, padahal batasnya 10; penerima berhenti dengan galat. Hapus pengirim yang tidak dipakai lagi, atau tulis alamatnya dengan ip4 dan ip6.",
        en="SPF for {domain} takes at least {lookups:DNS look-up/DNS look-ups}, but the limit is 10; receivers stop with an error. Remove senders that are no longer in use, or write their addresses as ip4 and ip6.",
    ),
    Kind.LAPSE,
)
CROWDED = Problem(
    "too-many-mail-hosts",
    Risk(3, 3),
    Text(
        id="{term} dalam SPF untuk {domain} mengarah ke lebih dari 10 server surel, sehingga penerima berhenti dengan galat.",
        en="{term} in the SPF for {domain} leads to more than 10 mail servers, so receivers stop with an error.",
    ),
    Kind.LAPSE,
)
BROKEN = Problem(
    "broken-include",
    Risk(3, 3),
    Text(
        id="SPF untuk {domain} menunjuk {term}, tetapi di sana tidak ada tepat satu catatan SPF; penerima berhenti dengan galat.",
        en="SPF for {domain} refers to {term}, where there is not exactly one SPF record; receivers stop with an error.",
    ),
    Kind.LAPSE,
)
LOOP = Problem(
    "loop",
    Risk(3, 3),
    Text(
        id="SPF untuk {domain} kembali ke dirinya sendiri melalui {term}, sehingga penerima berhenti dengan galat.",
        en="SPF for {domain} comes back to itself by {term}, so receivers stop with an error.",
    ),
    Kind.LAPSE,
)
VOID = Problem(
    "void-lookups",
    Risk(2, 2),
    Text(
        id="SPF untuk {domain} menunjuk nama yang tidak ada atau kosong: {terms}. Sesudah dua nama seperti itu banyak penerima berhenti dengan galat.",
        en="SPF for {domain} refers to names that do not exist or are empty: {terms}. After two of them many receivers stop with an error.",
    ),
)
NEUTRAL = Problem(
    "neutral",
    Risk(3, 2),
    Text(
        id="SPF untuk {domain} tidak menyatakan apa pun tentang server lain ({end}); akhiri catatannya dengan ~all atau -all.",
        en="SPF for {domain} says nothing about other servers ({end}); end the record with ~all or -all.",
    ),
)
PTR = Problem(
    "ptr",
    Risk(1, 1),
    Text(
        id="SPF untuk {domain} memakai {term}, yang lambat, mudah gagal, dan tidak lagi dianjurkan; tulis alamat servernya.",
        en="SPF for {domain} uses {term}, which is slow, fails easily and is advised against; write the servers' addresses.",
    ),
)
_DOMAIN = "kotacontoh.go.id"
_OFFICE = f"dinkes.{_DOMAIN}"
_MAIL = {f"{_DOMAIN} MX": (f"10 surat.{_DOMAIN}.",), f"_dmarc.{_DOMAIN} TXT": ("v=DMARC1; p=none",)}


def _at(*records: str, domain: str = _DOMAIN, zone: Mapping[str, Any] = MappingProxyType({})) -> tuple[DomainLookups, DomainLookups]:
    whole: dict[str, Any] = {**_MAIL, f"{_DOMAIN} TXT": records, **zone}
    return build.domain_lookups(DomainSubject.SPF, whole, domain), build.domain_lookups(DomainSubject.DMARC, whole, domain)


def _example(*findings: Finding, records: tuple[DomainLookups, DomainLookups], why: FailureKind | None = None) -> Example:
    return Example(*findings, reason=reason.of_failure(why) if why else None, spf=records[0], dmarc=records[1])


def _elsewhere(record: str) -> dict[str, Any]:
    return {"surel.example TXT": (record,)}


@check(
    id="mail-spf",
    title=Text(id="SPF menyebut pengirim surel yang sah", en="SPF names who may send mail"),
    action=Text(id="Benahi catatan SPF domain", en="Put the domain's SPF record in order"),
    why=Text(
        id="Catatan SPF memberi tahu penerima server mana yang boleh mengirim surel atas nama domain. Tanpa catatan itu, atau bila catatannya galat atau terlalu longgar, "
        "surel palsu lebih mudah lolos dan surel sah lebih mudah dianggap spam.",
        en="An SPF record tells receivers which servers may send mail in the domain's name. Without one, or with one that is in error or too generous, "
        "forged mail passes more easily, and genuine mail is more easily taken for spam.",
    ),
    fix=Fix(
        any=Text(
            id="Pasang tepat satu catatan TXT pada nama domain itu sendiri: v=spf1, lalu setiap pengirim sah (mx untuk server penerima surel yang juga mengirim, ip4:alamat untuk server lain, include:nama untuk penyedia), "
            "lalu ~all. Setelah laporan DMARC menunjukkan tidak ada pengirim sah yang tertinggal, ganti dengan -all. Domain yang tidak mengirim surel: v=spf1 -all. "
            "Pengirim yang sudah ada dalam catatan sekarang tetap dicantumkan. Di panel domain PANDI atau zone editor cPanel: jenis TXT, nama @, isi tanpa tanda kutip. "
            "Di BIND: @ IN TXT diikuti isi dalam tanda kutip. Di Cloudflare: menu DNS, jenis TXT.",
            en="Publish exactly one TXT record at the domain itself: v=spf1, then every genuine sender (mx for receiving servers that send, too, ip4:address for other servers, include:name for providers), "
            "then ~all. Once DMARC reports show that no genuine sender is left out, replace it by -all. A domain that sends no mail: v=spf1 -all. "
            "Senders that the present record names stay in it. In PANDI's panel or cPanel's zone editor: type TXT, name @, the record without quotation marks. "
            "In BIND: @ IN TXT and the record in quotation marks. At Cloudflare: DNS, type TXT.",
        ),
        verify="dig +short TXT {host}",
        expected=Text(
            id="tepat satu baris yang dimulai dengan v=spf1, berakhir ~all atau -all",
            en="exactly one line that begins with v=spf1 and ends in ~all or -all",
        ),
    ),
    references=("RFC 7208", "CWE-346", "OWASP Top 10 2025 A02"),
    bearing=bearing.NAMES.but(harm=bearing.Harm.REPUTATION),
    needs={"spf": DomainRecords(DomainSubject.SPF), "dmarc": DomainRecords(DomainSubject.DMARC)},
    problems=(MISSING, COVERED, OPEN, MULTIPLE, SYNTAX, LOOKUPS, CROWDED, BROKEN, LOOP, VOID, NEUTRAL, PTR),
    examples=lambda: (
        _example(records=_at("v=spf1 mx -all")),
        _example(records=_at("V=SPF1 MX ip4:192.0.2.0/24 ~ALL")),
        _example(records=_at("v=spf1 redirect=surel.example", zone=_elsewhere("v=spf1 ip4:192.0.2.1 -all"))),
        _example(
            records=_at(domain=_OFFICE, zone={f"_dmarc.{_DOMAIN} TXT": ("v=DMARC1; p=reject",), f"{_OFFICE} MX": ()}),
        ),
        _example(MISSING(domain=_DOMAIN, record="v=spf1 mx ~all"), records=_at()),
        _example(MISSING(domain=_DOMAIN, record="v=spf1 -all"), records=_at("v=spf10 -all", zone={f"{_DOMAIN} MX": ("0 .",)})),
        _example(
            COVERED(domain=_DOMAIN, record="v=spf1 mx ~all"), records=_at(zone={f"_dmarc.{_DOMAIN} TXT": ("v=DMARC1; p=quarantine",)})
        ),
        _example(OPEN("all", domain=_DOMAIN, term="all"), records=_at("v=spf1 mx +all")),
        _example(
            OPEN("all (surel.example)", domain=_DOMAIN, term="all (surel.example)"),
            records=_at("v=spf1 include:surel.example -all", zone=_elsewhere("v=spf1 all")),
        ),
        _example(OPEN("ip4:0.0.0.0/0", domain=_DOMAIN, term="ip4:0.0.0.0/0"), records=_at("v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all")),
        _example(
            MULTIPLE(domain=_DOMAIN, count=2, records=("v=spf1 -all", "v=spf1 mx -all")), records=_at("v=spf1 mx -all", "v=spf1 -all")
        ),
        _example(SYNTAX(domain=_DOMAIN, terms=("ipv4:192.0.2.1",)), records=_at("v=spf1 ipv4:192.0.2.1 -all")),
        _example(
            LOOKUPS(domain=_DOMAIN, lookups=11),
            records=_at("v=spf1" + " mx" * 11 + " -all"),
        ),
        _example(records=_at("v=spf1" + " mx" * 10 + " -all")),
        _example(
            CROWDED("mx", domain=_DOMAIN, term="mx"),
            records=_at("v=spf1 mx -all", zone={f"{_DOMAIN} MX": tuple(f"10 surat{n}.{_DOMAIN}." for n in range(11))}),
        ),
        _example(
            BROKEN("include:surel.example", domain=_DOMAIN, term="include:surel.example"),
            records=_at("v=spf1 include:surel.example -all"),
        ),
        _example(
            LOOP(f"include:{_DOMAIN} (surel.example)", domain=_DOMAIN, term=f"include:{_DOMAIN} (surel.example)"),
            records=_at("v=spf1 include:surel.example -all", zone=_elsewhere(f"v=spf1 include:{_DOMAIN} -all")),
        ),
        _example(
            VOID(domain=_DOMAIN, terms=("a:a.example", "a:b.example", "a:c.example")),
            records=_at("v=spf1 a:a.example a:b.example a:c.example -all"),
        ),
        _example(records=_at("v=spf1 a:a.example a:b.example -all")),
        _example(NEUTRAL(domain=_DOMAIN, end="?all"), records=_at("v=spf1 mx ?all")),
        _example(NEUTRAL(domain=_DOMAIN, end="all"), records=_at("v=spf1 mx")),
        _example(PTR("ptr", domain=_DOMAIN, term="ptr"), records=_at("v=spf1 ptr -all")),
        _example(records=_at(zone={f"{_DOMAIN} TXT": build.failure("timeout")}), why=FailureKind.TIMEOUT),
        _example(
            records=_at("v=spf1 include:surel.example -all", zone={"surel.example TXT": build.failure("servfail")}),
            why=FailureKind.SERVFAIL,
        ),
        _example(
            NEUTRAL(domain=_DOMAIN, end="?all"),
            records=_at("v=spf1 include:surel.example ?all", zone={"surel.example TXT": build.failure("servfail")}),
            why=FailureKind.SERVFAIL,
        ),
        _example(records=_at(zone={f"{_DOMAIN} MX": "NXDOMAIN", f"{_DOMAIN} TXT": "NXDOMAIN"}), why=FailureKind.NO_SUCH_NAME),
    ),
)
def mail_spf(spf: DomainLookups, dmarc: DomainLookups) -> Findings:
    domain, dns = spf.domain, resolution(spf)
    state = spf_state(domain, dns)
    answer = state.answer.require()
    if not state.records:
        answer.require_name(domain)
        yield from _missing(domain, dns, dmarc)
    elif len(state.records) > 1:
        yield MULTIPLE(domain=domain, count=len(state.records), records=state.records)
    else:
        yield from _errors(domain, state)
        if state.open_lookups:
            raise Unknown(
                state.open_lookups[0].reason or reason.NOT_COLLECTED, f"{state.open_lookups[0].term}: {state.open_lookups[0].detail}"
            )


def _missing(domain: str, dns: Resolution, dmarc: DomainLookups) -> Iterator[Finding]:
    hosts = dns.ask(domain, "MX").require()
    record = "v=spf1 mx ~all" if takes_mail(hosts) else "v=spf1 -all"
    try:
        state = dmarc_state(domain, resolution(dmarc))
        enforced, inherited = state.enforced, state.inherited
    except Unknown:
        if not hosts.records:
            # Whether it owes one is not known, where a policy from above may cover it.
            raise
        # That there is no record is certain; how much it weighs is not.
        enforced, inherited = False, False
    if enforced and inherited and not hosts.records:
        # A name below a protected domain that takes no mail owes none.
        return
    yield (COVERED if enforced else MISSING)(domain=domain, record=record)


def _errors(domain: str, state: SpfState) -> Iterator[Finding]:
    yield from (OPEN(term, domain=domain, term=term) for term in state.open)
    if state.wrong:
        yield SYNTAX(domain=domain, terms=state.wrong)
    yield from (LOOP(term, domain=domain, term=term) for term in state.loops)
    yield from (BROKEN(term, domain=domain, term=term) for term in state.broken)
    yield from (CROWDED(term, domain=domain, term=term) for term in state.crowded)
    if state.too_many and not state.loops:
        yield LOOKUPS(domain=domain, lookups=state.lookups)
    elif len(state.void) > state.void_limit and not state.broken:
        yield VOID(domain=domain, terms=state.void)
    if state.all in ("", "?") and not state.open:
        yield NEUTRAL(domain=domain, end=f"{state.all}all")
    yield from (PTR(term, domain=domain, term=term) for term in state.ptr)
