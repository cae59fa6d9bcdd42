"""The name still leads somewhere, but to nobody's page at a hosting service, or to a dealer in domains: it was forgotten, or lost."""

from checks import (
    Answer,
    Example,
    Exchange,
    Findings,
    Fix,
    Kind,
    Problem,
    Risk,
    Text,
    Unknown,
    bearing,
    build,
    check,
    not_own_page,
    reason,
    unclaimed_service,
)

UNCLAIMED = Problem(
    "unclaimed",
    Risk(3, 5),
    Text(
        id="Nama ini menuju {service}, yang menjawab bahwa tidak ada situs dengan nama itu. Siapa pun yang membuka akun di sana mungkin dapat memakainya.",
        en="This name leads to {service}, which answers that it has no such site. Whoever opens an account there may be able to use it.",
    ),
    Kind.EXPOSURE,
)
PARKING = Problem(
    "parking",
    Risk(3, 5),
    Text(
        id="Di alamat ini tampil halaman parkir atau penawaran domain, bukan situs OPD, sehingga isinya ditentukan pihak lain.",
        en="At this address stands a page of a parked domain or one for sale, not the department's site, so somebody else decides what it shows.",
    ),
    Kind.EXPOSURE,
)
_NO_BUCKET = "<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>"
_SALE = "<title>kota-contoh.example</title><h1>This domain is for sale</h1><a href=/beli>Buy this domain</a>"
_ARTICLE = (
    "<title>Berita</title><p>Domain lama sudah tidak dipakai.</p>"
    + "<a href=/a>Menu</a>" * 20
    + "<p>NoSuchBucket, this domain is for sale</p>"
)


@check(
    id="dns-elsewhere",
    title=Text(id="Nama ini menuju situs OPD", en="The name leads to the department's site"),
    action=Text(id="Hapus atau ambil kembali nama yang menuju pihak lain", en="Remove or take back names that lead to somebody else"),
    why=Text(
        id="Nama yang tertinggal pada layanan yang sudah ditutup, atau domain yang tidak diperpanjang, dapat diambil pihak lain. Isinya lalu tampil atas nama pemerintah kota, dan tautan "
        "lama dari warga serta mesin pencari tetap menuju ke sana.",
        en="A name that was left pointing to a service that was closed, or a domain that was not renewed, can be taken by others. What they show then stands in the city's name, and old "
        "links of residents and search engines still lead there.",
    ),
    fix=Fix(
        any=Text(
            id="Bila situsnya tidak dipakai lagi, hapus catatan DNS nama ini (A, AAAA, CNAME) lebih dahulu, baru kemudian akun layanannya. Bila masih dipakai, daftarkan kembali namanya pada "
            "layanan itu, atau perpanjang domainnya pada registrar.",
            en="If the site is not used any more, remove the DNS records of this name (A, AAAA, CNAME) first, and the account with the service after that. If it is, register the name with "
            "the service again, or renew the domain with its registrar.",
        ),
        verify="dig +short {host}",
        expected=Text(id="tidak ada baris, atau alamat situs OPD", en="no line, or the address of the department's site"),
    ),
    references=("CWE-1188", "OWASP Top 10 2025 A02", "WSTG-CONF-10"),
    bearing=bearing.NAMES,
    needs={"home": Answer("/")},
    problems=(UNCLAIMED, PARKING),
    examples=lambda: (
        Example(UNCLAIMED(service="Amazon S3 / Google Cloud Storage"), home=build.page((), _NO_BUCKET, 404)),
        Example(PARKING(), home=build.page((), _SALE)),
        Example(home=build.page()),
        Example(home=build.page((), _ARTICLE)),
        Example(reason=reason.SUSPENDED, home=build.page((), "<title>Account Suspended</title><h1>This account has been suspended</h1>")),
        Example(reason=reason.ERROR_PAGE, home=build.gone("/")),
        Example(reason=reason.BLOCKED, home=build.page((), "<title>Attention Required! | Cloudflare</title>", 403)),
    ),
)
def dns_elsewhere(home: Exchange) -> Findings:
    if service := unclaimed_service(home):
        yield UNCLAIMED(service=service)
    elif (why := not_own_page(home)) is reason.PARKED:
        yield PARKING()
    elif why is not None:
        # Whose page it is that is not there, or not ready, nobody can tell.
        raise Unknown(why, home.stop.detail if home.stop else f"{home.url} {home.final.status}")
