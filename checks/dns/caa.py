"""CAA records say which authorities may issue certificates for the domain (RFC 8659)."""

from checks import Climb, DnsClimb, Example, FailureKind, Findings, Fix, Problem, Risk, Text, Unknown, bearing, build, check, parse, reason

MISSING = Problem(
    "missing",
    Risk(1, 2),
    Text(
        id="Tidak ada catatan CAA, sehingga penerbit sertifikat mana pun di dunia boleh menerbitkan sertifikat untuk nama ini.",
        en="There is no CAA record, so any certificate authority in the world may issue certificates for this name.",
    ),
)
OPEN = Problem(
    "open",
    Risk(1, 2),
    Text(
        id='Catatan CAA di {name} tidak membatasi siapa pun karena tidak memuat "issue".',
        en='The CAA records at {name} restrict nobody, because none of them is an "issue" record.',
    ),
)
UNUSABLE = Problem(
    "unusable",
    Risk(2, 2),
    Text(
        id="Catatan CAA di {name} salah tulis, sehingga tidak mengizinkan penerbit mana pun dan perpanjangan sertifikat dapat gagal: {record}",
        en="A CAA record at {name} is malformed, so it allows no authority and renewal of the certificate may fail: {record}",
    ),
)


def _at(*records: str) -> Climb:
    return build.climb("CAA", *records)


@check(
    id="dns-caa",
    title=Text(id="CAA membatasi penerbit sertifikat", en="CAA limits who issues certificates"),
    action=Text(id="Tambahkan catatan CAA pada DNS", en="Add CAA records to the DNS"),
    why=Text(
        id="Bila penyerang berhasil meminta sertifikat atas nama domain pemerintah kota dari salah satu dari puluhan penerbit di dunia, situs palsunya tampak asli. "
        "Catatan CAA menutup semua penerbit selain yang memang dipakai.",
        en="An attacker who gets a certificate for the city's domain from any of the world's many authorities can run a forged site that looks "
        "real. CAA records shut out every authority but those the city uses.",
    ),
    fix=Fix(
        any=Text(
            id='Pada zona DNS domain utama, tambahkan satu catatan untuk setiap penerbit yang dipakai; subdomain ikut terlindungi. Contoh: kotaanda.go.id. CAA 0 issue "letsencrypt.org". '
            "Daftar dahulu semua penerbit yang dipakai seluruh OPD, termasuk penyedia hosting (AutoSSL) dan CDN, agar perpanjangan mereka tidak gagal. "
            'Tambahkan 0 iodef "mailto:..." agar percobaan yang ditolak dilaporkan.',
            en='In the DNS zone of the main domain add one record for each authority in use; subdomains are covered too. For instance: kotaanda.go.id. CAA 0 issue "letsencrypt.org". '
            "First list the authorities of all departments, those of hosting providers (AutoSSL) and CDNs included, so that their renewals do not fail. "
            'Add 0 iodef "mailto:..." to have refused attempts reported.',
        ),
        verify="dig +short CAA {host}",
        expected=Text(id="minimal satu baris issue dengan nama penerbit", en="at least one line issue with an issuer's name"),
    ),
    references=("RFC 8659", "CWE-295", "OWASP Top 10 2025 A04"),
    bearing=bearing.NAMES,
    needs={"caa": DnsClimb("CAA")},
    problems=(MISSING, OPEN, UNUSABLE),
    examples=lambda: (
        Example(MISSING(), caa=_at()),
        Example(OPEN(name="kotacontoh.go.id"), caa=_at('0 iodef "mailto:csirt@kotacontoh.go.id"')),
        Example(OPEN(name="kotacontoh.go.id"), caa=_at('0 issuewild "letsencrypt.org"')),
        Example(
            UNUSABLE('0 issue "https://letsencrypt.org"', name="kotacontoh.go.id", record='0 issue "https://letsencrypt.org"'),
            caa=_at('0 issue "https://letsencrypt.org"', '0 issue "sectigo.com"'),
        ),
        Example(caa=_at('0 issue "letsencrypt.org"', '0 issuewild ";"')),
        Example(caa=_at('0 issue ";"')),
        Example(caa=build.failure("servfail"), reason=reason.of_failure(FailureKind.SERVFAIL)),
        Example(
            caa=Climb((build.dns_answer("CAA", rcode="NXDOMAIN"), build.dns_answer("CAA", name="kotacontoh.go.id")), build.AT),
            reason=reason.of_failure(FailureKind.NO_SUCH_NAME),
        ),
        Example(caa=Climb((build.dns_answer("CAA", rcode="REFUSED"),), build.AT), reason=reason.of_failure(FailureKind.SERVFAIL)),
    ),
)
def dns_caa(caa: Climb) -> Findings:
    codes = [answer.rcode for answer in caa.answers]
    if codes[0] == "NXDOMAIN":
        raise Unknown(reason.of_failure(FailureKind.NO_SUCH_NAME), caa.answers[0].name)
    if any(code not in ("NOERROR", "NXDOMAIN") for code in codes):
        raise Unknown(reason.of_failure(FailureKind.SERVFAIL), ", ".join(codes))
    read = [(record, parse.caa(record)) for record in caa.records]
    unusable = [record for record, property in read if property is None or not property.usable]
    if not read:
        yield MISSING()
    elif unusable:
        for record in unusable:
            yield UNUSABLE(record, name=caa.found_at, record=record)
    elif not any(property and property.tag == "issue" for _, property in read):
        yield OPEN(name=caa.found_at)
