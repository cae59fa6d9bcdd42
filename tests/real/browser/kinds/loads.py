"""Scripts, styles, frames and other files that a page loads (HTML sections 4.2.4, 4.6.7, 4.8, 4.12)."""

from __future__ import annotations

from tests.real.browser.kind import kind
from tests.real.browser.site import Site


def _page(site: Site, *markup: str, head: bool = False) -> None:
    site.front.without("content-security-policy")
    pieces = [piece.replace("HOST", site.other) for piece in markup]
    if head:
        site.head += pieces
    else:
        site.put(*pieces)


@kind("HTML section 4.12.1: which scripts are fetched")
def scripts(site: Site) -> None:
    pieces = ('<script src="https://HOST/a.js"></script>', '<script type="module" src="https://HOST/b.js"></script>', '<script type="text/javascript" src="https://HOST/c.js"></script>', '<script type="application/json" src="https://HOST/d.json"></script>', '<script type="" src="https://HOST/e.js"></script>', '<script type="text/babel" src="https://HOST/f.js"></script>',
        '<script language="vbscript" src="https://HOST/g.vbs"></script>', '<script nomodule src="https://HOST/h.js"></script>', '<script type="TEXT/ECMASCRIPT" src="https://HOST/i.js"></script>', '<script type="importmap">{"imports":{}}</script>', '<script for="window" event="x" src="https://HOST/j.js"></script>', '<script language="javascript1.5" src="https://HOST/k.js"></script>',
        '<script type=" text/javascript " src="https://HOST/l.js"></script>', '<script type="text/javascript; charset=utf-8" src="https://HOST/m.js"></script>', '<script type="text/html" src="https://HOST/n.html"></script>', '<svg><script href="https://HOST/o.js"></script></svg>', '<svg><script xlink:href="https://HOST/p.js"></script></svg>', '<script src=""></script>', '<script defer src="https://HOST/q.js"></script>', '<script type="speculationrules" src="https://HOST/r.js"></script>')  # fmt: skip
    _page(site, *site.some(pieces, 3))


@kind("HTML section 4.6.7: what links fetch")
def links(site: Site) -> None:
    pieces = ('<link rel="stylesheet" href="https://HOST/a.css">', '<link rel="alternate stylesheet" title="x" href="https://HOST/b.css">', '<link rel="stylesheet" disabled href="https://HOST/c.css">', '<link rel="stylesheet" media="print" href="https://HOST/d.css">', '<link rel="stylesheet" type="text/less" href="https://HOST/e.less">', '<link rel="preload" as="script" href="https://HOST/f.js">', '<link rel="modulepreload" href="https://HOST/g.js">',
        '<link rel="preload" as="style" href="https://HOST/h.css">', '<link rel="preload" href="https://HOST/i.bin">', '<link rel="prefetch" href="https://HOST/j.html">', '<link rel="preconnect" href="https://HOST/">', '<link rel="canonical" href="https://HOST/k">', '<link rel="preload" as="font" crossorigin href="https://HOST/l.woff2">', '<link rel="STYLESHEET" href="https://HOST/m.css">', '<link rel="manifest" href="https://HOST/n.json">', '<link href="https://HOST/o.css">', '<link rel="stylesheet" href="">', '<link rel="preload" as="fetch" href="https://HOST/p.json">')  # fmt: skip
    _page(site, *site.some(pieces, 3), head=site.pick(True, False))


@kind("HTML sections 4.8.5 to 4.8.9: frames, objects and media")
def media(site: Site) -> None:
    pieces = ('<iframe src="https://HOST/a"></iframe>', '<iframe src="https://HOST/b" srcdoc="x"></iframe>', '<iframe></iframe>', '<iframe src="about:blank"></iframe>', '<object data="https://HOST/c"></object>', '<object data="https://HOST/d.png" type="image/png"><img src="https://HOST/e.png"></object>', '<embed src="https://HOST/f">', '<video src="https://HOST/g.mp4"></video>', '<video preload="none" src="https://HOST/h.mp4"></video>', '<audio src="https://HOST/i.mp3"></audio>', '<audio controls><source src="https://HOST/j.ogg" type="audio/ogg"></audio>',
        '<video><source src="https://HOST/k.xyz" type="video/xyz"><source src="https://HOST/l.mp4"></video>', '<video><track default src="https://HOST/m.vtt"></video>', '<object><param name="movie" value="https://HOST/n.swf"></object>', '<source src="https://HOST/o.mp4">', '<iframe loading="lazy" src="https://HOST/p"></iframe>', '<applet code="a" archive="https://HOST/q.jar"></applet>', '<iframe src="javascript:1"></iframe>', '<portal src="https://HOST/r"></portal>')  # fmt: skip
    _page(site, *site.some(pieces, 3))


@kind("CSS Cascading 5 section 2; CSS Fonts 4")
def sheets(site: Site) -> None:
    pieces = ("<style>@import 'https://HOST/a.css';</style>", "<style>@import url(https://HOST/b.css) screen;</style>", '<style>@IMPORT "https://HOST/c.css";</style>', "<style>h1 { color: red } @import 'https://HOST/d.css';</style>", "<style media=print>@import 'https://HOST/e.css';</style>", "<style>/* @import 'https://HOST/f.css'; */</style>", "<style>@font-face { font-family: x; src: url(https://HOST/g.woff2) } h1 { font-family: x }</style>",
        "<style type='text/less'>@import 'https://HOST/h.css';</style>", "<style>@import url('https://HOST/i.css') layer(a);</style>", "<style>@charset 'utf-8'; @import 'https://HOST/j.css';</style>", "<style>@import 'https://HOST/k.css' supports(x: y);</style>", "<style>@import\\20'https://HOST/l.css';</style>", "<style><!-- @import 'https://HOST/m.css'; --></style>")  # fmt: skip
    _page(site, site.pick(*pieces))


@kind("HTML section 13.2: where the parser finds elements")
def parsing(site: Site) -> None:
    pieces = ("<template><script src='https://HOST/a.js'></script></template>", "<noscript><img src='https://HOST/b.png'></noscript>", "<!--><img src='https://HOST/c.png'>-->", "<!-- --!><img src='https://HOST/d.png'>", "<textarea><img src='https://HOST/e.png'></textarea>", "<xmp><img src='https://HOST/f.png'></xmp>", "<select><img src='https://HOST/g.png'></select>", "<svg><title><img src='https://HOST/h.png'></title></svg>", "<math><mi><img src='https://HOST/i.png'></mi></math>", "<IMG SRC='https://HOST/j.png'>", "<image src='https://HOST/k.png'>", "<img/src='https://HOST/l.png'/>", "<img src='https://HOST/m.png' src='https://HOST/n.png'>",
        "<img src=https&#58;//HOST/o.png>", "<style><!-- </style><img src='https://HOST/p.png'> --></style>", "<script><!-- <script> </script> --></script><img src='https://HOST/q.png'>", "<title><img src='https://HOST/r.png'></title>", "<table><img src='https://HOST/s.png'></table>", "<p><img\nsrc\n=\n'https://HOST/t.png'", "<iframe><img src='https://HOST/u.png'></iframe>", "<plaintext><img src='https://HOST/v.png'>", "<svg><style><img src='https://HOST/w.png'></style></svg>", "<noembed><img src='https://HOST/x.png'></noembed>", "<![CDATA[<img src='https://HOST/y.png'>]]>", "<?php <img src='https://HOST/z.png'> ?>")  # fmt: skip
    _page(site, site.pick(*pieces))
