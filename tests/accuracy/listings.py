"""Folders as the servers show them that have no headline of their own, each as the server itself wrote it, and lists that are none.

Written by Caddy 2.6, Apache 2.4, nginx 1.22 with autoindex and fancyindex, lighttpd 1.4, Python 3.11, serve-handler 6, serve-index 1.9 and
http-server 14 on this machine's loopback; IIS, Tomcat, Jetty, Go, h5ai, dufs, HFS, MinIO, Amazon S3, Azure and WebDAV as their source or manual has it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote

from scanner.example_city.page import example_page, html
from scanner.example_city.site import Respond, ServedAnswer
from tests.accuracy.backgrounds import BACKGROUNDS
from tests.accuracy.behaviour import AGENCY, Behaviour, bare

CHECK, AT = "exposed-listing", "/uploads/"
_SORT = '<a href="?C=N;O=D">Name</a> <a href="?C=M;O=A">Last modified</a> <a href="?C=S;O=A">Size</a> <a href="?C=D;O=A">Description</a>'
_HEADER = '<h2>Berkas unggahan</h2><p>Silakan unduh, atau <a href="/kontak">hubungi kami</a>.</p>\n'


def caddy(*names: str) -> str:
    """Caddy: modules/caddyhttp/fileserver/browse.html."""
    rows = "".join(
        f'<tr class="file"><td></td><td><a href="./{quote(name)}"><svg><use xlink:href="#file"></use></svg>\n<span class="name">{name}</span></a></td>'
        '<td data-order="1">1 B</td><td class="hideable"><time datetime="2026-11-29T18:29:46Z">11/29/2026 06:29:46 PM +00:00</time></td></tr>\n'
        for name in names
    )
    return (
        '<!DOCTYPE html><html><head><title>uploads</title><meta charset="utf-8"></head><body onload="initFilter()"><header><h1><a href="../">/</a><a href="">uploads</a>/</h1></header>'
        '<main><div class="listing"><table aria-describedby="summary"><thead><tr><th></th><th><a href="?sort=namedirfirst&order=desc"><svg></svg></a>'
        '<a href="?sort=name&order=asc">Name</a></th><th><a href="?sort=size&order=asc">Size</a></th></tr></thead><tbody><tr><td></td><td><a href=".."><span class="goup">Go up</span></a></td></tr>'
        f'{rows}</tbody></table></div></main><footer>Served with <a rel="noopener noreferrer" href="https://caddyserver.com">Caddy</a></footer></body></html>'
    )


def apache_with_header(*names: str) -> str:
    """Apache with ``HeaderName`` and FancyIndexing."""
    rows = "".join(f'      <a href="{quote(name)}">{_cut(name, 23)}</a>             2026-11-29 18:31    1   \n' for name in names)
    return f'<!DOCTYPE HTML>\n<html>\n <head>\n  <title>Index of /uploads</title>\n </head>\n <body>\n{_HEADER}<pre>      {_SORT}<hr>      <a href="/">Parent Directory</a>     -   \n{rows}<hr></pre>\n</body></html>'


def apache_without_preamble(*names: str) -> str:
    """Apache with ``HeaderName``, HTMLTable and SuppressHTMLPreamble."""
    rows = "".join(
        f'<tr><td valign="top">&nbsp;</td><td><a href="{quote(name)}">{name}</a></td><td align="right">2026-11-29 18:31  </td><td align="right">  1 </td></tr>\n'
        for name in names
    )
    return f'{_HEADER}  <table>\n   <tr><th>{_SORT}</th></tr>\n<tr><td valign="top">&nbsp;</td><td><a href="/">Parent Directory</a></td><td>&nbsp;</td></tr>\n{rows}</table>\n</body></html>'


def apache_plain(*names: str) -> str:
    """Apache with ``HeaderName`` and without FancyIndexing."""
    rows = "".join(f'<li><a href="{quote(name)}"> {name}</a></li>\n' for name in names)
    return f'<!DOCTYPE HTML>\n<html>\n <head>\n  <title>Index of /uploads</title>\n </head>\n <body>\n{_HEADER}<ul><li><a href="/"> Parent Directory</a></li>\n{rows}</ul>\n</body></html>'


def fancyindex_in_a_theme(*names: str) -> str:
    """fancyindex with a header file of one's own (``fancyindex_header``)."""
    rows = "".join(
        f'<tr><td class="link"><a href="{quote(name)}" title="{name}">{_cut(name, 50)}</a></td><td class="size">1</td></tr>\n'
        for name in names
    )
    return (
        '<!DOCTYPE html><html><head><title>Berkas Dinas</title></head><body><h1>Berkas Dinas</h1><table id="list"><thead><tr><th><a href="?C=N&amp;O=A">File Name</a>&nbsp;'
        '<a href="?C=N&amp;O=D">&nbsp;&darr;&nbsp;</a></th></tr></thead><tbody><tr><td class="link"><a href="../">Parent directory/</a></td></tr>'
        f"{rows}</tbody></table></body></html>"
    )


