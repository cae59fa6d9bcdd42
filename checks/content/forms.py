"""Forms send what residents type over HTTPS, and to the city (CWE-319, CWE-359)."""

from collections.abc import Iterator

from checks import (
    Confidence,
    Crawl,
    Example,
    Exchange,
    Findings,
    Fix,
    Kind,
    Outcome,
    OwnPage,
    Pages,
    Problem,
    Risk,
    Text,
    bearing,
    build,
    check,
    host_of,
    own_pages,
    parse,
    reason,
    require_whole,
)

PLAIN = Problem(
    "plain",
    Risk(3, 2),
    Text(
        id="Formulir di halaman HTTPS “{path}” mengirim isinya melalui HTTP tanpa enkripsi ke {action}",
        en="The form on the HTTPS page “{path}” sends its content over unencrypted HTTP to {action}",
    ),
    Kind.EXPOSURE,
)
PLAIN_PASSWORD = Problem(
    "plain-password",
    Risk(3, 4),
    Text(
        id="Formulir di halaman HTTPS “{path}” mengirim kata sandi melalui HTTP tanpa enkripsi ke {action}",
        en="The form on the HTTPS page “{path}” sends a password over unencrypted HTTP to {action}",
    ),
    Kind.EXPOSURE,
)
FOREIGN = Problem(
    "foreign",
    Risk(2, 2),
    Text(
        id="Formulir di “{path}” mengirim isinya ke {host}, yang tidak terdaftar dan bukan domain kota.",
        en="The form at “{path}” sends its content to {host}, which is not registered and not of the city's domain.",
    ),
    confidence=Confidence.TENTATIVE,
)
FOREIGN_PASSWORD = Problem(
    "foreign-password",
    Risk(3, 4),
    Text(
        id="Formulir di “{path}” mengirim kata sandi ke {host}, yang tidak terdaftar dan bukan domain kota.",
        en="The form at “{path}” sends a password to {host}, which is not registered and not of the city's domain.",
    ),
    Kind.EXPOSURE,
    Confidence.TENTATIVE,
)
# A search box that leads to a search engine tells nothing about a citizen; these fields do.
_PERSONAL = frozenset({"password", "email", "tel", "file"})
# The names under it are the government's own, such as those of national complaint and licensing services.
_GOVERNMENT = ".go.id"


def _forms(pages: Crawl) -> Iterator[tuple[OwnPage, parse.HtmlForm]]:
    """Those that send what a resident types, each target and kind once, wherever it stands."""
    sorts = set()
    for page in own_pages(pages):
        for form in page.markup.forms:
            sort = (form.action, "password" in form.types)
            if (form.method == "post" or form.types & _PERSONAL) and form.method != "dialog" and sort not in sorts:
                sorts.add(sort)
                yield page, form


def _plain(page: OwnPage, form: parse.HtmlForm) -> bool:
    """Whether browsers send it unencrypted: not where the page has them upgrade, nor to a host whose HSTS came with the page (RFC 6797 section 8.3)."""
    if not (page.url.startswith("https:") and form.action.lower().startswith("http:")) or page.upgrades:
        return False
    policy, host, own = parse.hsts(page.answer.values("strict-transport-security")), host_of(form.action), host_of(page.url)
    if policy is None or policy.max_age == 0:
        return True
    return host != own and not (policy.include_subdomains and host.endswith(f".{own}"))


def _page(form: str, path: str = "/", scheme: str = "https") -> Exchange:
    return build.page((), f"<!doctype html><title>Layanan</title><body>{form}</body>", path=path, scheme=scheme)


def _form(action: str, field: str = "text", method: str = "post") -> str:
    return f'<form action="{action}" method="{method}"><input type="{field}" name="isian"></form>'


_OTHER = "kirim.kotalain.example"


