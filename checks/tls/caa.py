"""The authority that issued the certificate is one that the CAA records allow (RFC 8659)."""

from checks import (
    Climb,
    Confidence,
    DnsClimb,
    Example,
    FailureKind,
    Findings,
    Fix,
    Handshake,
    NotApplicable,
    Outcome,
    Problem,
    Reason,
    Risk,
    Text,
    Tls,
    Unknown,
    bearing,
    build,
    caa_domains,
    check,
    is_caa_domain,
    parse,
    reason,
)

FORBIDDEN = Problem(
    "forbidden",
    Risk(2, 2),
    Text(
        id="Sertifikat diterbitkan oleh {issuer}, padahal catatan CAA di {name} hanya mengizinkan: {allowed}. Perpanjangan berikutnya pada penerbit yang sama akan ditolak.",
        en="The certificate was issued by {issuer}, but the CAA records at {name} allow only: {allowed}. The next renewal by the same issuer will be refused.",
    ),
)
UNCONFIRMED = Problem(
    "unconfirmed",
    Risk(2, 2),
    Text(
        id="Sertifikat diterbitkan oleh {issuer}, sedangkan catatan CAA di {name} mengizinkan: {allowed}. Pemindai tidak mengenal penerbit bernama {strange}; pastikan bahwa itu bukan salah tulis "
        "dan memang nama CAA penerbit tersebut, sebab bila tidak, perpanjangan berikutnya akan ditolak.",
        en="The certificate was issued by {issuer}, while the CAA records at {name} allow: {allowed}. The scanner knows no issuer named {strange}; make sure that this is no slip and really "
        "the CAA name of that issuer, for otherwise the next renewal will be refused.",
    ),
    confidence=Confidence.TENTATIVE,
)
NO_RECORDS = Reason(
    "no-caa",
    Text(
        id="Domain ini tidak membatasi penerbit dengan CAA; lihat pemeriksaan dns-caa.",
        en="This domain does not limit issuers by CAA; see the check dns-caa.",
    ),
)
_PRIVATE = Reason(
    "caa-not-public",
    Text(
        id="Sertifikat ini bukan dari penerbit publik, dan hanya penerbit publik yang mematuhi CAA.",
        en="This certificate is not from a public authority, and only public authorities follow CAA.",
    ),
)
UNKNOWN_ISSUER = Reason(
    "issuer-unmapped",
    Text(
        id="Pemindai belum mengenal nama CAA penerbit sertifikat ini, sehingga kecocokannya tidak dapat dinilai.",
        en="The scanner does not know the CAA name of this certificate's issuer, so whether they agree cannot be judged.",
    ),
)


def _issued_by(authority: str = "Let's Encrypt", *names: str, public: bool = True) -> Handshake:
    return build.handshake(chain=(build.authority(authority).issue(*(names or (build.HOST,))),), public=public)


def _at(*records: str) -> Climb:
    return build.climb("CAA", *records)


