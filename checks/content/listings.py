"""No link of the site leads to a folder that shows what is in it (CWE-548)."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from checks import (
    CLOSED,
    STATUS,
    Body,
    Crawl,
    Example,
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
        id="Isi {folders} folder yang tertaut dari situs tampil kepada siapa pun ({count} nama): {paths}",
        en="The content of {folders:folder/folders} to which the site links is shown to anyone ({count:name/names}): {paths}",
    ),
    Kind.EXPOSURE,
)
SENSITIVE = Problem(
    "sensitive",
    Risk(4, 4),
    Text(
        id="Isi {folders} folder yang tertaut dari situs tampil kepada siapa pun, termasuk berkas yang tampak sebagai cadangan, arsip, atau pengaturan: {names}",
        en="The content of {folders:folder/folders} to which the site links is shown to anyone, files that look like backups, archives or settings among them: {names}",
    ),
    Kind.EXPOSURE,
)
# These are the question of `exposed-listing`.
_ASKED_ELSEWHERE = ("/", "/uploads/", "/backup/", "/files/")
# As nginx, Caddy and buckets of S3 and its kin write them: no page, but shown all the same.
_DATA = ("application/json", "text/json", "application/xml", "text/xml")


class _Folder(NamedTuple):
    path: str
    listing: parse.Listing
    body: Body


_NGINX = '[\n{ "name":"a.pdf", "type":"file", "mtime":"Sun, 29 Nov 2026 18:28:08 GMT", "size":1 }\n]'


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
    references=("CWE-548", "OWASP Top 10 2025 A01", "WSTG-CONF-04"),
    bearing=bearing.CONTENT.but(functions=("k", "m"), controls=(61, 68), pemdi=("I9", "I10"), spbe=("22", "31"), threat="misuse", flaw="configuration"),
    needs={"pages": Pages()},
    problems=(OPEN, SENSITIVE),
    examples=lambda: (
        Example(OPEN("/dokumen/", paths=("/dokumen/",), folders=1, count=2), pages=build.crawl(build.page(), build.open_folder("/dokumen/", "a.pdf", "b.pdf"))),
        Example(
            SENSITIVE("/arsip/", names=("/arsip/situs.sql",), folders=1),
            pages=build.crawl(build.page(), build.open_folder("/arsip/", "a.pdf", "situs.sql")),
        ),
        Example(
            OPEN("/a/", paths=("/a/", "/b/"), folders=2, count=3),
            pages=build.crawl(build.page(), build.open_folder("/b/", "1.pdf"), build.open_folder("/a/", "2.pdf", "3.pdf")),
        ),
        Example(
            OPEN("/data/", paths=("/data/",), folders=1, count=1),
            pages=build.crawl(build.page(), build.page({"Content-Type": "application/json"}, _NGINX, path="/data/")),
        ),
        Example(pages=build.crawl(build.page(), build.open_folder("/uploads/", "a.pdf"))),
        Example(pages=build.crawl(build.page(text="<title>Berita</title><h1>Index of /dokumen/ bukan lagi untuk umum</h1>"))),
        Example(reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(build.file("/", "teks"))),
        Example(reason=reason.RATE_LIMITED, pages=build.crawl(end_reason="rate-limited")),
    ),
)  # fmt: skip
def content_listings(pages: Crawl) -> Findings:
    folders = sorted(_folders(pages), key=lambda folder: folder.path)
    sensitive = [folder for folder in folders if folder.listing.sensitive]
    harmless = [folder for folder in folders if folder.listing.names and not folder.listing.sensitive]
    if sensitive:
        names = tuple(f"{folder.path.rstrip('/')}/{name}" for folder in sensitive for name in folder.listing.sensitive)
        yield SENSITIVE(sensitive[0].path, names=names[:_MOST], folders=len(sensitive))
    if harmless:
        # One switch opens them all, so they are told as one.
        partial = next((folder.body for folder in harmless if folder.body.partial), harmless[0].body)
        count = extent(sum(len(folder.listing.names) for folder in harmless), partial)
        paths = tuple(folder.path for folder in harmless)
        yield OPEN(harmless[0].path, paths=paths[:_MOST], folders=len(paths), count=count)
    require_whole(pages)


def _folders(pages: Crawl) -> Iterator[_Folder]:
    """What pages and data of the crawl list a folder."""
    answers = [(page.path, page.answer) for page in own_pages(pages)]
    data = [one for one in pages.answers if one.stop is None and one.final.status == 200 and one.final.media_type in _DATA]
    for path, answer in (*answers, *((urlsplit(one.url).path, one.final) for one in data)):
        index = parse.listing(answer.body.text) if path not in _ASKED_ELSEWHERE else None
        if index:
            yield _Folder(path, index, answer.body)
