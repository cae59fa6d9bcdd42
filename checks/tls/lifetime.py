"""The certificate does not live longer than browsers allow (CA/Browser Forum Baseline Requirements section 6.3.2, ballot SC-081v3)."""

import datetime as dt
from functools import cache

from checks import (
    CertificateView,
    Example,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Handshake,
    NotApplicable,
    Outcome,
    Problem,
    Reason,
    Risk,
    Survey,
    Text,
    Tls,
    TlsSurvey,
    Trust,
    bearing,
    build,
    certificate_text,
    check,
    each_certificate,
    reason,
    utc_moment,
)

# Most days of a certificate of a public authority, by the day from which it was issued.
_PUBLIC = (
    (dt.date(2029, 3, 15), 47),
    (dt.date(2027, 3, 15), 100),
    (dt.date(2026, 3, 15), 200),
    (dt.date(2020, 9, 1), 398),
    (dt.date(2018, 3, 1), 825),
)
# Apple's devices hold private authorities to this one (Requirements for trusted certificates in iOS 13 and macOS 10.15).
_PRIVATE = ((dt.date(2019, 7, 1), 825),)

TOO_LONG = Problem(
    "too-long",
    Risk(3, 2),
    Text(
        id="Sertifikat berlaku {days} hari, padahal yang terbit pada {date} paling lama {limit} hari; peramban dapat menolaknya.",
        en="The certificate lives {days:day/days}, although one issued on {date} may live {limit} at most; browsers may refuse it.",
    ),
)
_UNTRUSTED = Reason(
    "no-limit",
    Text(
        id="Sertifikat ini tidak berasal dari penerbit yang diakui, sehingga batas umur tidak berlaku baginya; lihat temuan tentang kepercayaan.",
        en="This certificate is not from a recognised authority, so no limit of its life applies; see the finding about trust.",
    ),
)


@cache
def _issue_date() -> str:
    return utc_moment(build.AT - dt.timedelta(days=10))


def _handshake(lifetime: float, public: bool = True) -> Handshake:
    """Issued ten days ago."""
    return build.handshake(days_left=lifetime - 10, lifetime=lifetime, public=public)


@check(
    id="tls-lifetime",
    title=Text(id="Umur sertifikat tidak melebihi batas", en="The certificate does not live too long"),
    action=Text(id="Ganti sertifikat yang umurnya terlalu panjang", en="Replace the certificate that lives too long"),
    why=Text(
        id="Sertifikat berumur panjang memberi penyerang waktu panjang bila kuncinya bocor, dan peramban menolak yang melampaui batas. Batas itu terus diperpendek, sehingga perpanjangan "
        "manual setahun sekali tidak lagi memadai.",
        en="A long-lived certificate gives attackers a long time once its key leaks, and browsers refuse those beyond the limit. The limit keeps shrinking, so renewing by hand once a year will no "
        "longer do.",
    ),
    fix=Fix(
        any=Text(
            id="Terbitkan sertifikat baru dari penerbit yang mengikuti batas umur, sebaiknya dengan perpanjangan otomatis (ACME). Untuk penerbit internal, atur umur paling lama 397 hari.",
            en="Have a new certificate issued by an authority that keeps to the limits, best with automatic renewal (ACME). For an internal authority set a life of 397 days at most.",
        ),
        nginx="certbot --nginx -d {host}\nsystemctl enable --now certbot.timer",
        apache="certbot --apache -d {host}\nsystemctl enable --now certbot.timer",
        litespeed="# cPanel: SSL/TLS Status > Run AutoSSL",
        iis="# win-acme: wacs.exe, buat perpanjangan terjadwal",
        verify=certificate_text("-dates"),
        expected=Text(id="notAfter paling lama 398 hari sesudah notBefore", en="notAfter at most 398 days after notBefore"),
    ),
    references=(
        "CA/Browser Forum Baseline Requirements section 6.3.2",
        "CA/Browser Forum Ballot SC-081v3",
        "CWE-324",
        "OWASP Top 10 2025 A04",
        "WSTG-CRYP-01",
    ),
    bearing=bearing.ENCRYPTION.but(controls=(46,), threat="failure", flaw="maintenance", harm="service"),
    needs={"tls": Tls(), "survey": Survey()},
    problems=(TOO_LONG,),
    examples=lambda: (
        Example(TOO_LONG(days=201, date=_issue_date(), limit=200), tls=_handshake(201), survey=build.survey()),
        Example(TOO_LONG(days=3650, date=_issue_date(), limit=825), tls=_handshake(3650, public=False), survey=build.survey()),
        Example(
            TOO_LONG(days=500, date="2025-10-17T12:00:00Z", limit=398),
            tls=build.handshake(days_left=100, lifetime=500),
            survey=build.survey(),
        ),
        Example(TOO_LONG(days=826, date=_issue_date(), limit=825), tls=_handshake(825.5, public=False), survey=build.survey()),
        Example(tls=_handshake(200), survey=build.survey()),
        Example(tls=build.handshake(days_left=100, lifetime=398), survey=build.survey()),
        Example(tls=_handshake(825, public=False), survey=build.survey()),
        Example(tls=build.handshake(days_left=100, lifetime=3500), survey=build.survey()),
        Example(
            tls=build.handshake(trust=Trust.SELF_SIGNED, lifetime=3650),
            survey=build.survey(),
            reason=_UNTRUSTED,
            outcome=Outcome.NOT_APPLICABLE,
        ),
        Example(tls=build.handshake(chain=(b"0\x03",)), survey=build.survey(), reason=reason.of_failure(FailureKind.MALFORMED)),
    ),
    reasons=(_UNTRUSTED,),
)
def tls_lifetime(tls: Handshake | Failure, survey: TlsSurvey | Failure) -> Findings:
    yield from each_certificate(tls, survey, _of_certificate)


def _of_certificate(view: CertificateView) -> Findings:
    if view.certificate.trust not in (Trust.TRUSTED, Trust.INCOMPLETE):
        raise NotApplicable(_UNTRUSTED)
    leaf = view.read
    issue_date = leaf.not_before.date()
    limits = _PUBLIC if view.certificate.public else _PRIVATE
    limit = next((days for since, days in limits if issue_date >= since), None)
    if limit is not None and leaf.lifetime > dt.timedelta(days=limit):
        # A part of a day counts as a day (CA/Browser Forum Baseline Requirements section 6.3.2).
        yield TOO_LONG(days=-(-leaf.lifetime // dt.timedelta(days=1)), date=utc_moment(leaf.not_before), limit=limit)
