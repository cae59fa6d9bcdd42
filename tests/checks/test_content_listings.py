"""Open folders that the crawl met: pages and data, told as one."""

import pytest

from checks.content.listings import content_listings
from checks.core.evidence.http import Exchange
from checks.core.testing import evidence as build
from tests.checks.test_content_checks import page, problems_of
from tests.checks.verdicts import verdict
from tests.each import each


def listing(path: str, *names: str) -> Exchange:
    rows = "".join(f'<a href="{name}">{name}</a>' for name in names)
    return build.page((), f"<title>Index of {path}</title><h1>Index of {path}</h1><pre>{rows}</pre>", path=path)


@each(
    ("answer", "expected"),
    [
        (listing("/dok/", "a.pdf"), ["open[/dok/]"]),
        (listing("/dok/", "a.pdf", "db.sql"), ["sensitive[/dok/]"]),
        (listing("/uploads/", "db.sql"), []),
        (page("<h1>Index of /dok/</h1><a href=a.pdf>a.pdf</a>", "/dok/"), []),
        (listing("/dok: apa artinya?", "a.pdf", "db.sql"), []),
        (listing("/dok", "../", "Data 2020/"), ["open[/dok]"]),
        (listing("/Data 2020", "../", "a.pdf"), ["open[/Data 2020]"]),
    ],
)
def test_listings(answer: Exchange, expected: list[str]) -> None:
    assert problems_of(content_listings, page("Beranda"), answer) == expected


def test_many_open_folders_are_told_as_one() -> None:
    folders = [listing(f"/dok/{year}/", "a.pdf", "b.pdf") for year in range(2010, 2024)]
    (finding,) = verdict(content_listings, pages=build.crawl(page("Beranda"), *folders)).findings
    assert (finding.problem, finding.subject, finding.facts["folders"], finding.facts["count"]) == ("open", "/dok/2010/", 14, 28)


XML = '<?xml version="1.0" encoding="UTF-8"?>'
DATA = {
    "nginx-json": ("application/json", '[\n{ "name":"arsip", "type":"directory", "mtime":"Sun, 29 Nov 2026 18:28:08 GMT" },\n{ "name":"a.pdf", "type":"file", "mtime":"Sun, 29 Nov 2026 18:28:08 GMT", "size":1 }\n]', "open"),
    "nginx-xml": ("text/xml; charset=utf-8", '<?xml version="1.0"?>\n<list>\n<file mtime="2026-11-29T18:28:08Z" size="1">db.sql.gz</file>\n</list>', "sensitive"),
    "caddy": ("application/json; charset=utf-8", '[{"name":"a.pdf","size":1,"url":"./a.pdf","mod_time":"2026-11-29T18:28:08Z","mode":420,"is_dir":false,"is_symlink":false}]', "open"),
    "s3": ("application/xml", f'{XML}<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>arsip</Name><Prefix></Prefix><Contents><Key>cadangan/db.sql</Key></Contents></ListBucketResult>', "sensitive"),
    "minio": ("application/xml", f'{XML}\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>foto</Name><Contents><Key>a.jpg</Key></Contents></ListBucketResult>', "open"),
    "azure": ("application/xml", f'{XML}<EnumerationResults ContainerName="foto"><Blobs><Blob><Name>a.jpg</Name></Blob></Blobs></EnumerationResults>', "open"),
}  # fmt: skip
OTHER_DATA = {
    "news": ("application/json", '[{"name":"Berita","type":"berita","mtime":"kemarin"}]'),
    "map of the site": ("application/xml", f"{XML}<urlset><url><loc>https://kotacontoh.go.id/</loc></url></urlset>"),
    "feed": ("text/xml", f"{XML}<rss><channel><title>Berita</title></channel></rss>"),
    "denied bucket": ("application/xml", f"{XML}<Error><Code>AccessDenied</Code></Error>"),
}


def data(path: str, media_type: str, text: str) -> Exchange:
    return build.page({"Content-Type": media_type}, text, path=path)


@pytest.mark.parametrize("name", DATA)
def test_listings_as_data(name: str) -> None:
    media_type, text, problem = DATA[name]
    assert problems_of(content_listings, page("Beranda"), data("/berkas/", media_type, text)) == [f"{problem}[/berkas/]"]


@pytest.mark.parametrize("name", OTHER_DATA)
def test_other_data_is_no_listing(name: str) -> None:
    assert problems_of(content_listings, page("Beranda"), data("/berkas/", *OTHER_DATA[name])) == []
