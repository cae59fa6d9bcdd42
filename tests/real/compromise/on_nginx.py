"""Static sites on a real nginx: hidden links in the template of every file, and what `map` does by User-Agent, by Referer and by device.

Directives are those of ngx_http_map_module and ngx_http_rewrite_module; an intruder who can write the server's settings needs no other program.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping

import msgspec

from tests.accuracy.compromise.case import Case, Cause
from tests.accuracy.compromise.dresses import VILLAGE, WORDPRESS, Dress
from tests.accuracy.compromise.packs import GAMBLING
from tests.accuracy.compromise.plants import extra_rules, insertion
from tests.accuracy.compromise.site import Layer, Page, web
from tests.accuracy.compromise.walk import HOST, walk
from tests.real.nginx import nginx
from tests.real.server import Server
from tests.real.site import Site

_NAME = "{label}.kotacontoh.go.id"
MAPS = """
  map $http_user_agent $perayap { default 0; "~*googlebot|bingbot" 1; }
  map $http_user_agent $telepon { default 0; "~*android|iphone" 1; }
  map $http_referer $pencari { default 0; "~*google|bing|yahoo" 1; }
"""
_TYPES = """default_type text/html;
    types { text/html html; text/css css; application/xml xml; text/plain txt; text/javascript js; image/jpeg jpg; }
    charset utf-8; charset_types text/html text/css application/xml;
    index index.html;
    try_files $uri $uri.html $uri/index.html =404;
"""
_PAGE = "/sistem-tmp.html"


class Static(msgspec.Struct, frozen=True, kw_only=True):
    """What happened, who sees it on which page and what is seen; the dress, what was planted in files, directives, and files more."""

    cause: Cause
    visitor: str = "ordinary"
    page: str = "/"
    shows: str
    also: tuple[Cause, ...] = ()
    dress: Dress = WORDPRESS
    layers: tuple[Layer, ...] = ()
    pages: Mapping[str, Page] = {}
    directives: str = ""
    files: Mapping[str, str] = {}


_HIDDEN = f'<div class="lt-box">{GAMBLING.links(12)}</div>'
_GAMBLING = {_PAGE[1:]: GAMBLING.page()}
_WARNING = Page(
    title="Polisi tangkap bandar judi online",
    body="<p>Polisi menangkap bandar slot gacor dan togel. Judi online dilarang; laporkan situs judi.</p>",
)
STATIC: Mapping[str, Static] = {
    "statis-templat": Static(cause=Cause.GAMBLING, shows="slot gacor", layers=(insertion(_HIDDEN), extra_rules(".lt-box{position:absolute;left:-9999px}"))),
    "statis-desa": Static(cause=Cause.GAMBLING, page="/profil", shows="togel", dress=VILLAGE, layers=(insertion(f'<div style="display:none">{GAMBLING.links(8)}</div>'),)),
    "peta-perayap": Static(cause=Cause.CLOAKING, also=(Cause.GAMBLING,), visitor="crawler", shows="slot gacor", directives=f"if ($perayap) {{ rewrite ^/$ {_PAGE}; }}", files=_GAMBLING),
    "peta-pencari": Static(cause=Cause.REDIRECT, also=(Cause.CLOAKING,), visitor="from_search", shows="slotmewah.example", directives="if ($pencari) { return 302 https://slotmewah.example/daftar; }"),
    "peta-telepon": Static(cause=Cause.CLOAKING, also=(Cause.GAMBLING, Cause.REDIRECT), visitor="telephone", shows="slot gacor", directives=f"if ($telepon) {{ rewrite ^/$ {_PAGE}; }}", files=_GAMBLING),
    "peta-hilang": Static(cause=Cause.DOORWAYS, also=(Cause.GAMBLING,), page="/tidak-ada-k7f3.html", shows="slot gacor", directives=f"error_page 404 =200 {_PAGE};", files=_GAMBLING),
    "daftar-berkas": Static(cause=Cause.FILES, page="/uploads/", shows="wso.php", layers=(insertion('<p><a href="/uploads/">Unduhan</a></p>'),), directives="location /uploads/ { autoindex on; try_files $uri $uri/ =404; }", files={"uploads/wso.php": "<?php", "uploads/a.jpg": "x", "uploads/b.jpg": "x", "uploads/c.jpg": "x"}),
    "jujur-berita": Static(cause=Cause.HONEST, shows="judi online", pages={"/berita/bandar/": _WARNING}),
    "jujur-telepon": Static(cause=Cause.HONEST, visitor="telephone", page="/", shows="302", directives="if ($telepon) { rewrite ^/$ /m/ redirect; }", files={"m/index.html": "<html><head><title>Seluler</title></head><body><h1>Dinas</h1><p>Versi telepon.</p></body></html>"}),
    "jujur-perayap": Static(cause=Cause.HONEST, visitor="crawler", shows="403", directives="if ($perayap) { return 403; }"),
}  # fmt: skip


def hosts() -> dict[str, Static]:
    """What was done to each name."""
    return {_NAME.format(label=label): static for label, static in STATIC.items()}


@contextlib.contextmanager
def standing() -> Iterator[Server]:
    """All of them, on one nginx."""
    with nginx([_site(host, static) for host, static in hosts().items()], MAPS) as server:
        yield server


def _site(host: str, static: Static) -> Site:
    respond = web(host, static.dress, pages=static.pages).responding(*static.layers)
    answers = walk(Case(name=host, cause=static.cause, https=respond, because=""))
    files = {_file(target): answer.body.decode().replace(HOST, host) for target, answer in answers.items() if answer.status == 200}
    feed = 'location ~ ^/feed/?$ { types {} default_type application/xml; try_files "" /feed/index.html /feed.html =404; }'
    return Site(host=host, https=f"{_TYPES}{feed}\n    {static.directives}", files={**files, **static.files})


def _file(target: str) -> str:
    path = target.partition("?")[0].removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path if "." in path else f"{path}.html"