@check(
    id="tls-caa",
    title=Text(id="Penerbit sertifikat sesuai catatan CAA", en="The issuer agrees with the CAA records"),
    action=Text(id="Selaraskan catatan CAA dengan penerbit yang dipakai", en="Bring the CAA records and the issuers in use together"),
    why=Text(
        id="Sertifikat dari penerbit yang tidak diizinkan berarti salah satu dari dua hal: perpanjangan berikutnya akan gagal dan situs mati, atau ada pihak yang memperoleh sertifikat tanpa "
        "sepengetahuan pengelola domain.",
        en="A certificate of an issuer that is not allowed means one of two things: the next renewal will fail and the site go down, or someone got a certificate without the knowledge of "
        "those who run the domain.",
    ),
    fix=Fix(
        any=Text(
            id="Pastikan dahulu bahwa sertifikat itu memang diminta oleh pengelola situs atau penyedia hostingnya. Bila ya, tambahkan penerbitnya pada catatan CAA; bila tidak, minta penerbit mencabutnya dan laporkan.",
            en="First make sure that the site's managers or their hosting provider asked for the certificate. If so, add its issuer to the CAA records; if not, have the issuer revoke it and report it.",
        ),
        verify="dig +short CAA {host}",
        expected=Text(
            id="penerbit sertifikat ini disebut pada issue, atau tidak ada catatan CAA",
            en="this certificate's issuer is named by issue, or there is no CAA record",
        ),
    ),
    references=("RFC 8659 section 4", "CWE-295", "OWASP Top 10 2025 A04"),
    bearing=bearing.ENCRYPTION.but(controls=(46,), focus=("governance",), owner="domain"),
    needs={"caa": DnsClimb("CAA"), "tls": Tls()},
    problems=(FORBIDDEN, UNCONFIRMED),
    examples=lambda: (
        Example(
            FORBIDDEN(issuer="Let's Encrypt", name="kotacontoh.go.id", allowed=("digicert.com",)),
            caa=_at('0 issue "digicert.com"', '0 iodef "mailto:csirt@kotacontoh.go.id"'),
            tls=_issued_by(),
        ),
        Example(FORBIDDEN(issuer="Let's Encrypt", name="kotacontoh.go.id", allowed=("-",)), caa=_at('0 issue ";"'), tls=_issued_by()),
        Example(
            FORBIDDEN(issuer="Let's Encrypt", name="kotacontoh.go.id", allowed=("-",)),
            caa=_at('0 issue "letsencrypt.org"', '0 issuewild ";"'),
            tls=_issued_by("Let's Encrypt", "*.kotacontoh.go.id"),
        ),
        Example(
            UNCONFIRMED(
                issuer="Let's Encrypt", name="kotacontoh.go.id", allowed=("digicert.com", "letsencrypt.com"), strange=("letsencrypt.com",)
            ),
            caa=_at('0 issue "letsencrypt.com"', '0 issue "digicert.com"'),
            tls=_issued_by(),
        ),
        Example(caa=_at('0 issue "letsencrypt.org"', '0 issue "digicert.com"'), tls=_issued_by()),
        Example(caa=_at('0 issue "comodoca.com"'), tls=_issued_by("cPanel")),
        Example(caa=_at('0 issue "letsencrypt.org"'), tls=_issued_by("Let's Encrypt", "*.kotacontoh.go.id")),
        Example(caa=_at('0 issue "letsencrypt.org"'), tls=_issued_by("CA Baru"), reason=UNKNOWN_ISSUER),
        Example(caa=_at(), tls=_issued_by(), reason=NO_RECORDS, outcome=Outcome.NOT_APPLICABLE),
        Example(caa=_at('0 iodef "mailto:a@b.example"'), tls=_issued_by(), reason=NO_RECORDS, outcome=Outcome.NOT_APPLICABLE),
        Example(caa=_at('0 issue ";"'), tls=_issued_by(public=False), reason=_PRIVATE, outcome=Outcome.NOT_APPLICABLE),
        Example(caa=build.failure("servfail"), tls=_issued_by(), reason=reason.of_failure(FailureKind.SERVFAIL)),
        Example(
            caa=Climb((build.dns_answer("CAA", rcode="REFUSED"),), build.AT),
            tls=_issued_by(),
            reason=reason.of_failure(FailureKind.SERVFAIL),
        ),
    ),
    reasons=(NO_RECORDS, _PRIVATE, UNKNOWN_ISSUER),
)
def tls_caa(caa: Climb, tls: Handshake) -> Findings:
    if not tls.public:
        raise NotApplicable(_PRIVATE)
    if any(answer.rcode not in ("NOERROR", "NXDOMAIN") for answer in caa.answers):
        raise Unknown(reason.of_failure(FailureKind.SERVFAIL))
    leaf = parse.certificate(tls.leaf)
    if leaf is None:
        raise Unknown(reason.of_failure(FailureKind.MALFORMED))
    allowing = _allowing([read for record in caa.records if (read := parse.caa(record))], wildcard=tls.host not in leaf.names)
    if not allowing:
        raise NotApplicable(NO_RECORDS)
    domains = caa_domains(leaf.organization)
    if domains is None:
        raise Unknown(UNKNOWN_ISSUER, leaf.issuer)
    domains_of_records = {record.issuer for record in allowing if record.issuer}
    if domains_of_records & domains:
        return
    issuers = tuple(sorted(domains_of_records))
    # A name that no authority is known by may still be this issuer's: authorities add names, and let resellers have their own.
    if strange := tuple(name for name in issuers if not is_caa_domain(name)):
        yield UNCONFIRMED(issuer=leaf.organization, name=caa.found_at, allowed=issuers, strange=strange)
    else:
        yield FORBIDDEN(issuer=leaf.organization, name=caa.found_at, allowed=issuers or ("-",))


def _allowing(records: list[parse.Caa], wildcard: bool) -> list[parse.Caa]:
    """The records that count: for wildcard names those of ``issuewild`` where there are any (RFC 8659 section 4.3)."""
    wild = [record for record in records if record.tag == "issuewild"]
    return wild if wildcard and wild else [record for record in records if record.tag == "issue"]