def serve(*names: str) -> str:
    """vercel/serve: serve-handler's src/directory.jst."""
    rows = "".join(f' <li> <a href="&#47;uploads&#47;{name}" title="{name}" class="file">{name}</a> </li> ' for name in names)
    return (
        '<!DOCTYPE html><html lang="en"> <head> <meta charset="utf-8"> <title>Files within situs&#47;uploads&#47;</title> </head> <body> <main> <header> <h1> <i>Index of&nbsp;</i> '
        '<a href="/">situs&#47;</a> <a href="/uploads&#47;">uploads&#47;</a> </h1> </header> <ul id="files"> <li> <a href="&#47;" title="&#47;" class="directory ">..</a> </li> '
        f"{rows}</ul></main> </body></html>"
    )


def serve_index(*names: str) -> str:
    """expressjs/serve-index: public/directory.html."""
    rows = "".join(
        f'<li><a href="/uploads/{quote(name)}" class="icon icon-gz" title="{name}"><span class="name">{name}</span><span class="size">1</span><span class="date">11/29/2026 6:29:46 PM</span></a></li>\n'
        for name in names
    )
    return (
        '<!DOCTYPE html>\n<html>\n  <head>\n    <title>listing directory /uploads/</title>\n  </head>\n  <body class="directory">\n<div id="wrapper"><h1><a href="/">~</a> / <a href="/uploads">uploads</a> / </h1>'
        '<ul id="files" class="view-details"><li class="header"><span class="name">Name</span></li><li><a href="/" class="icon icon-directory" title=".."><span class="name">..</span></a></li>\n'
        f"{rows}</ul></div></body></html>"
    )


def http_server(*names: str) -> str:
    """http-party/http-server: lib/core/show-dir."""
    rows = "".join(
        f'<tr><td class="perms"><code>(-rw-r--r--)</code></td><td class="file-size"><code>1B</code></td><td class="display-name"><a href="./{quote(name)}">{name}</a></td></tr>\n'
        for name in ("../", *names)
    )
    return f'<!doctype html>\n<html><head><title>Index of /uploads/</title></head><body><h1>Index of /uploads/</h1>\n<table>{rows}</table>\n<br><address>Node.js v20.20.2/ <a href="https://github.com/http-party/http-server">http-server</a> server</address></body></html>'


def go(*names: str) -> str:
    """Go: net/http/fs.go, dirList."""
    rows = "".join(f'<a href="{quote(name)}">{name}</a>\n' for name in names)
    return f'<!doctype html>\n<meta name="viewport" content="width=device-width">\n<pre>\n{rows}</pre>\n'


def lighttpd(*names: str) -> str:
    """lighttpd: src/mod_dirlisting.c."""
    rows = "".join(
        f'<tr><td class="n"><a href="{quote(name)}">{name}</a></td><td class="m">2026-Nov-29 18:29:46</td><td class="s">0.1K</td></tr>\n'
        for name in names
    )
    return f'<!DOCTYPE html>\n<html>\n<head>\n<title>Index of /uploads/</title>\n</head>\n<body>\n<h2>Index of /uploads/</h2>\n<div class="list">\n<table summary="Directory Listing"><tbody><tr class="d"><td class="n"><a href="../">..</a>/</td></tr>\n{rows}</tbody></table></div><div class="foot">lighttpd/1.4.69</div></body></html>'


def tomcat(*names: str) -> str:
    """Tomcat: DefaultServlet.renderHtml."""
    rows = "".join(
        f'<tr bgcolor="#eeeeee">\r\n<td align="left">&nbsp;&nbsp;\r\n<a href="/uploads/{quote(name)}"><tt>{name}</tt></a></td>\r\n<td align="right"><tt>0.1 kb</tt></td></tr>'
        for name in names
    )
    return f'<!doctype html><html lang="en"><head><title>Directory Listing For [/uploads/]</title></head><body><h1>Directory Listing For [/uploads/] - <a href="/"><b>Up To [/]</b></a></h1><hr class="line"><table>\r\n{rows}</table><hr class="line"><h3>Apache Tomcat/10.1.34</h3></body></html>'


