"""The web server is a version that its makers still repair, as far as its banner tells: distributions repair without raising the number."""

from checks import (
    HIDDEN_VERSION,
    NO_RELEASE_DATA,
    STALE_RELEASE_DATA,
    UNCOVERED_SOFTWARE,
    Confidence,
    Example,
    Exchange,
    Findings,
    Fix,
    Kind,
    Outcome,
    Page,
    Problem,
    Risk,
    Text,
    banner_findings,
    bearing,
    build,
    check,
    header_lines,
    reason,
)

UNSUPPORTED = Problem(
    "unsupported",
    Risk(3, 3),
    Text(
        id="Menurut headernya, situs ini dilayani {product} {version}, yang dukungan serinya berakhir selambat-lambatnya {ended}. Versi terbaru {latest} (data per {as_of}).",
        en="By its headers this site is served by {product} {version}, support of whose branch ended by {ended}. The newest version is {latest} (data of {as_of}).",
    ),
    kind=Kind.LAPSE,
    confidence=Confidence.TENTATIVE,
)
OUTDATED = Problem(
    "outdated",
    Risk(3, 2),
    Text(
        id="Menurut headernya, situs ini dilayani {product} {version}, yang tertinggal; rilis terbaru serinya {latest} (data per {as_of}).",
        en="By its headers this site is served by {product} {version}, which is behind; the newest release of its branch is {latest} (data of {as_of}).",
    ),
    kind=Kind.LAPSE,
    confidence=Confidence.TENTATIVE,
)


def _by(banner: str) -> Exchange:
    return build.page({"Server": banner})


@check(
    id="software-server",
    title=Text(id="Server web masih dirawat pembuatnya", en="The web server is still maintained by its makers"),
    action=Text(id="Perbarui server web", en="Update the web server"),
    why=Text(
        id="Server web menerima setiap permintaan dari internet, sehingga celahnya terbuka bagi siapa pun. Nomor pada header belum tentu seluruhnya benar: distribusi Linux menutup celah tanpa "
        "mengubah nomor, sehingga temuan ini perlu dikonfirmasi di server.",
        en="A web server takes every request from the internet, so that its vulnerabilities are open to anyone. The number in a header is not the whole truth: Linux distributions close "
        "vulnerabilities without changing it, so this has to be confirmed on the server.",
    ),
    fix=Fix(
        any=Text(
            id="Lihat versi dan asalnya di server (nginx -v, apachectl -v, dan apt list --upgradable atau dnf check-update). Bila dari distribusi yang masih didukung, pasang semua pembaruannya. Bila distribusinya "
            "sudah berakhir (misalnya CentOS 7), pindahkan situs ke sistem yang didukung: cadangkan berkas, basis data, dan konfigurasi, coba di server baru, lalu alihkan alamatnya. Pada cPanel, "
            "jalankan EasyApache 4; bila server dikelola penyedia hosting, minta penyedia memperbaruinya.",
            en="See the version and where it is from on the server (nginx -v, apachectl -v, and apt list --upgradable or dnf check-update). If it is from a distribution that is still supported, install all its "
            "updates. If the distribution has ended (CentOS 7, for instance), move the site to a supported system: back up files, database and settings, try them on the new server, then "
            "change the address. With cPanel run EasyApache 4; where a hosting provider runs the server, ask the provider to update it.",
        ),
        verify=header_lines("server"),
        expected=Text(id="versi yang masih didukung, atau nama tanpa versi", en="a version that is supported, or a name without one"),
    ),
    references=("CWE-1104", "OWASP Top 10 2025 A03", "WSTG-INFO-02"),
    bearing=bearing.SOFTWARE,
    needs={"home": Page("/", locked=True)},
    problems=(UNSUPPORTED, OUTDATED),
    examples=lambda: (
        Example(UNSUPPORTED("apache", product="Apache", version="2.2.15", latest="2.4.68", ended="2017-12-31", as_of=build.release_day("apache")), home=_by("Apache/2.2.15 (CentOS)")),
        Example(UNSUPPORTED("nginx", product="nginx", version="1.14.0", latest="1.31.4", ended="2019-04-23", as_of=build.release_day("nginx")), home=_by("nginx/1.14.0")),
        Example(OUTDATED("apache", product="Apache", version="2.4.29", latest="2.4.68", as_of=build.release_day("apache")), home=_by("Apache/2.4.29 (Win64)")),
        Example(home=_by("nginx/1.30.4")),
        Example(home=_by("nginx/1.18.0 (Ubuntu)"), reason=reason.DISTRIBUTION_VERSION),
        Example(home=_by("nginx"), reason=reason.BANNER_WITHOUT_VERSION, outcome=Outcome.NOT_APPLICABLE),
        Example(home=_by("Microsoft-IIS/10.0"), reason=reason.BANNER_WITHOUT_VERSION, outcome=Outcome.NOT_APPLICABLE),
        Example(home=_by("Apache/2.4.99"), reason=NO_RELEASE_DATA),
        Example(home=_by("lighttpd/1.4.69"), reason=UNCOVERED_SOFTWARE),
        Example(home=build.page([("Server", "nginx/1.30.4"), ("Server", "nginx/1.28.0")]), reason=HIDDEN_VERSION),
        Example(home=_by("cloudflare"), reason=reason.NO_BANNER, outcome=Outcome.NOT_APPLICABLE),
    ),
    reasons=(HIDDEN_VERSION, UNCOVERED_SOFTWARE, NO_RELEASE_DATA, STALE_RELEASE_DATA),
)  # fmt: skip
def software_server(home: Exchange) -> Findings:
    yield from banner_findings(home, "server", UNSUPPORTED, OUTDATED)
