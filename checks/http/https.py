"""The site can be opened over HTTPS (RFC 9110 section 4.2.2)."""

from functools import cache

from checks import (
    Confidence,
    Example,
    Exchange,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Https,
    Kind,
    Page,
    Problem,
    Risk,
    SettingBlock,
    Text,
    bearing,
    build,
    check,
    parse,
    reason,
)

ABSENT = Problem(
    "absent",
    Risk(3, 3),
    Text(
        id="Situs hanya dapat dibuka lewat HTTP tanpa enkripsi: porta HTTPS menolak sambungan.",
        en="The site opens only over unencrypted HTTP: the HTTPS port refuses connections.",
    ),
    kind=Kind.LAPSE,
)
BROKEN = Problem(
    "broken",
    Risk(3, 3),
    Text(
        id="Situs hanya dapat dibuka lewat HTTP tanpa enkripsi: sambungan TLS di porta HTTPS gagal ({detail}).",
        en="The site opens only over unencrypted HTTP: the TLS connection on the HTTPS port fails ({detail}).",
    ),
    kind=Kind.LAPSE,
)
# A firewall that drops the port looks like this, but so does one that drops only the scanner; a person should look.
SILENT = Problem(
    "silent",
    Risk(3, 3),
    Text(
        id="Situs terbuka lewat HTTP tanpa enkripsi, sedangkan porta HTTPS tidak menjawab pemindai; pastikan dari jaringan lain.",
        en="The site opens over unencrypted HTTP while the HTTPS port did not answer the scanner; confirm from another network.",
    ),
    confidence=Confidence.TENTATIVE,
    kind=Kind.LAPSE,
)
DOWNGRADED = Problem(
    "downgraded",
    Risk(3, 3),
    Text(
        id="Pengunjung yang membuka alamat HTTPS dialihkan ke HTTP tanpa enkripsi: {url}",
        en="Visitors who open the HTTPS address are redirected to unencrypted HTTP: {url}",
    ),
    kind=Kind.LAPSE,
)


@cache
def _plain() -> Exchange:
    return build.page(scheme="http")


@check(
    id="http-https",
    title=Text(id="Situs dapat dibuka melalui HTTPS", en="The site opens over HTTPS"),
    action=Text(id="Aktifkan HTTPS dengan sertifikat yang sah", en="Enable HTTPS with a valid certificate"),
    why=Text(
        id="Tanpa HTTPS, semua yang dibaca dan dikirim pengunjung, termasuk kata sandi dan data pribadi, melintas tanpa pelindung. "
        "Siapa pun di jalur itu (misalnya Wi-Fi publik) dapat membaca dan mengubahnya, dan peramban menandai situs sebagai tidak aman.",
        en="Without HTTPS everything visitors read and send, passwords and personal data included, travels unprotected. Anyone on "
        "the way (public Wi-Fi, for instance) can read and alter it, and browsers mark the site as not secure.",
    ),
    fix=Fix(
        any=Text(
            id="Pasang sertifikat dari penerbit yang diakui peramban (misalnya Let's Encrypt, gratis dan dapat diperpanjang otomatis), layani seluruh situs "
            "pada porta 443, dan buka porta itu pada tembok api (firewall). Jangan mengalihkan alamat HTTPS kembali ke HTTP; periksa pengaturan alamat situs pada CMS.",
            en="Install a certificate from an issuer browsers trust (Let's Encrypt, for instance, is free and renews itself), serve the whole "
            "site on port 443 and open that port in the firewall. Do not redirect HTTPS back to HTTP; check the site address set in the CMS.",
        ),
        measures=(SettingBlock("https"),),
        verify="curl -sS -o /dev/null -w '%{http_code}\\n' https://{host}:{port}/",
        expected=Text(id="200, 301, atau 302 tanpa pesan galat", en="200, 301 or 302 without an error"),
    ),
    references=("RFC 9110 section 4.2.2", "RFC 9325", "CWE-319", "OWASP Top 10 2025 A04", "WSTG-CRYP-03"),
    bearing=bearing.HEADERS.but(functions=("h",), controls=(43,), pemdi=("I10", "I11"), threat="interception", flaw="cryptography"),
    needs={"home": Page("/", locked=True), "https": Https("/", locked=True)},
    problems=(ABSENT, BROKEN, SILENT, DOWNGRADED),
    examples=lambda: (
        Example(ABSENT(), home=_plain(), https=build.failure("refused")),
        Example(BROKEN(detail="wrong version number"), home=_plain(), https=build.failure("tls", "wrong version number")),
        Example(SILENT(), home=_plain(), https=build.failure("timeout")),
        Example(
            DOWNGRADED(url=f"http://{build.HOST}/"),
            home=build.redirect(f"https://{build.HOST}/", f"http://{build.HOST}/"),
            https=build.redirect(f"https://{build.HOST}/", f"http://{build.HOST}/"),
        ),
        Example(
            DOWNGRADED(url=f"http://{build.HOST}/"),
            home=Exchange((*build.page().hops, *build.page(scheme="http").hops), build.AT),
            https=build.page(),
        ),
        Example(home=build.page(), https=build.page()),
        Example(home=build.page({"WWW-Authenticate": "Basic"}, status=401), https=build.page({"WWW-Authenticate": "Basic"}, status=401)),
        Example(home=build.failure("timeout"), https=build.failure("timeout"), reason=reason.of_failure(FailureKind.TIMEOUT)),
        Example(home=_plain(), https=build.failure("budget"), reason=reason.of_failure(FailureKind.BUDGET)),
    ),
)
def http_https(home: Exchange, https: Exchange | Failure) -> Findings:
    if isinstance(https, Exchange):
        # By a redirect, or by itself, as a refresh or a script does.
        if _is_plain(home):
            yield DOWNGRADED(url=home.url)
    elif not _is_plain(home):
        return
    elif https.kind is FailureKind.REFUSED:
        yield ABSENT()
    elif https.kind is FailureKind.TLS:
        yield BROKEN(detail=https.detail or "TLS")
    elif https.kind in (FailureKind.TIMEOUT, FailureKind.RESET):
        yield SILENT()


def _is_plain(exchange: Exchange) -> bool:
    place = parse.location(exchange.url)
    return place is not None and place.scheme == "http"
