"""The certificate is within its dates, and will be for a while (RFC 5280 section 4.1.2.5)."""

import datetime as dt

from checks import (
    CertificateView,
    Example,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Handshake,
    Kind,
    Problem,
    Risk,
    Survey,
    Text,
    Tls,
    TlsSurvey,
    bearing,
    build,
    certificate_text,
    check,
    each_certificate,
    reason,
    utc_moment,
)

# Renewal clients act when a third of the lifetime is left; with half of that gone, renewal does not work.
# Certificates of a year are often renewed by hand, and an office needs a month for that.
SHARE = 6
AT_MOST = dt.timedelta(days=30)

EXPIRED = Problem(
    "expired",
    Risk(4, 3),
    Text(
        id="Sertifikat kedaluwarsa sejak {date} ({days:hari/hari/kurang dari sehari} yang lalu).",
        en="The certificate expired on {date} ({days:day/days/less than a day} ago).",
    ),
    kind=Kind.LAPSE,
)
NOT_YET = Problem(
    "not-yet",
    Risk(4, 3),
    Text(
        id="Sertifikat baru berlaku mulai {date}; sampai saat itu peramban menolaknya.",
        en="The certificate is valid only from {date}; until then browsers reject it.",
    ),
    kind=Kind.LAPSE,
)
SOON = Problem(
    "soon",
    Risk(3, 3),
    Text(
        id="Sertifikat berakhir pada {date} ({days:hari/hari/kurang dari sehari} lagi) dan belum diperpanjang.",
        en="The certificate ends on {date} (in {days:day/days/less than a day}) and has not been renewed.",
    ),
)


def _in(days: int) -> str:
    return utc_moment(build.AT + dt.timedelta(days=days))


@check(
    id="tls-expiry",
    title=Text(id="Sertifikat masih berlaku", en="The certificate is current"),
    action=Text(id="Perpanjang sertifikat dan otomatiskan perpanjangannya", en="Renew the certificate and automate its renewal"),
    why=Text(
        id="Begitu masa berlaku habis, peramban menutup situs dengan peringatan bahaya dan aplikasi yang memakai layanan ini berhenti bekerja. Masyarakat "
        "tidak dapat membedakannya dari serangan. Gangguan ini selalu dapat dicegah karena tanggalnya sudah diketahui.",
        en="Once the certificate ends, browsers block the site with a danger warning and applications that use the service stop. People cannot "
        "tell it from an attack. This outage can always be prevented, because its date is known.",
    ),
    fix=Fix(
        any=Text(
            id="Perpanjang sekarang, lalu pastikan perpanjangan berjalan otomatis: jadwal ACME (certbot, acme.sh, AutoSSL) aktif, porta 80 terbuka untuk verifikasi, dan server "
            "memuat ulang sertifikat baru. Tunjuk penanggung jawab untuk sertifikat yang diperpanjang manual.",
            en="Renew now, then make sure renewal runs by itself: the ACME schedule (certbot, acme.sh, AutoSSL) is active, port 80 is open for the "
            "challenge, and the server reloads the new certificate. Name a person responsible for certificates that are renewed by hand.",
        ),
        nginx="certbot renew --deploy-hook 'systemctl reload nginx'\nsystemctl enable --now certbot.timer",
        apache="certbot renew --deploy-hook 'systemctl reload apache2'\nsystemctl enable --now certbot.timer",
        litespeed="# cPanel: SSL/TLS Status > Run AutoSSL; periksa pesan gagalnya bila sertifikat tidak berganti",
        iis="# win-acme: wacs.exe --renew --force\n# Task Scheduler: tugas win-acme harus aktif setiap hari",
        verify=certificate_text("-dates -checkend 1209600"),
        expected=Text(
            id="Certificate will not expire (masih berlaku lebih dari 14 hari)", en="Certificate will not expire (more than 14 days left)"
        ),
    ),
    references=("RFC 5280 section 4.1.2.5", "CWE-298", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION.but(controls=(46,), threat="failure", flaw="maintenance", harm="service"),
    needs={"tls": Tls(), "survey": Survey()},
    problems=(EXPIRED, NOT_YET, SOON),
    examples=lambda: (
        Example(EXPIRED(date=_in(-3), days=3), tls=build.handshake(days_left=-3), survey=build.survey()),
        Example(NOT_YET(date=_in(10)), tls=build.handshake(days_left=100, lifetime=90), survey=build.survey()),
        Example(SOON(date=_in(14), days=14), tls=build.handshake(days_left=14, lifetime=90), survey=build.survey()),
        Example(SOON(date=_in(29), days=29), tls=build.handshake(days_left=29, lifetime=397), survey=build.survey()),
        Example(tls=build.handshake(days_left=16, lifetime=90), survey=build.survey()),
        Example(tls=build.handshake(days_left=31, lifetime=397), survey=build.survey()),
        Example(tls=build.handshake(days_left=2, lifetime=6), survey=build.survey()),
        Example(tls=build.handshake(chain=(b"0\x03",)), survey=build.survey(), reason=reason.of_failure(FailureKind.MALFORMED)),
    ),
)
def tls_expiry(tls: Handshake | Failure, survey: TlsSurvey | Failure) -> Findings:
    yield from each_certificate(tls, survey, _of_certificate)


def _of_certificate(view: CertificateView) -> Findings:
    leaf = view.read
    if view.at > leaf.not_after:
        yield EXPIRED(date=utc_moment(leaf.not_after), days=(view.at - leaf.not_after).days)
    elif view.at < leaf.not_before:
        yield NOT_YET(date=utc_moment(leaf.not_before))
    elif leaf.not_after - view.at < min(leaf.lifetime / SHARE, AT_MOST):
        yield SOON(date=utc_moment(leaf.not_after), days=(leaf.not_after - view.at).days)
