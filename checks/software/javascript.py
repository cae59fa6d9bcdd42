"""The JavaScript libraries of the site have no known holes."""

from checks import (
    RETEST,
    Confidence,
    Crawl,
    Example,
    Exchange,
    Findings,
    Fix,
    Kind,
    Outcome,
    Pages,
    Problem,
    Reason,
    Risk,
    ScriptAnswers,
    ScriptFiles,
    Text,
    Unknown,
    bearing,
    build,
    check,
    reason,
    require_whole,
    retest_alone,
    site_libraries,
)

_MOST = 5
VULNERABLE = Problem(
    "vulnerable",
    Risk(2, 3),
    Text(
        id="Pustaka {library} {version} mempunyai {count} celah yang diketahui, yang terberat {hole}; sejak versi {fixed} tidak ada lagi (data Retire.js {data}). Dimuat dari: {urls}",
        en="The library {library} {version} has {count:known vulnerability/known vulnerabilities}, the worst of them {hole}; from version {fixed} on there are none (Retire.js data {data}). Loaded from: {urls}",
    ),
    kind=Kind.LAPSE,
)
NUMBER = Problem(
    "number",
    Risk(2, 2),
    Text(
        id="Pustaka {library} menyebut versi {version}, yang mempunyai {count} celah yang diketahui, yang terberat {hole}; sejak versi {fixed} tidak ada lagi (data Retire.js {data}). "
        "Salinan ini bukan berkas asli pembuatnya, sehingga celahnya mungkin sudah ditutup tanpa mengganti versi. Dimuat dari: {urls}",
        en="The library {library} says it is version {version}, which has {count:known vulnerability/known vulnerabilities}, the worst of them {hole}; from version {fixed} on there are none "
        "(Retire.js data {data}). This copy is not its makers' own file, so they may have been closed without a change of version. Loaded from: {urls}",
    ),
    kind=Kind.LAPSE,
    confidence=Confidence.TENTATIVE,
)
UNFIXED = Problem(
    "unfixed",
    Risk(2, 2),
    Text(
        id="Pustaka {library} {version} mempunyai {count} celah yang diketahui, yang terberat {hole}; tidak ada rilis serinya yang menutup semuanya (data Retire.js {data}). Dimuat dari: {urls}",
        en="The library {library} {version} has {count:known vulnerability/known vulnerabilities}, the worst of them {hole}; no release of its branch closes all of them (Retire.js data {data}). Loaded from: {urls}",
    ),
    kind=Kind.LAPSE,
    confidence=Confidence.TENTATIVE,
)
_NOT_READ = Reason(
    "scripts-not-read",
    Text(
        id="Tidak semua skrip situs ini dibaca, sehingga pustaka dengan celah yang diketahui mungkin ada di dalamnya.",
        en="Not all scripts of this site were read, so that there may be a library with known vulnerabilities in them.",
    ),
)
_OLD = '/*! jQuery v3.4.1 | (c) JS Foundation and other contributors */(function(){var f="3.4.1";window.jQuery={fn:{jquery: "3.4.1"},noConflict:f}})()'
_PATH, _PUBLISHED = "/js/jquery.js", "https://code.jquery.com/jquery-3.4.1.min.js"


def _script(text: str, status: int = 200) -> Exchange:
    return build.page({"Content-Type": "text/javascript"}, text, status, _PATH)


def _page(*urls: str) -> Crawl:
    scripts = "".join(f'<script src="{url}"></script>' for url in urls)
    return build.crawl(build.page((), build.HOME.replace("</body>", f"{scripts}<p>Layanan kesehatan dan jadwal puskesmas.</p></body>")))


def _facts(url: str) -> dict[str, str | int | tuple[str, ...]]:
    data = next(one.upgrade.data for one in site_libraries(_page(_PUBLISHED), build.scripts()).libraries if one.upgrade)
    return {"library": "jquery", "version": "3.4.1", "count": 2, "hole": "CVE-2020-11023", "data": data, "urls": (url,)}


