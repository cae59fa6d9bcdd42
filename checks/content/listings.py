"""No link of the site leads to a folder that shows what is in it (CWE-548)."""

from checks import (
    CLOSED,
    STATUS,
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
    extent,
    own_pages,
    parse,
    reason,
    require_whole,
)

_MOST = 10
OPEN = Problem(
    "open",
    Risk(5, 2),
    Text(
        id="Isi folder {path}, yang tertaut dari situs, tampil kepada siapa pun ({count} nama).",
        en="The content of the folder {path}, to which the site links, is shown to anyone ({count:name/names}).",
    ),
    Kind.EXPOSURE,
)
SENSITIVE = Problem(
    "sensitive",
    Risk(5, 3),
    Text(
        id="Isi folder {path}, yang tertaut dari situs, tampil kepada siapa pun, termasuk berkas yang tampak sebagai cadangan, arsip, atau pengaturan: {names}",
        en="The content of the folder {path}, to which the site links, is shown to anyone, files that look like backups, archives or settings among them: {names}",
    ),
    Kind.EXPOSURE,
)
# These are the question of `exposed-listing`.
_ASKED_ELSEWHERE = ("/", "/uploads/", "/backup/", "/files/")


def _folder(path: str, *names: str) -> Exchange:
    rows = "".join(f'<a href="{name}">{name}</a>\n' for name in names)
    text = f"<html><head><title>Index of {path}</title></head><body><h1>Index of {path}</h1><pre>{rows}</pre></body></html>"
    return build.page((), text, path=path)


@check(
    id="content-listings",
    title=Text(id="Tautan situs tidak menuju daftar isi folder", en="The site's links lead to no listing of a folder"),
    action=Text(id="Matikan penampilan isi folder", en="Switch directory listings off"),
    why=Text(
        id="Daftar isi folder menunjukkan semua berkas di dalamnya, termasuk yang tidak dimaksudkan untuk umum. Karena tertaut dari situs, mesin pencari pun mencatatnya.",
        en="A directory listing shows every file in the folder, even those not meant for the public. As the site links to it, search engines record it too.",
    ),
    fix=Fix(
        any=Text(
            id="Matikan penampilan isi folder untuk seluruh situs, buat halaman biasa yang menautkan dokumen yang memang untuk umum, dan pindahkan yang lain ke luar folder yang "
            "disajikan server.",
            en="Switch directory listings off for the whole site, make an ordinary page that links to the documents meant for the public, and move the others out of the "
            "folder that the server serves.",
        ),
        measures=(SettingBlock("listing"),),
        verify=STATUS,
        expected=CLOSED,
    ),
    references=("CWE-548",),
    bearing=bearing.CONTENT.but(functions=("k", "m"), controls=(61, 68), pemdi=("I9", "I10"), spbe=("22", "31"), threat="misuse", flaw="configuration"),
    needs={"pages": Pages()},
    problems=(OPEN, SENSITIVE),
    examples=lambda: (
        Example(OPEN("/dokumen/", path="/dokumen/", count=2), pages=build.crawl(build.page(), _folder("/dokumen/", "a.pdf", "b.pdf"))),
        Example(
            SENSITIVE("/arsip/", path="/arsip/", names=("situs.sql",), count=2),
            pages=build.crawl(build.page(), _folder("/arsip/", "a.pdf", "situs.sql")),
        ),
        Example(pages=build.crawl(build.page(), _folder("/uploads/", "a.pdf"))),
        Example(pages=build.crawl(build.page(text="<title>Berita</title><h1>Index of /dokumen/ bukan lagi untuk umum</h1>"))),
        Example(reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(build.file("/", "teks"))),
        Example(reason=reason.RATE_LIMITED, pages=build.crawl(end_reason="rate-limited")),
    ),
)  # fmt: skip
def content_listings(pages: Crawl) -> Findings:
    for page in own_pages(pages):
        index = parse.listing(page.answer.body.text) if page.path not in _ASKED_ELSEWHERE else None
        if index and index.sensitive:
            yield SENSITIVE(page.path, path=page.path, names=index.sensitive[:_MOST], count=extent(len(index.names), page.answer.body))
        elif index and index.names:
            yield OPEN(page.path, path=page.path, count=extent(len(index.names), page.answer.body))
    require_whole(pages)