def h5ai(*names: str) -> str:
    """h5ai: the table for browsers without scripts (src/_h5ai/private/php/pages/index.php)."""
    rows = "".join(
        f'<tr><td class="fb-i"><img src="/_h5ai/public/images/fallback/file.png" alt="file"/></td><td class="fb-n"><a href="/uploads/{quote(name)}">{name}</a></td><td class="fb-d">2026-11-29 18:29</td></tr>'
        for name in names
    )
    return (
        '<!DOCTYPE html><html class="no-js" lang="en"><head><meta charset="utf-8"><title>index - powered by h5ai v0.30.0 (https://larsjung.de/h5ai/)</title></head><body class="index" id="root">'
        '<div id="fallback"><table><tr><th class="fb-i"></th><th class="fb-n"><span>Name</span></th></tr><tr><td class="fb-i"><img src="/_h5ai/public/images/fallback/folder-parent.png" alt="folder-parent"/></td>'
        f'<td class="fb-n"><a href="..">Parent Directory</a></td></tr>{rows}</table></div></body></html>'
    )


def iis(*names: str) -> str:
    """IIS: directoryBrowse."""
    rows = "".join(f' 8/1/2026 10:12 AM        12345 <A HREF="/uploads/{quote(name)}">{name}</A><br>' for name in names)
    title = "dinas.kotacontoh.go.id - /uploads/"
    return f'<html><head><title>{title}</title></head><body><H1>{title}</H1><hr>\r\n\r\n<pre><A HREF="/">[To Parent Directory]</A><br><br>{rows}</pre><hr></body></html>'


def nginx_json(*names: str) -> str:
    """nginx: ``autoindex_format json``."""
    return (
        "[\n"
        + ",\n".join(f'{{ "name":{json.dumps(name)}, "type":"file", "mtime":"Sun, 29 Nov 2026 18:28:08 GMT", "size":1 }}' for name in names)
        + "\n]"
    )


def nginx_xml(*names: str) -> str:
    """nginx: ``autoindex_format xml``."""
    return (
        '<?xml version="1.0"?>\n<list>\n'
        + "".join(f'<file mtime="2026-11-29T18:29:46Z" size="1">{name}</file>\n' for name in names)
        + "</list>\n"
    )


def bucket(*names: str) -> str:
    """MinIO and Amazon S3: ListObjectsV2 (API version 2006-03-01)."""
    rows = "".join(
        f"<Contents><Key>{name}</Key><LastModified>2026-11-29T18:29:46.000Z</LastModified><ETag>&#34;a&#34;</ETag><Size>1</Size><StorageClass>STANDARD</StorageClass></Contents>"
        for name in names
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>berkas</Name><Prefix></Prefix><Marker></Marker><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>'


def azure(*names: str) -> str:
    """Azure Blob Storage: List Blobs."""
    rows = "".join(f"<Blob><Name>{name}</Name><Properties><Content-Length>1</Content-Length></Properties></Blob>" for name in names)
    return f'<?xml version="1.0" encoding="utf-8"?><EnumerationResults ContainerName="https://berkas.blob.example/uploads"><Blobs>{rows}</Blobs><NextMarker/></EnumerationResults>'


def webdav(*names: str) -> str:
    """WebDAV: a multistatus (RFC 4918 section 14.16), the folder itself first."""
    rows = "".join(
        f"<D:response><D:href>/uploads/{quote(name)}</D:href><D:propstat><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"
        for name in ("", *names)
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n<D:multistatus xmlns:D="DAV:">{rows}</D:multistatus>'


def dufs(*names: str) -> str:
    """dufs since 0.43: assets/index.html with the data of src/server.rs (IndexData) in base64."""
    return _dufs(f'<template id="index-data">{base64.b64encode(_dufs_data(names).encode()).decode()}</template>')


def dufs_before_043(*names: str) -> str:
    """dufs before 0.43: the same data in a script."""
    return _dufs(f"<script>\n    DATA =\n{_dufs_data(names)}\n  </script>")


def _dufs(data: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n  <meta charset="utf-8" />\n  <title>Index of uploads</title>\n  {data}\n  <script src="/__dufs_v0.43.0__/index.js"></script>\n</head>\n'
        '<body>\n  <div class="head"><div class="breadcrumb"></div><a href="" class="zip-root hidden" title="Download folder as a .zip file"></a></div>\n'
        '  <div class="main"><table class="paths-table hidden"><thead></thead><tbody></tbody></table></div>\n</body>\n</html>'
    )


def _dufs_data(names: tuple[str, ...]) -> str:
    paths = [{"path_type": "File", "name": name, "mtime": 1795977000000, "size": 1} for name in names]
    more = {"allow_upload": False, "allow_delete": False, "allow_search": False, "dir_exists": True, "auth": False, "user": None}
    return json.dumps({"href": "/uploads", "kind": "Index", "uri_prefix": "/", **more, "paths": paths}, separators=(",", ":"))


def hfs(*names: str) -> str:
    """Rejetto's HFS 2.3: its default template."""
    rows = "".join(
        f"<tr class=''><td><input type='checkbox' class='selector' name='selection' value=\"{quote(name)}\" /> <a href=\"{quote(name)}\"><img src=\"/~img_file\" /> {name}</a><td align=right>1 KB<td align=right>29/11/2026<td align=right>0\n"
        for name in names
    )
    empty = "<div style='font-size:200%'>No files in this folder</div>"
    table = f'<table id=\'files\'>\n<tr><th><a href="?sort=n">Name<span>.extension</span></a><th><a href="?sort=s">Size</a><th><a href="?sort=t">Timestamp</a>\n{rows}</table>'
    return (
        "<!DOCTYPE html>\n<html>\n<head>\n<title>HFS /uploads/</title>\n</head>\n<body>\n<div id='panel'><fieldset id='login'><a href=\"~login\">Login</a></fieldset>"
        '<fieldset id=\'folder\'><div id=\'breadcrumbs\'><a href="/" /> <img src="/~img1" /> Home</a><a href="/uploads/" /> <img src="/~img8" /> uploads</a></div></fieldset>'
        f"<fieldset id='serverinfo'><a href=\"http://www.rejetto.com/hfs/\">HttpFileServer 2.3</a></fieldset></div>\n<div id='files_outer'>{table if names else empty}</div>\n</body>\n</html>"
    )


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 3]}..&gt;"