@check(
    id="software-javascript",
    title=Text(id="Pustaka JavaScript tanpa celah yang diketahui", en="JavaScript libraries without known vulnerabilities"),
    action=Text(id="Perbarui pustaka JavaScript", en="Update JavaScript libraries"),
    why=Text(
        id="Celah pada pustaka JavaScript berjalan di peramban setiap pengunjung. Dengan isian atau tautan yang disiapkan, skrip orang luar dapat berjalan di halaman Anda, membaca isian formulir, atau "
        "mengambil alih sesi pengelola.",
        en="A vulnerability of a JavaScript library runs in every visitor's browser. With prepared input or a prepared link an outsider's script can run in your page, read what is typed into forms, "
        "or take over an administrator's session.",
    ),
    fix=Fix(
        any=Text(
            id="Cari siapa yang membawa pustaka itu: tema, plugin, atau halaman sendiri, lalu perbarui pembawanya; di CMS pustaka ikut diperbarui bersama CMS-nya. Bila berkasnya dipasang sendiri, "
            "ganti dengan rilis terbaru pembuatnya, hapus salinan lama, dan coba menu, formulir, serta galeri, sebab versi utama yang baru mengubah fungsi. Untuk jQuery, jquery-migrate "
            "menunjukkan apa yang harus disesuaikan.",
            en="Find out what brings the library along: the theme, a plug-in or pages of your own, and update that; in a CMS libraries are updated with it. Where the file was laid in by hand, "
            "replace it with its makers' newest release, delete old copies, and try menus, forms and galleries, since a new major version changes functions. For jQuery, jquery-migrate shows "
            "what has to be adapted.",
        ),
        verify=RETEST,
        expected=retest_alone("curl tidak mengenali pustaka", "curl does not recognise libraries"),
    ),
    references=("CWE-1395", "OWASP Top 10 2025 A03", "WSTG-INFO-08"),
    bearing=bearing.SOFTWARE,
    needs={"pages": Pages(), "scripts": ScriptFiles()},
    problems=(VULNERABLE, NUMBER, UNFIXED),
    examples=lambda: (
        Example(VULNERABLE("jquery 3.4.1", fixed="3.5.0", **_facts(_PUBLISHED)), pages=_page(_PUBLISHED), scripts=build.scripts()),
        Example(NUMBER("jquery 3.4.1", fixed="3.5.0", **_facts(f"https://{build.HOST}{_PATH}")), pages=_page(_PATH), scripts=build.scripts(_script(_OLD))),
        Example(
            UNFIXED("bootstrap 3.4.1", **{**_facts("https://cdn.jsdelivr.net/npm/bootstrap@3.4.1/dist/js/bootstrap.min.js"), "library": "bootstrap", "count": 1, "hole": "CVE-2025-1647"} ),
            pages=_page("https://cdn.jsdelivr.net/npm/bootstrap@3.4.1/dist/js/bootstrap.min.js"), scripts=build.scripts(),
        ),
        Example(pages=_page("https://code.jquery.com/jquery-3.7.1.min.js"), scripts=build.scripts()),
        Example(pages=_page(_PATH), scripts=build.scripts(_script("/* butuh jQuery v3.4.1 */ mulai();"))),
        Example(pages=build.crawl(), scripts=build.scripts()),
        Example(pages=_page(_PATH), scripts=build.scripts(), reason=_NOT_READ),
        Example(pages=_page(_PATH), scripts=build.scripts(_script("<title>Sibuk</title>", 429)), reason=reason.RATE_LIMITED),
        Example(pages=_page(_PATH), scripts=build.scripts(build.excerpt(_script("mulai();"))), reason=reason.PARTLY_READ),
        Example(pages=build.crawl(build.file("/", "teks")), scripts=build.scripts(), reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE),
    ),
    reasons=(_NOT_READ,),
)  # fmt: skip
def software_javascript(pages: Crawl, scripts: ScriptAnswers) -> Findings:
    site = site_libraries(pages, scripts)
    for one in site.libraries:
        if upgrade := one.upgrade:
            problem = (VULNERABLE if one.copy.is_original else NUMBER) if upgrade.to else UNFIXED
            facts = {"fixed": upgrade.to} if upgrade.to else {}
            yield problem(
                f"{one.copy.library} {one.copy.version}", library=one.copy.library, version=one.copy.version, count=len(upgrade.holes),
                hole=upgrade.worst, data=upgrade.data, urls=one.urls[:_MOST], **facts,
            )  # fmt: skip
    site.own.require_read()
    if site.own.left_out:
        raise Unknown(_NOT_READ, site.own.left_out[0])
    require_whole(pages)
