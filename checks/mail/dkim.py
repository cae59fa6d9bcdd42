"""DKIM keys that anybody could break sign mail that anybody can forge (RFC 6376, RFC 8301)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from checks import (
    DomainLookups,
    DomainRecords,
    DomainSubject,
    Example,
    FailureKind,
    Findings,
    Fix,
    Kind,
    NotApplicable,
    Outcome,
    Problem,
    Reason,
    Risk,
    Text,
    Unknown,
    bearing,
    build,
    check,
    key_folder,
    reason,
    resolution,
    selector_keys,
)

# RFC 8301 section 3.2: signers should use keys of this size.
_FEWEST_BITS = 2048
WEAK = Problem(
    "weak-key",
    Risk(2, 3),
    Text(
        id="Kunci DKIM {selector} untuk {domain} hanya {bits} bit (minimal {least}); dengan kunci yang dipecahkan, surel palsu tampak ditandatangani {domain}.",
        en="The DKIM key {selector} of {domain} has only {bits} bits (at least {least} are needed); with a key that was broken, forged mail seems signed by {domain}.",
    ),
)
MALFORMED = Problem(
    "malformed",
    Risk(2, 2),
    Text(
        id="Catatan DKIM {selector} untuk {domain} tidak dapat dipakai penerima karena {part}: {records}",
        en="The DKIM record {selector} of {domain} cannot be used by receivers because of {part}: {records}",
    ),
    Kind.LAPSE,
)
_UNLISTED = Reason(
    "selectors-unlisted",
    Text(
        id="Nama kunci DKIM (selector) tidak dapat didaftar dari luar, dan pada nama yang lazim tidak ada kunci; lihat header DKIM-Signature pada surel yang dikirim domain ini.",
        en="The names of DKIM keys (selectors) cannot be listed from outside, and there is no key at the usual ones; look at the DKIM-Signature header of mail that this domain sent.",
    ),
)
_DOMAIN = "kotacontoh.go.id"
_AT = f"default._domainkey.{_DOMAIN} TXT"


def _at(*records: str, zone: Mapping[str, Any] = MappingProxyType({})) -> DomainLookups:
    return build.domain_lookups(DomainSubject.DKIM, {f"{_DOMAIN} MX": (f"10 surat.{_DOMAIN}.",), _AT: records, **zone})


@check(
    id="mail-dkim",
    title=Text(id="Kunci DKIM yang ditemukan cukup kuat", en="DKIM keys that were found are strong enough"),
    action=Text(id="Ganti kunci DKIM yang lemah atau salah tulis", en="Replace DKIM keys that are weak or malformed"),
    why=Text(
        id="Tanda tangan DKIM membuktikan bahwa surel benar dikirim pemilik domain. Kunci yang pendek dapat dipecahkan, sehingga surel palsu lolos dengan tanda tangan sah, juga dari pemeriksaan DMARC.",
        en="A DKIM signature proves that mail was sent by the owner of the domain. A short key can be broken, and forged mail then passes with a valid signature, DMARC included.",
    ),
    fix=Fix(
        any=Text(
            id="Buat pasangan kunci RSA 2.048 bit yang baru dengan selector baru pada server atau penyedia surel, terbitkan catatan TXT-nya, lalu aktifkan penandatanganan dengan kunci itu. "
            "Sesudah beberapa hari kosongkan kunci lama menjadi v=DKIM1; p= agar tanda tangan dengan kunci itu ditolak.",
            en="At the mail server or provider make a new pair of RSA keys of 2,048 bits with a new selector, publish its TXT record, and switch signing to it. "
            "After some days empty the old key to v=DKIM1; p= so that signatures made with it are refused.",
        ),
        verify="dig +short TXT default._domainkey.{host}",
        expected=Text(
            id="v=DKIM1 dengan p= sepanjang kira-kira 390 huruf (2.048 bit); gantilah default dengan selector pada temuan",
            en="v=DKIM1 with a p= of some 390 letters (2,048 bits); write the selector of the finding in place of default",
        ),
    ),
    references=("RFC 6376", "RFC 8301", "RFC 8463", "CWE-326", "OWASP Top 10 2025 A04"),
    bearing=bearing.NAMES,
    needs={"records": DomainRecords(DomainSubject.DKIM)},
    problems=(WEAK, MALFORMED),
    examples=lambda: (
        Example(records=_at(build.dkim_record(2048))),
        Example(records=_at(f"v=DKIM1; k=ed25519; p={'A' * 43}=")),
        # Withdrawn, as all selectors of a domain without mail may be; and for another service alone.
        Example(records=_at("v=DKIM1; p=")),
        Example(WEAK("default", selector="default", domain=_DOMAIN, bits=1024, least=_FEWEST_BITS), records=_at(build.dkim_record(1024))),
        Example(
            MALFORMED("default", selector="default", domain=_DOMAIN, part="p=", records=("v=DKIM1; p=bukan*kunci",)),
            records=_at("v=DKIM1; p=bukan*kunci"),
        ),
        Example(
            MALFORMED("default", selector="default", domain=_DOMAIN, part="2 × TXT", records=(build.dkim_record(2048), "v=DKIM1; p=")),
            records=_at(build.dkim_record(2048), "v=DKIM1; p="),
        ),
        Example(records=_at(), reason=_UNLISTED),
        Example(records=_at("v=spf1 -all"), reason=_UNLISTED),
        Example(records=_at(zone={f"_domainkey.{_DOMAIN} TXT": "NXDOMAIN"}), reason=_UNLISTED),
        Example(records=_at(zone={f"_domainkey.{_DOMAIN} TXT": build.failure("timeout")}), reason=reason.of_failure(FailureKind.TIMEOUT)),
        Example(records=_at(zone={f"{_DOMAIN} MX": ("0 .",)}), reason=reason.NO_MAIL, outcome=Outcome.NOT_APPLICABLE),
        Example(records=_at(zone={_AT: build.failure("timeout")}), reason=reason.of_failure(FailureKind.TIMEOUT)),
        Example(
            WEAK("default", selector="default", domain=_DOMAIN, bits=1024, least=_FEWEST_BITS),
            records=_at(build.dkim_record(1024), zone={f"google._domainkey.{_DOMAIN} TXT": build.failure("servfail")}),
            reason=reason.of_failure(FailureKind.SERVFAIL),
        ),
    ),
    reasons=(_UNLISTED,),
)
def mail_dkim(records: DomainLookups) -> Findings:
    domain, dns = records.domain, resolution(records)
    mail_hosts = dns.ask(domain, "MX").require()
    key_folder(domain, dns).require()
    places = selector_keys(domain, dns)
    for place in places:
        parts = (f"{len(place.keys)} × TXT",) if len(place.keys) > 1 else tuple(f"{key.wrong}=" for key in place.keys if key.wrong)
        if parts:
            # Which of several a receiver takes is not defined (RFC 6376 section 3.6.2.2).
            yield MALFORMED(
                place.selector, selector=place.selector, domain=domain, part=parts[0], records=tuple(key.text for key in place.keys)
            )
        elif (bits := next((key.bits for key in place.keys), 0)) and bits < _FEWEST_BITS:
            yield WEAK(place.selector, selector=place.selector, domain=domain, bits=bits, least=_FEWEST_BITS)
    for place in places:
        place.answer.require()
    if not any(place.keys for place in places):
        if mail_hosts.records == ("0 .",):
            raise NotApplicable(reason.NO_MAIL)
        raise Unknown(_UNLISTED)