PAGES: tuple[Callable[..., str], ...] = (
    caddy, apache_with_header, apache_without_preamble, apache_plain, fancyindex_in_a_theme, serve, serve_index, http_server, go, lighttpd, tomcat, h5ai, iis,
    dufs, dufs_before_043, hfs,
)  # fmt: skip
DATA: Mapping[Callable[..., str], str] = {
    nginx_json: "application/json", nginx_xml: "text/xml", bucket: "application/xml", azure: "application/xml", webdav: "application/xml",
}  # fmt: skip
LONG = "surat_edaran_tentang_pelayanan_pada_masa_libur_tahun_2026.pdf"
_LINKS = "".join(
    f'<li><a href="{name}">{text}</a></li>'
    for name, text in (("rapbd.pdf", "RAPBD"), ("formulir.zip", "Formulir izin"), ("renstra.pdf", "Rencana strategis"))
)
INNOCENT: Mapping[str, ServedAnswer] = {
    "documents-with-a-way-up": html(f'<!doctype html><title>Unduhan</title><h1>Unduhan</h1><a href="../">..</a><ul>{_LINKS}</ul>'),
    "documents-sorted": example_page("Unduhan", f'<a href="?sort=judul&amp;order=asc">Judul</a><ul>{_LINKS}</ul>', AGENCY),
    "documents-of-the-site": example_page("Unduhan", '<a href="../">Kembali</a> <a href="rapbd.pdf">rapbd.pdf</a>', AGENCY),
    "news-as-json": bare(json.dumps([{"name": "Rapat anggaran", "type": "berita", "date": "2026-11-29"}]), 200, "application/json"),
    "sitemap": bare('<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/db.sql</loc></url></urlset>', 200, "application/xml"),
    "a-file-in-an-editor": bare(_dufs('<script>DATA = {"href":"/catatan.txt","kind":"Edit","uri_prefix":"/","editable":true}</script>')),
    "bucket-refused": bare('<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>', 403, "application/xml"),
}  # fmt: skip


def behaviours() -> Iterator[Behaviour]:
    """Each folder beside an honest site: with documents, with a dump, among source code, and empty."""
    types = dict.fromkeys(PAGES, "text/html; charset=utf-8") | dict(DATA)
    for server, media_type in types.items():
        name = server.__name__.replace("_", "-")
        for what, label, names in (
            ("documents", "fail (open)", ("foto kegiatan.jpg", LONG)),
            ("a-dump", "fail (sensitive)", ("foto.jpg", "perizinan-2026.sql.gz")),
            ("source-code", "fail (open)", ("backup.class.php", "backup.php", "dump.js")),
            ("nothing", "pass", ()),
        ):
            yield Behaviour(name=f"{what}-in-a-folder-of-{name}", https=_beside(bare(server(*names), 200, media_type)), must={CHECK: label})
    for name, answer in INNOCENT.items():
        yield Behaviour(name=f"no-folder-but-{name}", https=_beside(answer), must={CHECK: "pass"})


def _beside(answer: ServedAnswer) -> Respond:
    return BACKGROUNDS["honest"].site({AT: answer})
