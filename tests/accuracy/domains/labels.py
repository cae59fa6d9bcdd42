"""The labelled domains. What stands behind each name is what the RFC says of it; half of them look wrong, and are not, or could not be seen."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from types import MappingProxyType

from checks.core.testing.mail import dkim_record
from tests.accuracy.domains.mail_labels import DOMAINS as MAIL_DOMAINS, verdict_label
from tests.accuracy.domains.measure import DomainLabel
from tests.accuracy.domains.name_server_labels import DOMAINS as SERVED_DOMAINS
from tests.accuracy.domains.resolver import Fault, Manner

STS = '_mta-sts TXT "v=STSv1; id=1"\nmta-sts A 192.0.2.8\n'
MX, SPF = "@ MX 10 surat.example.\n" + STS, '@ TXT "v=spf1 mx -all"\n'
DMARC, RPT = '_dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@{d}"\n', '_smtp._tls TXT "v=TLSRPTv1; rua=mailto:t@{d}"\n'
REST = MX + SPF + RPT
_SERVFAIL, _TIMEOUT = "unknown (servfail)", "unknown (timeout)"
# Of the domain and of what lies below it no record but DMARC's is told.
_ALL = ("dns-wildcard", "mail-dmarc", "mail-spf", "mail-mx", "mail-tls-rpt", "dns-caa", "dns-dangling")


def _dmarc(
    name: str, records: str, outcome: str = "pass", faults: Mapping[str, Fault] = MappingProxyType({}), below: str = ""
) -> DomainLabel:
    return DomainLabel(f"dmarc {name}", REST + records, {"mail-dmarc": outcome}, faults, below)


def _spf(name: str, record: str, outcome: str = "pass", more: str = "", dangling: str = "pass", faults: Mapping[str, Fault] = MappingProxyType({})) -> DomainLabel:  # fmt: skip
    return DomainLabel(f"spf {name}", f"{MX}{DMARC}{RPT}{record}{more}", {"mail-spf": outcome, "dns-dangling": dangling}, faults)


def _txt(text: str) -> str:
    return f'@ TXT "{text}"\n'


def _policy(text: str, at: str = "_dmarc") -> str:
    return f'{at} TXT "v=DMARC1; {text}; rua=mailto:d@{{d}}"\n'


# RFC 9989; each question that fails is one that matters.
_POLICIES = (
    _dmarc("in two strings (4.5)", '_dmarc TXT "v=DM" "ARC1; p=rej" "ect; rua=mailto:d@{d}"\n'),
    _dmarc("values in upper case (4.7)", _policy("p=REJECT")),
    _dmarc("spaces around signs (4.8)", '_dmarc TXT "v = DMARC1 ; p = reject ; rua = mailto:d@{d}"\n'),
    _dmarc("quarantine enforces (3.2.9)", _policy("p=quarantine")),
    _dmarc("beside an unrelated text (4.10)", DMARC + '_dmarc TXT "catatan"\n'),
    _dmarc("an unknown tag (4.8)", _policy("p=reject; x=1")),
    _dmarc("behind an alias", "_dmarc CNAME _dmarc.lain\n" + _policy("p=reject", "_dmarc.lain")),
    _dmarc("none", "", "fail (missing)"),
    _dmarc("an unrelated text alone (4.10)", '_dmarc TXT "v=spf1 -all"\n', "fail (missing)"),
    _dmarc("policy none", _policy("p=none"), "fail (policy-none)"),
    _dmarc("policy none in upper case", _policy("P=NONE").replace("P=", "p="), "fail (policy-none)"),
    _dmarc("two records (4.10)", DMARC + _policy("p=none"), "fail (multiple)"),
    _dmarc("a test (4.7)", _policy("p=reject; t=y"), "fail (test-mode)"),
    _dmarc("sub-domains without a policy", _policy("p=reject; sp=none"), "fail (subdomain-none)"),
    _dmarc("a policy that is none (4.10.1)", _policy("p=rejec"), "fail (unusable)"),
    _dmarc("no reports", '_dmarc TXT "v=DMARC1; p=reject"\n', "fail (reports-missing)"),
    _dmarc("an address without a scheme", '_dmarc TXT "v=DMARC1; p=reject; rua=d@{d}"\n', "fail (reports-unusable)"),
    _dmarc("strangers who did not agree (RFC 9990, 4)", '_dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@surat.example"\n', "fail (reports-unauthorised)"),
    _dmarc("strangers who agreed for all", '_dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@penerima.example"\n'),
    _dmarc("strangers who agreed for one", '_dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@pos.{d}"\n' + '{d}._report._dmarc.pos TXT "v=DMARC1"\n'),
    _dmarc("strangers who do not answer", '_dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@surat.example"\n', _TIMEOUT, {"{d}._report._dmarc.surat.example TXT": Fault.SILENT}),
    _dmarc("from above (4.10.1)", DMARC + "bawah TXT catatan\n", below="bawah."),
    _dmarc("of a name that does not exist above one that does", DMARC + _policy("p=reject", "_dmarc.a") + "x.a TXT catatan\n", below="x.a."),
    _dmarc("from above, and that is silent", DMARC + 'bawah TXT "v=spf1 -all"\n', _TIMEOUT, {"_dmarc.{d} TXT": Fault.SILENT}, "bawah."),
    _dmarc("its own, and above is silence", '_dmarc.bawah TXT "v=DMARC1; p=reject; rua=mailto:d@bawah.{d}"\nbawah TXT "v=spf1 -all"\n', faults={"_dmarc.{d} TXT": Fault.SILENT}, below="bawah."),
    _dmarc("nine labels: the eighth is not asked (4.10)", DMARC + _policy("p=none", "_dmarc.b.c.d.e.f.g") + "a.b.c.d.e.f.g TXT catatan\n", below="a.b.c.d.e.f.g."),
    _dmarc("nine labels: the seventh is asked", DMARC.replace("reject", "none") + _policy("p=reject; psd=n", "_dmarc.c.d.e.f.g") + "a.b.c.d.e.f.g TXT catatan\n", below="a.b.c.d.e.f.g."),
    _dmarc("psd=n ends the walk (4.10.2)", DMARC + _policy("p=none; psd=n", "_dmarc.t") + 's.t TXT "v=spf1 -all"\n', "fail (policy-none)", below="s.t."),
    _dmarc("psd=y: the name below it, which has none, and then its own", _policy("p=reject; psd=y") + "s.t TXT catatan\n", below="s.t."),
    _dmarc("the fewest labels, not the nearest (4.10.2)", DMARC + _policy("p=none", "_dmarc.t") + "s.t TXT catatan\n", below="s.t."),
    *(
        _dmarc(f"unseen: {fault.value}", DMARC, outcome, {"_dmarc.{d} TXT": fault})
        for fault, outcome in (
            (Fault.SILENT, _TIMEOUT), (Fault.SERVFAIL, _SERVFAIL), (Fault.REFUSED, _SERVFAIL), (Fault.CUT, "unknown"), (Fault.WRONG_ID, _TIMEOUT), (Fault.WRONG_QUESTION, _SERVFAIL),
            (Fault.ALIAS_LOOP, "unknown"), (Fault.POINTER_LOOP, "unknown"), (Fault.GARBAGE, "unknown"), (Fault.SLOW, "pass"),
        )
    ),
    *(_dmarc(f"none, and {fault.value}", "", "unknown", {"_dmarc.{d} TXT": fault}) for fault in (Fault.SILENT, Fault.SERVFAIL, Fault.REFUSED, Fault.CUT)),
)  # fmt: skip
# RFC 7208.
_SENDERS = (
    _spf("in several strings (3.3)", '@ TXT "v=spf1 m" "x -a" "ll"\n'),
    _spf("in upper case (4.6.1)", _txt("V=SPF1 MX -ALL")),
    _spf("a soft end", _txt("v=spf1 mx ~all")),
    _spf("beside other texts", _txt("v=spf1 mx -all") + _txt("v=spf10 -all") + _txt("catatan")),
    _spf("many spaces (12)", _txt("v=spf1   mx    -all  ")),
    _spf("an unknown modifier (6)", _txt("v=spf1 mx foo=bar -all")),
    _spf("terms behind all (5.1)", _txt("v=spf1 mx -all include:catatan.example")),
    _spf("redirect beside all (6.1)", _txt("v=spf1 mx -all redirect=catatan.example")),
    _spf("redirect", _txt("v=spf1 redirect=kirim.example")),
    _spf("an included record that is neutral (5.2)", _txt("v=spf1 include:netral.example -all")),
    _spf("ten look-ups (4.6.4)", _txt("v=spf1 " + "a:surat.example " * 10 + "-all")),
    _spf("two void look-ups (4.6.4)", _txt("v=spf1 a:k1.{d} a:k2.{d} -all")),
    _spf("a macro (7)", _txt("v=spf1 exists:%{i}.{d} -all")),
    _spf("eleven look-ups", _txt("v=spf1 " + "a:surat.example " * 11 + "-all"), "fail (too-many-lookups)"),
    _spf("three void look-ups", _txt("v=spf1 a:k1.{d} a:k2.{d} a:k3.{d} -all"), "fail (void-lookups)"),
    _spf("everybody", _txt("v=spf1 +all"), "fail (too-open)"),
    _spf("everybody without a sign", _txt("v=spf1 mx all"), "fail (too-open)"),
    _spf("everybody behind an include", _txt("v=spf1 include:terbuka.example -all"), "fail (too-open)"),
    _spf("everybody by two halves", _txt("v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all"), "fail (too-open)"),
    _spf("neutral", _txt("v=spf1 mx ?all"), "fail (neutral)"),
    _spf("no end (4.7)", _txt("v=spf1 mx"), "fail (neutral)"),
    _spf("two records (4.5)", _txt("v=spf1 mx -all") + _txt("v=spf1 a -all"), "fail (multiple)"),
    _spf("an unknown mechanism (4.6.1)", _txt("v=spf1 ipv4:192.0.2.1 -all"), "fail (syntax)"),
    _spf("an include without a record (5.2)", _txt("v=spf1 include:catatan.example -all"), "fail (broken-include)"),
    _spf("a redirect without a record (6.1)", _txt("v=spf1 redirect=catatan.example"), "fail (broken-include)"),
    _spf("a loop", _txt("v=spf1 include:putar.example -all"), "fail (loop)"),
    _spf("ptr (5.5)", _txt("v=spf1 ptr -all"), "fail (ptr)"),
    _spf("an include that anybody can register", _txt("v=spf1 include:spf.lama.com -all"), "fail (broken-include)", dangling="fail (spf)"),
    _spf("an include that is silent", _txt("v=spf1 include:bisu.{d} -all"), _TIMEOUT, dangling="pass", faults={"bisu.{d} TXT": Fault.SILENT}),
    _spf("an include that fails", _txt("v=spf1 include:gagal.{d} -all"), _SERVFAIL, dangling="pass", faults={"gagal.{d} TXT": Fault.SERVFAIL}),
    *(
        _spf(f"unseen: {fault.value}", _txt("v=spf1 mx -all"), "unknown", dangling="unknown", faults={"{d} TXT": fault})
        for fault in (Fault.SILENT, Fault.SERVFAIL, Fault.REFUSED, Fault.CUT, Fault.ALIAS_LOOP, Fault.GARBAGE)
    ),
    _spf("slow", _txt("v=spf1 mx -all"), faults={"{d} TXT": Fault.SLOW}),
)  # fmt: skip
_NO_MX = SPF.replace("mx ", "") + DMARC
# RFC 5321, RFC 7505, RFC 8460, RFC 8659, RFC 2182.
_OTHERS = (
    DomainLabel("mx null (RFC 7505)", "@ MX 0 .\n" + _NO_MX),
    DomainLabel("mx none, and no address", "@ TXT catatan\n" + _NO_MX),
    DomainLabel("mx in upper case", "@ MX 10 SURAT.EXAMPLE.\n" + STS + SPF + DMARC + RPT),
    DomainLabel("mx null beside another", "@ MX 0 .\n" + MX + SPF + DMARC + RPT, {"mail-mx": "fail (null-with-others)"}),
    DomainLabel("mx an address", "@ MX 10 192.0.2.25.\n" + STS + _NO_MX + RPT, {"mail-mx": "fail (address-literal)", "mail-starttls": "unknown (not-collected)"}),
    DomainLabel("mx an alias (RFC 2181, 10.3)", "@ MX 10 lama\nlama CNAME surat.example.\n" + STS + SPF + DMARC + RPT, {"mail-mx": "fail (cname)"}),
    DomainLabel("mx without an address", "@ MX 10 hilang\n" + STS + SPF + DMARC + RPT, {"mail-mx": "fail (nonexistent)", "mail-starttls": "unknown (no-such-name)"}),
    DomainLabel("mx implicit (RFC 5321, 5.1)", "@ A 192.0.2.7\n" + _NO_MX, {"mail-mx": "fail (implicit)"}),
    DomainLabel("mx at a name that anybody can register", "@ MX 10 mx.lama.com.\n" + STS + _NO_MX + RPT, {"mail-mx": "fail (nonexistent)", "dns-dangling": "fail (mx)", "mail-starttls": "unknown (no-such-name)"}),
    DomainLabel("mx unseen", MX + SPF + DMARC + RPT, {"mail-mx": _SERVFAIL, "mail-tls-rpt": _SERVFAIL, "mail-spf": "", "mail-starttls": _SERVFAIL, "mail-mta-sts": _SERVFAIL, "mail-dane": _SERVFAIL, "mail-dkim": _SERVFAIL, "dns-dangling": _SERVFAIL}, {"{d} MX": Fault.SERVFAIL}),
    DomainLabel("mx whose host is unseen", "@ MX 10 bisu\n" + STS + _NO_MX + RPT, {"mail-mx": _TIMEOUT, "mail-starttls": _TIMEOUT}, {"bisu.{d} A": Fault.SILENT, "bisu.{d} AAAA": Fault.SILENT}),
    DomainLabel("reports over https (RFC 8460)", MX + SPF + DMARC + '_smtp._tls TXT "v=TLSRPTv1; rua=https://lapor.example/tls"\n'),
    DomainLabel("no reports of encryption", MX + SPF + DMARC, {"mail-tls-rpt": "fail (missing)"}),
    DomainLabel("two records for reports of encryption", MX + SPF + DMARC + RPT + '_smtp._tls TXT "v=TLSRPTv1; rua=mailto:u@{d}"\n', {"mail-tls-rpt": "fail (unusable)"}),
    DomainLabel("reports of encryption unseen", MX + SPF + DMARC, {"mail-tls-rpt": _TIMEOUT}, {"_smtp._tls.{d} TXT": Fault.SILENT}),
    DomainLabel("a wildcard beside its own records", MX + SPF + DMARC + RPT + '* TXT "v=spf1 -all"\n'),
    DomainLabel("a wildcard in their place (RFC 1034, 4.3.3)", MX + SPF + '* TXT "v=spf1 -all"\n', {"mail-dmarc": "fail (missing)", "mail-tls-rpt": "fail (missing)"}),
    DomainLabel("a wildcard for addresses (RFC 4592)", REST + DMARC + "* A 192.0.2.7\n", {"dns-wildcard": "fail (any-name)"}),
    DomainLabel("a wildcard that is an alias", REST + DMARC + "* CNAME surat.example.\n", {"dns-wildcard": "fail (any-name)"}),
    DomainLabel("a wildcard below a name alone", REST + DMARC + "*.pengguna A 192.0.2.7\n"),
    DomainLabel("a wildcard unseen", REST + DMARC, {"dns-wildcard": _TIMEOUT}, {"tilik-control.{d} A": Fault.SILENT}),
    DomainLabel("caa of its own", REST + DMARC + '@ CAA 0 issue "ca.example"\n'),
    DomainLabel("caa in upper case (RFC 8659, 4.1)", REST + DMARC + '@ CAA 0 ISSUE "ca.example"\n'),
    DomainLabel("caa that allows nobody (4.2)", REST + DMARC + '@ CAA 0 issue ";"\n'),
    DomainLabel("caa with an unknown tag that does not matter (4.1)", REST + DMARC + '@ CAA 0 issue "ca.example"\n@ CAA 0 tbs "x"\n'),
    DomainLabel("caa without issue (4.2)", REST + DMARC + '@ CAA 0 iodef "mailto:d@{d}"\n', {"dns-caa": "fail (open)"}),
    DomainLabel("caa with an unknown tag that matters (4.5)", REST + DMARC + '@ CAA 128 tbs "x"\n', {"dns-caa": "fail (critical-unknown)"}),
    DomainLabel("caa with a URL for a name", REST + DMARC + '@ CAA 0 issue "https://ca.example"\n', {"dns-caa": "fail (unusable)"}),
    *(DomainLabel(f"caa unseen: {fault.value}", REST + DMARC, {"dns-caa": "unknown"}, {"{d} CAA": fault}) for fault in (Fault.SILENT, Fault.SERVFAIL, Fault.REFUSED, Fault.CUT)),
    DomainLabel("two name servers", REST + DMARC + "@ NS ns1.example.\n@ NS ns2.example.\n", {"dns-nameservers": "pass"}),
    DomainLabel("one name server (RFC 2182)", REST + DMARC + "@ NS ns1.example.\n", {"dns-nameservers": "fail (single)"}),
    DomainLabel("two in one network", REST + DMARC + "@ NS ns1.example.\n@ NS ns3.example.\n", {"dns-nameservers": "fail (same-network)"}),
    DomainLabel("one that does not exist", REST + DMARC + "@ NS ns1.example.\n@ NS ns2.example.\n@ NS hilang\n", {"dns-nameservers": "fail (nonexistent)"}),
    DomainLabel("one that anybody can have", REST + DMARC + "@ NS ns1.example.\n@ NS ns2.example.\n@ NS ns.lama.com.\n", {"dns-nameservers": "fail (nonexistent)", "dns-dangling": "fail (ns)"}),
    DomainLabel("one that is an alias", REST + DMARC + "@ NS ns2.example.\n@ NS lain\nlain CNAME ns1.example.\n", {"dns-nameservers": "fail (cname)"}),
    DomainLabel("one that is unseen", REST + DMARC + "@ NS ns1.example.\n@ NS bisu\n", {"dns-nameservers": "unknown"}, {"bisu.{d} A": Fault.SILENT, "bisu.{d} AAAA": Fault.SILENT}),
)  # fmt: skip
_KEYS = {bits: "".join(f'"{part}" ' for part in textwrap.wrap(dkim_record(bits), 200)) for bits in (512, 1024, 1536, 2048, 4096)}
_ED25519 = f"v=DKIM1; k=ed25519; p={'A' * 43}="
# Answers as long as they can be, whose records must be told from the heap around them (RFC 1035 section 2.3.4 has no limit on their number).
_HEAP = "".join(f'{{at}} TXT "{"x" * 250}" "{number}"\n' for number in range(200))
_LONG = (
    DomainLabel("a record in 50 kB of others", MX + DMARC + RPT + _txt("v=spf1 mx -all") + _HEAP.replace("{at}", "@")),
    DomainLabel("no record in 50 kB of others", MX + DMARC + RPT + _HEAP.replace("{at}", "@"), {"mail-spf": "fail (missing-covered)"}),
    DomainLabel("a policy in 50 kB of others", REST + DMARC + _HEAP.replace("{at}", "_dmarc")),
    DomainLabel("a policy on encryption in 50 kB of others", REST + DMARC + _HEAP.replace("{at}", "_mta-sts")),
    DomainLabel("a policy on reports in 50 kB of others", REST + DMARC + _HEAP.replace("{at}", "_smtp._tls")),
    DomainLabel(
        "a key in 50 kB of others",
        REST + DMARC + f"default._domainkey TXT {_KEYS[2048]}\n" + _HEAP.replace("{at}", "default._domainkey"),
        {"mail-dkim": "pass"},
    ),
)
_LIARS = (
    DomainLabel("without mail below a domain whose policy is unseen", REST + DMARC + "bawah TXT catatan\n", {"mail-dmarc": _TIMEOUT, "mail-spf": _TIMEOUT}, {"_dmarc.{d} TXT": Fault.SILENT}, "bawah."),
    DomainLabel("in order, by one who denies everything", REST + DMARC, dict.fromkeys(_ALL, "unknown (resolver-denies)"), manner=Manner.DENIES),
    DomainLabel("without records, by one who denies everything", "", dict.fromkeys(_ALL, "unknown (resolver-denies)"), manner=Manner.DENIES),
    DomainLabel("in order, by one who invents everything", REST + DMARC, dict.fromkeys(_ALL, "unknown"), manner=Manner.INVENTS),
    DomainLabel("without records, by one who invents everything", "", dict.fromkeys(_ALL, "unknown"), manner=Manner.INVENTS),
)  # fmt: skip


def _dkim(name: str, records: str, verdict: str = "pass", faults: Mapping[str, Fault] = MappingProxyType({})) -> DomainLabel:
    return DomainLabel(f"dkim {name}", REST + DMARC + records, {"mail-dkim": verdict}, faults)


# RFC 6376, RFC 8301, RFC 8463.
_SIGNERS = (
    _dkim("2,048 bits", f"default._domainkey TXT {_KEYS[2048]}\n"),
    _dkim("4,096 bits in pieces", f"default._domainkey TXT {_KEYS[4096]}\n"),
    _dkim("Ed25519 is short and strong (RFC 8463)", f'mail._domainkey TXT "{_ED25519}"\n'),
    _dkim("withdrawn (3.6.1)", 'default._domainkey TXT "v=DKIM1; p="\n'),
    _dkim("all withdrawn by a wildcard", '*._domainkey TXT "v=DKIM1; p="\n'),
    _dkim("behind an alias of a provider", f"selector1._domainkey CNAME kunci\nkunci TXT {_KEYS[2048]}\n"),
    _dkim("without a version (3.6.1)", f'default._domainkey TXT {_KEYS[2048].replace("v=DKIM1; ", "")}\n'),
    _dkim("beside another text", f'default._domainkey TXT {_KEYS[2048]}\ndefault._domainkey TXT "catatan"\n'),
    _dkim("a wildcard's other text is none", '* TXT "v=spf1 -all"\n', "unknown (selectors-unlisted)"),
    _dkim("for other services alone", f'default._domainkey TXT {_KEYS[1024].replace("v=DKIM1; ", "v=DKIM1; s=lain; ")}\n', "unknown (selectors-unlisted)"),
    _dkim("nothing below the folder of keys (RFC 8020)", "", "unknown (selectors-unlisted)"),
    _dkim("a folder of keys that is unseen", f"default._domainkey TXT {_KEYS[1024]}\n", "unknown (timeout)", {"_domainkey.{d} TXT": Fault.SILENT}),
    _dkim("a selector that is unseen", 'lain._domainkey TXT "catatan"\n', "unknown (timeout)", {"google._domainkey.{d} TXT": Fault.SILENT}),
    DomainLabel("dkim none, and no mail", "@ MX 0 .\n" + SPF.replace("mx ", "") + DMARC, {"mail-dkim": "not-applicable (no-mail)"}),
    _dkim("1,024 bits (RFC 8301, 3.2)", f"default._domainkey TXT {_KEYS[1024]}\n", "fail (weak-key)"),
    _dkim("1,536 bits", f"k1._domainkey TXT {_KEYS[1536]}\n", "fail (weak-key)"),
    _dkim("512 bits", f"google._domainkey TXT {_KEYS[512]}\n", "fail (weak-key)"),
    _dkim("1,024 bits behind an alias", f"selector2._domainkey CNAME kunci\nkunci TXT {_KEYS[1024]}\n", "fail (weak-key)"),
    _dkim("one weak, and one unseen", f"default._domainkey TXT {_KEYS[1024]}\n", "fail (weak-key)", {"google._domainkey.{d} TXT": Fault.SERVFAIL}),
    _dkim("no key at all", 'default._domainkey TXT "v=DKIM1; k=rsa"\n', "fail (malformed)"),
    _dkim("a key that is none", 'default._domainkey TXT "v=DKIM1; p=bukan kunci!"\n', "fail (malformed)"),
    _dkim("SHA-1 alone (RFC 8301, 3.1)", f'default._domainkey TXT {_KEYS[2048].replace("v=DKIM1; ", "v=DKIM1; h=sha1; ")}\n', "fail (malformed)"),
    _dkim("two at one selector (3.6.2.2)", f"default._domainkey TXT {_KEYS[2048]}\ndefault._domainkey TXT {_KEYS[4096]}\n", "fail (malformed)"),
)  # fmt: skip
_SERVERS = tuple(
    DomainLabel(
        f"mail server {label}", SPF + DMARC + RPT, {"mail-starttls": one.starttls_label, "mail-mta-sts": one.mta_sts_label}, mail=one
    )
    for label, one in MAIL_DOMAINS.items()
)
_NAME_SERVERS = tuple(
    DomainLabel(f"name servers {label}", REST + DMARC, {check: verdict_label(words) for check, words in one.verdicts.items()}, servers=one)
    for label, one in SERVED_DOMAINS.items()
)
LABELS = (DomainLabel("in order", REST + DMARC), *_POLICIES, *_SENDERS, *_OTHERS, *_LIARS, *_LONG, *_SIGNERS, *_SERVERS, *_NAME_SERVERS)
