"""Pages that are one visitor's own are not kept by caches that others share (RFC 9111)."""

from checks import (
    Example,
    Exchange,
    Findings,
    Fix,
    NotApplicable,
    Outcome,
    Page,
    Problem,
    Reason,
    Risk,
    SettingBlock,
    Text,
    bearing,
    build,
    check,
    header_lines,
    is_log_in,
    parse,
    parse_document,
    reason,
    require_readable,
)

SHARED = Problem(
    "shared-session",
    Risk(2, 2),
    Text(
        id="Jawaban ini membawa sesi satu pengunjung ({sign}), tetapi boleh disimpan tembolok bersama selama {seconds} detik dan disajikan kepada pengunjung lain: {rules}",
        en="This answer carries one visitor's session ({sign}), but shared caches may keep it for {seconds:second/seconds} and show it to another visitor: {rules}",
    ),
)
SHARED_FORM = Problem(
    "shared-form",
    Risk(1, 1),
    Text(
        id="Halaman masuk ini boleh disimpan tembolok bersama selama {seconds} detik: {rules}",
        en="This log-in page may be kept by shared caches for {seconds:second/seconds}: {rules}",
    ),
)
SILENT = Problem(
    "unsaid",
    Risk(1, 1),
    Text(
        id="Halaman ini bersifat pribadi ({sign}), tetapi tidak melarang tembolok bersama menyimpannya; proksi menentukan sendiri.",
        en="This page is personal ({sign}), but does not forbid shared caches to keep it; proxies decide for themselves.",
    ),
)
PUBLIC_PAGE = Reason(
    "public-page",
    Text(
        id="Halaman utama terbuka untuk semua orang dan tidak memasang kuki sesi, sehingga boleh disimpan siapa saja.",
        en="The home page is for everyone and sets no session cookie, so anyone may keep it.",
    ),
)

_LOGIN = '<html><body><form method="post"><input name="nama"><input type="password" name="sandi"></form></body></html>'
_SESSION = ("Set-Cookie", "PHPSESSID=***; Secure; HttpOnly")


def _page(cache: str = "", *headers: tuple[str, str], text: str = "") -> Exchange:
    return build.page([*headers, *([("Cache-Control", cache)] if cache else [])], text or build.HOME)


@check(
    id="http-cache",
    title=Text(id="Halaman pribadi tidak disimpan tembolok bersama", en="Personal pages are not kept by shared caches"),
    action=Text(
        id="Kirim Cache-Control: no-store pada halaman masuk dan halaman pribadi",
        en="Send Cache-Control: no-store on log-in and personal pages",
    ),
    why=Text(
        id="Proksi, CDN, dan penyimpan halaman menyajikan ulang jawaban yang sama kepada banyak orang. Bila jawaban berisi sesi atau formulir milik satu orang ikut tersimpan, "
        "orang berikutnya dapat masuk sebagai dirinya.",
        en="Proxies, CDNs and page caches serve one answer to many people. If an answer with one person's session or form is kept as well, "
        "the next person can end up logged in as that one.",
    ),
    fix=Fix(
        any=Text(
            id="Kirim Cache-Control: no-store pada setiap halaman yang meminta kata sandi, memasang kuki sesi, atau menampilkan data pengguna. Kecualikan halaman itu juga pada plugin tembolok dan CDN. "
            "Halaman umum dan berkas statis tetap boleh disimpan.",
            en="Send Cache-Control: no-store on every page that asks for a password, sets a session cookie or shows a user's data. Exempt those pages in cache plug-ins and the CDN, too. "
            "Public pages and static files may still be kept.",
        ),
        measures=(SettingBlock("cache"),),
        verify=header_lines("cache-control|expires|set-cookie"),
        expected=Text(id="Cache-Control: no-store", en="Cache-Control: no-store"),
    ),
    references=("RFC 9111 section 5.2.2", "CWE-524", "CWE-525", "OWASP Top 10 2025 A02", "WSTG-ATHN-06"),
    bearing=bearing.HEADERS.but(functions=("g",), controls=(), pemdi=("I8", "I10"), threat="misuse", category="data", harm="law"),
    needs={"home": Page("/")},
    problems=(SHARED, SHARED_FORM, SILENT),
    reasons=(PUBLIC_PAGE,),
    examples=lambda: (
        Example(
            SHARED(sign="Set-Cookie: PHPSESSID", seconds=3600, rules="public, max-age=3600"),
            home=_page("public, max-age=3600", _SESSION),
        ),
        Example(SHARED_FORM(seconds=60, rules="max-age=60"), home=_page("max-age=60", text=_LOGIN)),
        Example(SILENT(sign="<input type=password>"), home=_page(text=_LOGIN)),
        Example(SILENT(sign="<input type=password>"), home=_page(text=f"<style>{'a{color:#123}' * 3000}</style>{_LOGIN}")),
        Example(home=_page("no-store", _SESSION, text=_LOGIN)),
        Example(home=_page("private, max-age=600", _SESSION)),
        Example(home=_page("", _SESSION, ("Expires", "Thu, 19 Nov 1981 08:52:00 GMT"))),
        Example(home=_page("public, max-age=3600"), reason=PUBLIC_PAGE, outcome=Outcome.NOT_APPLICABLE),
        Example(
            home=_page(text=_LOGIN + "<a href=/berita/1>Berita</a>" * 30),
            reason=PUBLIC_PAGE,
            outcome=Outcome.NOT_APPLICABLE,
        ),
        # Joomla's templates: the log-in module stands beside the articles.
        Example(
            home=_page(text=f"<main><h1>Berita</h1><p>Layanan buka kembali.</p></main><aside>{_LOGIN}</aside>"),
            reason=PUBLIC_PAGE,
            outcome=Outcome.NOT_APPLICABLE,
        ),
        Example(
            home=_page(text=f"<div id=content>{'<p>Layanan kependudukan buka setiap hari kerja di kantor kami.</p>' * 20}</div>{_LOGIN}"),
            reason=PUBLIC_PAGE,
            outcome=Outcome.NOT_APPLICABLE,
        ),
        Example(SILENT(sign="<input type=password>"), home=_page(text=f"<header>Aplikasi</header><main><h1>Masuk</h1>{_LOGIN}</main>")),
        Example(home=build.page(status=401, text=_LOGIN), reason=reason.ERROR_PAGE),
    ),
)
def http_cache(home: Exchange) -> Findings:
    page = parse_document(home)
    cookies = (parse.set_cookie(line) for line in page.values("set-cookie"))
    session = next((cookie.name for cookie in cookies if cookie and cookie.carries_a_session and not cookie.deleted), None)
    if session is None and not is_log_in(require_readable(page)):
        raise NotApplicable(PUBLIC_PAGE)
    sign = f"Set-Cookie: {session}" if session is not None else "<input type=password>"
    # Of two Expires the first counts (RFC 9111 section 4.2.1).
    expires = next(iter(page.values("expires")), None)
    seconds = parse.shared_seconds(parse.cache_control(page.values("cache-control")), expires, home.at)
    if seconds is None and "no-cache" not in parse.cache_control(page.values("pragma")):
        yield SILENT(sign=sign)
    elif seconds:
        rules = page.value("cache-control") or f"Expires: {expires}"
        yield (
            SHARED(sign=sign, seconds=int(seconds), rules=rules) if session is not None else SHARED_FORM(seconds=int(seconds), rules=rules)
        )