@check(
    id="content-forms",
    title=Text(id="Formulir dikirim melalui HTTPS ke domain pemerintah kota", en="Forms are sent over HTTPS to the city's own domain"),
    action=Text(id="Perbaiki tujuan pengiriman formulir", en="Correct where forms send to"),
    why=Text(
        id="Yang diisi warga pada formulir dapat memuat data pribadi dan kata sandi. Bila dikirim tanpa enkripsi, isinya dapat dibaca di jaringan. Bila dikirim ke pihak lain, "
        "kota tidak lagi menguasainya, dan formulir yang tujuannya diubah adalah cara lazim mencuri kata sandi dari situs yang disusupi.",
        en="What residents fill in may contain personal data and passwords. Sent without encryption, it can be read on the network. Sent to somebody else, it is out of the "
        "city's hands, and a form whose destination was changed is a common way to steal passwords from a compromised site.",
    ),
    fix=Fix(
        any=Text(
            id="Pada atribut action, pakai alamat relatif atau https://. Untuk tujuan di luar kota, pastikan layanan itu memang dipilih dan ada perjanjian pemrosesan data; "
            "daftarkan aset kota yang belum terdaftar. Bila tidak ada yang mengenal tujuannya, perlakukan sebagai tanda penyusupan dan hubungi tim keamanan. "
            "Content-Security-Policy: form-action 'self' mencegah tujuan lain.",
            en="Use a relative address or https:// in the action attribute. For a destination outside the city, make sure that the service was chosen on purpose and that an "
            "agreement covers the data; register assets of the city that are not registered yet. If nobody knows the destination, treat it as a sign of compromise and call "
            "the security team. Content-Security-Policy: form-action 'self' prevents any other.",
        ),
        verify="curl -sS -w '\\n%{http_code}\\n' {path} | grep -aoiE '<form[^>]*action=[^ >]*|^[0-9]+$'",
        expected=Text(id="200, dan tidak ada action dengan http:// atau host lain", en="200, and no action with http:// or another host"),
    ),
    references=("CWE-319", "CWE-359", "OWASP Top 10 2025 A04", "WSTG-CRYP-03"),
    bearing=bearing.CONTENT.but(functions=("g", "h"), controls=(43,), pemdi=("I8", "I10"), threat="interception", flaw="configuration", category="data", harm="law"),
    needs={"pages": Pages()},
    problems=(PLAIN, PLAIN_PASSWORD, FOREIGN, FOREIGN_PASSWORD),
    examples=lambda: (
        Example(
            PLAIN(f"http://{build.HOST}/adu", path="/", action=f"http://{build.HOST}/adu"),
            pages=build.crawl(_page(_form(f"http://{build.HOST}/adu"))),
        ),
        Example(
            PLAIN_PASSWORD(f"http://{build.HOST}/masuk", path="/", action=f"http://{build.HOST}/masuk"),
            pages=build.crawl(_page(_form(f"http://{build.HOST}/masuk", "password"))),
        ),
        Example(FOREIGN(_OTHER, path="/adu", host=_OTHER), pages=build.crawl(build.page(), _page(_form(f"https://{_OTHER}/"), "/adu"))),
        Example(FOREIGN_PASSWORD(_OTHER, path="/", host=_OTHER), pages=build.crawl(_page(_form(f"https://{_OTHER}/", "password")))),
        Example(pages=build.crawl(_page(_form("/masuk", "password") + _form("https://sso.kotacontoh.go.id/", "password")))),
        Example(pages=build.crawl(_page(_form("https://pajakkota.example/", "email")), registered_hosts=("pajakkota.example",))),
        Example(pages=build.crawl(_page(_form("https://cari.example/search", method="get") + _form("https://www.lapor.go.id/adu")))),
        Example(pages=build.crawl(_page(_form("/masuk", "password"), scheme="http"))),
        Example(reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(build.file("/", "teks"))),
        Example(
            FOREIGN(_OTHER, path="/", host=_OTHER), reason=reason.BLOCKED,
            pages=build.crawl(_page(_form(f"https://{_OTHER}/")), end_reason="blocked"),
        ),
    ),
)  # fmt: skip
def content_forms(pages: Crawl) -> Findings:
    for page, form in _forms(pages):
        password, host = "password" in form.types, host_of(form.action)
        if _plain(page, form):
            yield (PLAIN_PASSWORD if password else PLAIN)(form.action, path=page.path, action=form.action)
        if not pages.ours(form.action) and not host.endswith(_GOVERNMENT):
            yield (FOREIGN_PASSWORD if password else FOREIGN)(host, path=page.path, host=host)
    require_whole(pages)
