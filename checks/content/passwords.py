"""Passwords are asked for on encrypted pages only (CWE-523)."""

from checks import (
    Crawl,
    Example,
    Exchange,
    Findings,
    Fix,
    Kind,
    Outcome,
    Pages,
    Problem,
    Risk,
    SettingBlock,
    Text,
    bearing,
    build,
    check,
    own_pages,
    reason,
    require_whole,
)

PLAIN = Problem(
    "plain",
    Risk(3, 4),
    Text(
        id="Halaman {url} meminta kata sandi dan disajikan melalui HTTP tanpa enkripsi.",
        en="The page {url} asks for a password and is served over unencrypted HTTP.",
    ),
    Kind.EXPOSURE,
)


def _page(text: str, path: str = "/", scheme: str = "https") -> Exchange:
    return build.page((), f"<!doctype html><title>Masuk</title><body>{text}</body>", path=path, scheme=scheme)


_LOGIN = '<form method="post"><input name="nama"><input type="password" name="sandi"></form>'


@check(
    id="content-passwords",
    title=Text(id="Kata sandi hanya diminta di halaman terenkripsi", en="Passwords are asked for on encrypted pages only"),
    action=Text(id="Sajikan halaman masuk hanya lewat HTTPS", en="Serve log-in pages over HTTPS only"),
    why=Text(
        id="Kata sandi yang diketik di halaman tanpa enkripsi dapat dibaca siapa pun di jaringan yang sama, misalnya Wi-Fi umum, lalu dipakai untuk masuk sebagai pegawai "
        "atau warga itu. Walau formulirnya mengirim lewat HTTPS, halaman tanpa enkripsi dapat diubah di tengah jalur pengiriman agar kata sandi terkirim ke tempat lain.",
        en="A password typed on a page without encryption can be read by anyone on the same network, a public Wi-Fi for instance, and used to log in as that employee or "
        "resident. Even where the form sends over HTTPS, an unencrypted page can be changed on its way so that the password goes elsewhere.",
    ),
    fix=Fix(
        any=Text(
            id="Aktifkan HTTPS lebih dahulu bila belum ada. Setelah berfungsi, alihkan semua permintaan HTTP ke HTTPS dengan status 301, perbaiki tautan yang masih http://, lalu pasang HSTS. Ganti kata sandi akun pengelola yang pernah "
            "dipakai di halaman ini.",
            en="Switch HTTPS on first where there is none. Once it works, redirect every HTTP request to HTTPS with status 301, correct links that still say http://, then set HSTS. Change the passwords of administrators that were "
            "used on this page.",
        ),
        measures=(SettingBlock("redirect"),),
        verify="curl -sS -o /dev/null -D - http://{host}/ | grep -iE '^(HTTP/|(location):)'",
        expected=Text(id="301 dan Location: https:// pada host yang sama", en="301 and Location: https:// on the same host"),
    ),
    references=("CWE-523", "CWE-319", "OWASP Top 10 2025 A04", "WSTG-ATHN-01"),
    bearing=bearing.CONTENT.but(functions=("a", "h"), controls=(7, 43), pemdi=("I8", "I10", "I11"), threat="interception", flaw="cryptography", category="data"),
    needs={"pages": Pages()},
    problems=(PLAIN,),
    examples=lambda: (
        Example(
            PLAIN("/masuk", url=f"http://{build.HOST}/masuk"),
            pages=build.crawl(_page("Beranda", scheme="http"), _page(_LOGIN, "/masuk", "http")),
        ),
        Example(pages=build.crawl(_page(_LOGIN), _page("Berita", "/berita", "http"))),
        Example(pages=build.crawl(_page("Artikel tentang &lt;input type=password&gt;", scheme="http"))),
        Example(reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(build.file("/", "teks"))),
        Example(reason=reason.SERVER_ERROR, pages=build.crawl(_page(_LOGIN), end_reason="server-error")),
    ),
)  # fmt: skip
def content_passwords(pages: Crawl) -> Findings:
    for page in own_pages(pages):
        if page.markup.password and page.url.startswith("http:"):
            yield PLAIN(page.path, url=page.url)
    require_whole(pages)
